import { describe, expect, it } from "vitest";
import { orderIn } from "../src/player/device/commands";
import { toListenTo } from "../src/player/listening";
import { playbook } from "./playbook";

const PHRASES = {
  pause: "pause|wait",
  go_on: "go on",
  next: "next",
  back: "back",
  stop: "stop",
  hurts: "it hurts",
};

describe("a session for those who only listen", () => {
  const whole = playbook();
  const heard = toListenTo(whole, "short");
  const doses = heard.timeline.segments.flatMap((one, place) =>
    one.cues.filter(({ say }) => say?.text === "20 seconds each side").map((cue) => ({ place, cue, one })),
  );

  it("says the dose of each exercise once, before its work is over", () => {
    expect(doses.map(({ one }) => one.item).length).toBe(whole.items.length);
    for (const { cue, one } of doses) expect(cue.at_s).toBeLessThan(one.seconds);
  });

  it("changes nothing else: the segments and their other cues are the same", () => {
    const rest = heard.timeline.segments.map(({ cues }) =>
      cues.filter((cue) => !doses.some((one) => one.cue === cue)),
    );
    expect(rest).toEqual(whole.timeline.segments.map(({ cues }) => cues));
  });
});

describe("an order", () => {
  const order = (heard: string) => orderIn(heard, (one) => PHRASES[one]);

  it("is the whole of what was said, however it was written down", () => {
    expect([order("Pause."), order(" wait "), order("It hurts!"), order("Go on")]).toEqual([
      "pause",
      "pause",
      "hurts",
      "go_on",
    ]);
  });

  it("is not a word within a sentence", () => {
    expect([order("Next: Bridge"), order("we pause now"), order("")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
