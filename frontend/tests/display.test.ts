import { describe, expect, it } from "vitest";
import { type Clock, GAP_MS, Ticker } from "../src/player/clock";
import { beatNow, breathCount, breathing, dial, itemProgress } from "../src/player/display";
import { sayer } from "../src/words";
import { playbook, segment } from "./playbook";

const book = playbook();
const [, hold, , , , , reps] = book.timeline.segments;
if (!hold || !reps) throw new Error("the playbook of the tests has changed");

describe("the dial", () => {
  it("counts a hold down", () => {
    expect(dial(hold, 0, 0)).toEqual({ left: 1, number: 20, rep: null });
    expect(dial(hold, 15_000, 0)).toEqual({ left: 0.25, number: 5, rep: null });
  });

  it("counts repetitions and the seconds of their holds", () => {
    expect(dial(reps, 6500, 0)).toMatchObject({ number: 3, rep: { number: 2, of: 4 } });
    expect(beatNow(reps, 5200)?.part).toBe("move");
    expect(beatNow(reps, 6500)?.part).toBe("hold");
    expect(beatNow(reps, 9500)?.part).toBe("return");
  });

  it("counts repetitions without a hold by their number", () => {
    const quick = segment("0.1.bilateral.work", 8, {
      beats: [0, 4].map((at_s, index) => ({
        at_s,
        number: index + 1,
        hold_at_s: at_s + 2,
        hold_s: 0,
        side: "bilateral",
      })),
    });
    expect(dial(quick, 5000, 0).number).toBe(2);
  });

  it("adds the seconds that were asked for", () => {
    expect(dial(hold, 0, 15_000).number).toBe(35);
  });
});

describe("the breath", () => {
  it("fills while breathing in and empties while breathing out", () => {
    expect(breathing(hold, 0)).toEqual({ phase: "in", fullness: 0 });
    expect(breathing(hold, 3999)?.fullness).toBeCloseTo(1, 2);
    expect(breathing(hold, 7000)).toMatchObject({ phase: "out" });
    expect(breathing(hold, 7000)?.fullness).toBeCloseTo(0.5, 5);
    expect(breathing(hold, 15_000)).toBeNull();
  });
});

describe("a hold in breaths", () => {
  const breaths = [0, 4, 8].flatMap((at_s) => [
    { at_s, seconds: 1.6, phase: "in" as const },
    { at_s: at_s + 1.6, seconds: 2.4, phase: "out" as const },
  ]);
  const three = segment("0.1.bilateral.work", 12, { breaths });

  it("counts the breaths up", () => {
    expect([0, 5000, 11_900].map((at) => dial(three, at, 0, true).number)).toEqual([1, 2, 3]);
    expect(dial(three, 0, 0, true).rep).toEqual({ number: 1, of: 3 });
  });

  it("breathes on where it is made longer", () => {
    expect(breathing(three, 12_000)?.phase).toBe("in");
    expect(breathCount(three, 13_000)).toEqual({ number: 4, of: 4 });
  });
});

describe("the bar over the session", () => {
  it("fills item by item", () => {
    const progress = itemProgress(book.timeline.segments, 2, 1, 10_000);
    expect(progress).toEqual([15 / 60, 0]);
  });
});

describe("the clock", () => {
  const run = (steps: [mono: number, wall: number, awake?: number][], listening = true) => {
    const heard: (number | "gap")[] = [];
    let [mono, wall, sound, beat] = [0, 0, 0, () => {}];
    const clock: Clock = {
      monotonic: () => mono,
      wall: () => wall,
      awake: () => (listening ? sound : null),
      every: (_, tick) => {
        beat = tick;
        return () => {};
      },
    };
    new Ticker(
      clock,
      (ms) => heard.push(ms),
      () => heard.push("gap"),
    ).start();
    for (const [more, moreWall, moreSound = 0] of steps) {
      mono += more;
      wall += moreWall;
      sound += moreSound;
      beat();
    }
    return heard;
  };

  it("passes late ticks on whole", () => {
    expect(
      run([
        [100, 100],
        [1900, 1900],
      ]),
    ).toEqual([100, 1900]);
  });

  it("sees that the device slept, also where the monotonic clock slept with it", () => {
    expect(
      run([
        [GAP_MS + 1, GAP_MS + 1],
        [100, 60_000],
        [100, 100],
      ]),
    ).toEqual(["gap", "gap", 100]);
  });

  it("does not take a hidden page whose timers are held back for a sleeping device: the sound went on", () => {
    expect(run([[60_000, 60_000, 59_990]])).toEqual([60_000]);
  });

  it("takes it for one where the sound stood still, or was off", () => {
    expect(run([[60_000, 60_000, 800]])).toEqual(["gap"]);
    expect(run([[60_000, 60_000, 60_000]], false)).toEqual(["gap"]);
  });

  it("does not mind a wall clock that is set back", () => {
    expect(run([[100, -3_600_000]])).toEqual([100]);
  });
});

describe("words", () => {
  const words = {
    left: "{n} left",
    sets: { one: "{n} подход", few: "{n} подхода", many: "{n} подходов", other: "{n} подхода" },
  };

  it("are filled and put into the right plural", () => {
    const say = sayer(words, "ru");
    expect([
      say("left", { n: 3 }),
      say("sets", { n: 1 }),
      say("sets", { n: 3 }),
      say("sets", { n: 11 }),
    ]).toEqual(["3 left", "1 подход", "3 подхода", "11 подходов"]);
  });

  it("that are missing are named", () => {
    expect(() => sayer(words, "en")("gone")).toThrow("no words for gone");
  });
});
