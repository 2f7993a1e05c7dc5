import { describe, expect, it } from "vitest";
import type { Cue } from "../src/api/shapes";
import { ahead } from "../src/player/ahead";
import { reduce } from "../src/player/reduce";
import { atStart, type PlayerState } from "../src/player/state";
import { heard } from "../src/voice/choice";
import { Clips } from "../src/voice/clips";
import { keepLevel, keptLevel, LEVELS, nextLevel } from "../src/voice/level";
import { arranged } from "../src/voice/plan";
import { Voice } from "../src/voice/voice";
import { playbook } from "./playbook";

const words = (text: string) => ({ key: text, params: {}, text });
const cue = (text: string, more: Partial<Cue> = {}): Cue => ({
  at_s: 0,
  say: words(text),
  beep: null,
  levels: ["names", "short", "full"],
  ...more,
});
const half = cue("Half time", { beep: "half", levels: ["short", "full"] });
const step = cue("Slide one foot back.", { levels: ["full"] });
const tick: Cue = { at_s: 0, say: null, beep: "tick", levels: [] };

describe("what is heard of a cue", () => {
  it.each([
    ["full", half, { say: "Half time", beep: "half" }],
    ["short", half, { say: "Half time", beep: "half" }],
    ["names", half, { say: null, beep: "half" }],
    ["beeps", half, { say: null, beep: "half" }],
    ["silent", half, { say: null, beep: null }],
    ["full", step, { say: "Slide one foot back.", beep: null }],
    ["short", step, { say: null, beep: null }],
  ] as const)("at the level %s", (level, one, expected) => {
    expect(heard(one, level)).toEqual(expected);
  });

  it("goes round the levels", () => {
    const round = LEVELS.map(nextLevel);
    expect([...round].sort()).toEqual([...LEVELS].sort());
    expect(nextLevel("silent")).toBe("full");
  });
});

describe("sentences in time", () => {
  const seconds = () => 1;

  it("follow one another and never talk over one another", () => {
    const coming = [cue("One"), cue("Two"), cue("Three")].map((one, at) => ({ cue: one, inS: at / 2 }));
    const said = arranged(coming, "short", seconds).map((one) => one.sayAt);
    expect(said).toEqual([0, 1.1, 2.2]);
  });

  it("wait for a beep that calls for attention, and not for a tick", () => {
    const [first] = arranged([{ cue: half, inS: 5 }], "short", seconds);
    expect(first?.beepAt).toBe(5);
    expect(first?.sayAt).toBeCloseTo(5.3);
    const [, after] = arranged(
      [
        { cue: tick, inS: 5 },
        { cue: cue("Five seconds"), inS: 5 },
      ],
      "short",
      seconds,
    );
    expect(after?.sayAt).toBe(5);
  });

  it("are left out when they would come too late to make sense", () => {
    const [late] = arranged([{ cue: cue("One"), inS: 0 }], "short", seconds, 2.5);
    expect(late?.say).toBeNull();
  });
});

describe("what comes", () => {
  const book = playbook();
  const ids = () => "id";
  const STEP_MS = 50;
  const started = (): PlayerState => reduce(book, atStart("id"), { type: "start" }, ids).state;

  /** The moment of every cue when time passes in small steps, as it does. */
  function given(state: PlayerState, seconds: number): [number, Cue][] {
    const found: [number, Cue][] = [];
    for (let ms = STEP_MS; ms <= seconds * 1000; ms += STEP_MS) {
      const next = reduce(book, state, { type: "tick", ms: STEP_MS }, ids);
      state = next.state;
      for (const effect of next.effects) if (effect.do === "cue") found.push([ms / 1000, effect.cue]);
    }
    return found;
  }

  it("is exactly what will be given, at the same moments", () => {
    const coming = ahead(book, started(), 60);
    expect(coming.length).toBeGreaterThan(2);
    expect(coming.map(({ inS, cue: one }) => [inS, one])).toEqual(given(started(), coming.at(-1)?.inS ?? 0));
  });

  it("begins after the count-in, and leaves the session as it is", () => {
    const waiting: PlayerState = { ...started(), phase: "waiting", waitMs: 5000 };
    const before = structuredClone(waiting);
    const [first] = ahead(book, waiting, 60);
    expect(first?.inS).toBe((ahead(book, started(), 60)[0]?.inS ?? 0) + 5);
    expect(waiting).toEqual(before);
  });

  it("is nothing while the session is paused", () => {
    expect(ahead(book, { ...started(), phase: "paused" }, 60)).toEqual([]);
  });
});

describe("recorded sentences", () => {
  const clips = new Clips({
    packs: [],
    clips: {
      "Next: Bridge": [
        [0, 0, 10, 0.5],
        [0, 10, 10, 0.7],
      ],
    },
  });

  it("are as long as their clips with the pauses between", () => {
    expect(clips.seconds("Next: Bridge")).toBeCloseTo(1.32);
  });

  it("are known by their whole text", () => {
    expect(clips.has("Next: Bridge")).toBe(true);
    expect(clips.has("Next: Cobra")).toBe(false);
  });
});

describe("a browser without speech, sound or storage", () => {
  it("plays in silence and does not fall over", async () => {
    const voice = new Voice("en");
    await voice.unlock();
    voice.plan([{ cue: half, inS: 1 }], 90);
    voice.give(half);
    voice.hush();
    keepLevel("silent");
    expect(keptLevel()).toBe("short");
  });
});
