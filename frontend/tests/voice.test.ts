import { describe, expect, it } from "vitest";
import type { Cue } from "../src/api/shapes";
import { heard } from "../src/voice/choice";
import { keepLevel, keptLevel, nextLevel } from "../src/voice/level";
import { Voice } from "../src/voice/voice";

const half: Cue = {
  at_s: 10,
  say: { key: "guiding.half-time", params: {}, text: "Half time" },
  beep: "half",
};
const breathe: Cue = {
  at_s: 0,
  say: { key: "guiding.breathe.in", params: {}, text: "Breathe in" },
  beep: null,
};

describe("what is heard of a cue", () => {
  it.each([
    ["voice", half, { say: "Half time", beep: "half" }],
    ["voice", breathe, { say: "Breathe in", beep: null }],
    ["beeps", half, { say: null, beep: "half" }],
    ["beeps", breathe, { say: null, beep: null }],
    ["silent", half, { say: null, beep: null }],
  ] as const)("at the level %s", (level, cue, expected) => {
    expect(heard(cue, level)).toEqual(expected);
  });

  it("goes round the levels", () => {
    expect(nextLevel("voice")).toBe("beeps");
    expect(nextLevel("silent")).toBe("voice");
  });
});

describe("a browser without speech, sound or storage", () => {
  it("plays in silence and does not fall over", () => {
    const voice = new Voice("en");
    voice.unlock();
    voice.give(half);
    voice.hush();
    keepLevel("silent");
    expect(keptLevel()).toBe("voice");
  });
});
