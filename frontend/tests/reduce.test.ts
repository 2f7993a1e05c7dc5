import { describe, expect, it } from "vitest";
import { segmentAt } from "../src/player/lengths";
import { reduce } from "../src/player/reduce";
import { atStart, type Effect, type PlayerEvent, type PlayerState } from "../src/player/state";
import { playbook } from "./playbook";

const book = playbook();

/** A session that counts its ids, so that entries can be told apart. */
class Played {
  state: PlayerState = atStart("id-0");
  effects: Effect[] = [];
  #ids = 0;

  on(...events: (PlayerEvent | number | PlayerEvent["type"])[]): this {
    for (const event of events) {
      if (typeof event === "number") this.#seconds(event);
      else this.#one(typeof event === "string" ? ({ type: event } as PlayerEvent) : event);
    }
    return this;
  }

  #seconds(seconds: number): void {
    for (let tenth = 0; tenth < seconds * 10; tenth += 1) this.#one({ type: "tick", ms: 100 });
  }

  #one(event: PlayerEvent): void {
    const step = reduce(book, this.state, event, () => `id-${++this.#ids}`);
    this.state = step.state;
    this.effects.push(...step.effects);
  }

  get at(): string {
    return segmentAt(book, this.state).id;
  }

  /** What the diary holds: entries that were not taken back. */
  get diary() {
    const written = this.effects.filter((effect) => effect.do === "record");
    const taken = new Set(written.flatMap((one) => (one.kind === "void" ? [one.data.entry] : [])));
    return written.filter((one) => one.kind !== "void" && !taken.has(one.id));
  }

  get sets() {
    return this.diary.flatMap((one) =>
      one.kind === "set" ? [`${one.data.item}.${one.data.side}.${one.data.full ? "full" : "part"}`] : [],
    );
  }
}

const played = (...events: (PlayerEvent | number | PlayerEvent["type"])[]) =>
  new Played().on("start", ...events);

describe("a session played to its end", () => {
  it("writes each set once and ends", () => {
    const session = played(90);
    expect(session.state.phase).toBe("ended");
    expect(session.sets).toEqual(["0.left.full", "0.right.full", "1.bilateral.full"]);
  });

  it("writes seconds, repetitions and holds as they were done", () => {
    const [hold, , reps] = played(90).diary.map((one) => one.data);
    expect(hold).toMatchObject({ seconds: 20, reps: null, set: 1, session: book.planned });
    expect(reps).toMatchObject({ seconds: 20, reps: 4, hold_s: 3 });
  });

  it("gives every cue once, at its time", () => {
    const session = played(14.9);
    const beeps = () => session.effects.flatMap((effect) => (effect.do === "cue" ? [effect.cue.beep] : []));
    expect(beeps()).toEqual(["go"]);
    session.on(0.2);
    expect(beeps()).toEqual(["go", "half"]);
  });

  it("says the exercise and the change of sides, and nothing in between", () => {
    const said = played(90).effects.flatMap((effect) => (effect.do === "announce" ? [effect.text] : []));
    expect(said).toEqual(["Exercise 0", "Change sides", "Exercise 1", "Done"]);
  });

  it("does not mind late ticks", () => {
    const session = played(
      { type: "tick", ms: 4900 },
      { type: "tick", ms: 4900 },
      { type: "tick", ms: 4900 },
    );
    expect(session.at).toBe("0.1.left.work");
    expect(session.state.elapsedMs).toBe(9700);
  });
});

describe("time that stands still", () => {
  it("pauses and goes on at the same moment", () => {
    const session = played(12, "pause", 60);
    expect(session.state.elapsedMs).toBe(7000);
    expect(session.on("go-on", 1).state.elapsedMs).toBe(8000);
  });

  it("counts the person back in after the device slept", () => {
    const session = played(12, "gap", 4.9);
    expect([session.state.phase, session.state.elapsedMs]).toEqual(["waiting", 7000]);
    expect(session.on(0.1, 1).state.elapsedMs).toBe(8000);
  });

  it("adds seconds to a rest that is too short", () => {
    expect(played(5 + 20 + 5 + 20, "extend", 24.9).at).toBe("0.1.both.rest");
  });
});

describe("back and skip", () => {
  it("skips to the next exercise and keeps the part that was done", () => {
    const session = played(5 + 8, "skip");
    expect(session.at).toBe("1.1.bilateral.get-ready");
    expect(session.diary[0]?.data).toMatchObject({ full: false, seconds: 8 });
  });

  it("counts a set that is done again once, and whole", () => {
    expect(played(5 + 8, "back", 5 + 20).sets).toEqual(["0.left.full"]);
    expect(played(5 + 20 + 5, "back", 5 + 20 + 5 + 20).sets).toEqual(["0.left.full", "0.right.full"]);
  });

  it("counts only whole repetitions of a broken set", () => {
    expect(played(5, "skip", 5 + 12, "skip").diary.at(-1)?.data).toMatchObject({ reps: 2, full: false });
  });

  it("does only what the segment allows", () => {
    expect(played(5 + 5, "skip", 5 + 5, "extend").state.extraMs).toBe(0);
  });
});

describe("uncomfortable", () => {
  it("remembers the feeling and leaves the exercise out", () => {
    const session = played(5 + 8, "uncomfortable");
    expect(session.at).toBe("1.1.bilateral.get-ready");
    expect(session.diary.map((one) => one.kind)).toEqual(["set", "feeling"]);
    expect(session.diary[1]?.data).toMatchObject({
      exercise: "exercise-0",
      feeling: "uncomfortable",
      side: "left",
    });
  });

  it("is undone in one tap, to the same second", () => {
    const session = played(5 + 8, "uncomfortable", 2, "undo");
    expect([session.at, session.state.elapsedMs, session.state.phase]).toEqual([
      "0.1.left.work",
      8000,
      "waiting",
    ]);
    expect(session.diary).toEqual([]);
    expect(session.on(5 + 12).sets).toEqual(["0.left.full"]);
  });

  it("can be undone after the last exercise too", () => {
    const session = played(5, "skip", 5 + 8, "uncomfortable");
    expect(session.state.phase).toBe("ended");
    expect(session.on("undo", 5 + 12 + 5).state.phase).toBe("ended");
    expect(session.sets).toEqual(["1.bilateral.full"]);
  });

  it("may be meant for one side only", () => {
    const session = played(5 + 8, "uncomfortable", "only-side", 5);
    expect(session.at).toBe("0.1.right.work");
    expect(session.diary.at(-1)?.data).toMatchObject({ feeling: "other-side", side: "left" });
    expect(session.on(20).sets).toEqual(["0.left.part", "0.right.full"]);
  });
});

describe("one side hurts", () => {
  const left = { type: "side", side: "left" } as const;
  const right = { type: "side", side: "right" } as const;
  const felt = (session: Played) =>
    session.diary.flatMap((one) => (one.kind === "feeling" ? [[one.data.feeling, one.data.side]] : []));

  it("asks which one while time stands still", () => {
    const session = played(5 + 8, "one-side", 30);
    expect([session.state.phase, session.state.asking, session.state.elapsedMs]).toEqual([
      "paused",
      true,
      8000,
    ]);
    expect(session.on("go-on", 1).state).toMatchObject({ asking: false, elapsedMs: 9000 });
    expect(session.diary).toEqual([]);
  });

  it("lets the side rest that is done now, with a moment to change sides", () => {
    const session = played(5 + 8, "one-side", left);
    expect(session.at).toBe("0.1.right.switch");
    expect(felt(session)).toEqual([["other-side", "left"]]);
    expect(session.on(5 + 20).sets).toEqual(["0.left.part", "0.right.full"]);
  });

  it("goes on with this side where the other one rests", () => {
    const session = played(5 + 8, "one-side", right, 5 + 12);
    expect(session.at).toBe("0.1.both.rest");
    expect(felt(session)).toEqual([["other-side", "right"]]);
    expect(session.sets).toEqual(["0.left.full"]);
  });

  it("is undone in one tap", () => {
    const session = played(5 + 8, "one-side", left, 2, "undo");
    expect([session.at, session.state.elapsedMs]).toEqual(["0.1.left.work", 8000]);
    expect(session.diary).toEqual([]);
  });

  it("leaves the exercise out where both sides rest", () => {
    const session = played(5 + 8, "one-side", left, 5 + 4, "only-side", "one-side", right);
    expect(session.at).toBe("1.1.bilateral.get-ready");
    expect(felt(session)).toEqual([
      ["other-side", "left"],
      ["other-side", "right"],
    ]);
  });

  it("is not asked where an exercise has no sides", () => {
    expect(played(5, "skip", 5 + 2, "one-side").state.asking).toBe(false);
  });
});

describe("lengths", () => {
  it("gives a hold more time up to its cap, and the other side the same", () => {
    const session = played(5 + 8, "extend", "extend");
    expect(session.state.extraMs).toBe(10_000);
    session.on(22 + 5 + 29);
    expect(session.at).toBe("0.1.right.work");
    session.on(1);
    expect(session.diary.map((one) => one.kind === "set" && one.data.seconds)).toEqual([30, 30]);
    expect(session.sets).toEqual(["0.left.full", "0.right.full"]);
  });

  it("tells a hold that was made shorter as it was", () => {
    const session = played(5 + 8, "shorten", 0.1);
    expect(session.at).toBe("0.1.right.switch");
    expect(session.sets).toEqual(["0.left.part"]);
  });

  it("never makes a rest shorter than what is behind, and ends it then", () => {
    expect(played(5 + 20 + 5 + 20 + 4, "shorten", 0.1).at).toBe("1.1.bilateral.get-ready");
  });

  it("moves half time and the end with the length", () => {
    const session = played(5, "extend", 14.9);
    const beeps = () => session.effects.flatMap((effect) => (effect.do === "cue" ? [effect.cue.beep] : []));
    expect(beeps()).toEqual(["go"]);
    expect(session.on(0.2).effects.some((effect) => effect.do === "cue" && effect.cue.beep === "half")).toBe(
      true,
    );
  });
});

describe("a person who goes on by hand", () => {
  it("waits before each exercise but the first, and goes on with a tap", () => {
    const session = played();
    session.state = { ...session.state, onward: false };
    session.on(5 + 20 + 5 + 20 + 10 + 30);
    expect([session.at, session.state.phase, session.state.gate]).toEqual([
      "1.1.bilateral.get-ready",
      "paused",
      true,
    ]);
    session.on("go-on", 1);
    expect(session.state).toMatchObject({ phase: "playing", gate: false, elapsedMs: 1000 });
  });
});

describe("sharp pain", () => {
  it("stops at once and is in the diary before any question", () => {
    const session = played(5 + 8, "stop", 30);
    expect([session.state.phase, session.state.elapsedMs]).toEqual(["stopping", 8000]);
    expect(session.diary.map((one) => one.kind)).toEqual(["set", "stop"]);
    expect(session.diary[1]?.data).toMatchObject({ reason: "sharp", exercise: "exercise-0" });
  });

  it("keeps the reason that was chosen, and only that one", () => {
    const session = played(5 + 8, "stop", { type: "reason", reason: "dizzy" }, "ask-again", {
      type: "reason",
      reason: "cramp",
    });
    expect(session.state.phase).toBe("stopped");
    expect(session.diary.flatMap((one) => (one.kind === "stop" ? [one.data.reason] : []))).toEqual(["cramp"]);
  });

  it.each([
    [[]],
    [[{ type: "reason", reason: "sharp" } as const]],
    [[{ type: "reason", reason: "chest-pain" } as const]],
  ])("leaves nothing behind when it was a mistake", (chosen) => {
    const session = played(5 + 8, "stop", ...chosen, "mistake");
    expect([session.state.phase, session.state.elapsedMs]).toEqual(["waiting", 8000]);
    expect(session.diary).toEqual([]);
    expect(session.on(5 + 12).sets).toEqual(["0.left.full"]);
  });

  it("ends calmly where somebody only wants to end", () => {
    const session = played(5 + 8, "pause", "end-here");
    expect(session.state.phase).toBe("ended");
    expect(session.diary.at(-1)?.data).toMatchObject({ reason: "ended-early" });
  });
});

describe("a crash", () => {
  it("repeats the last second with the same ids, so that nothing is doubled", () => {
    const before = played(5 + 19.5).state;
    const ids = () => "next";
    const once = reduce(book, before, { type: "tick", ms: 500 }, ids).effects;
    const again = reduce(book, before, { type: "tick", ms: 500 }, ids).effects;
    expect(once.filter((effect) => effect.do === "record")).toEqual(
      again.filter((effect) => effect.do === "record"),
    );
    expect(once.some((effect) => effect.do === "record")).toBe(true);
  });
});
