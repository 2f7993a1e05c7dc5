import { describe, expect, it } from "vitest";
import { captionAt, markAt } from "../src/player/marks";
import { segment } from "./playbook";

const words = (text: string) => ({ key: text, params: {}, text });
const silent = { say: null, levels: [] };
const work = segment("0.1.left.work", 20, {
  cues: [
    { at_s: 0, beep: "go", ...silent },
    { at_s: 2, say: words("Breathe"), beep: null, levels: ["short", "full"] },
    { at_s: 4, say: words("A long instruction"), beep: null, levels: ["full"] },
    { at_s: 10, beep: "half", ...silent },
    ...[15, 16, 17, 18, 19].map((at_s) => ({ at_s, beep: "tick" as const, ...silent })),
  ],
});

describe("what is seen of a sound", () => {
  it("stays about a second, and the last five are one colour without a gap", () => {
    const seen = (ms: number) => markAt(work, ms);
    expect([seen(0), seen(1100), seen(1300), seen(10_500), seen(14_900)]).toEqual([
      "go",
      "go",
      null,
      "half",
      null,
    ]);
    for (let ms = 15_000; ms < 20_000; ms += 100) expect(seen(ms)).toBe("count");
  });

  it("is a change of sides for as long as that takes", () => {
    expect(markAt(segment("0.1.right.switch", 5), 4900)).toBe("switch");
  });

  it("is written where others hear a reminder, and not what only whole instructions say", () => {
    expect([
      captionAt(work, 1900),
      captionAt(work, 2100),
      captionAt(work, 5900),
      captionAt(work, 6100),
    ]).toEqual([null, "Breathe", "Breathe", null]);
  });
});
