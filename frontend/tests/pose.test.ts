import { describe, expect, it } from "vitest";
import type { Round } from "../src/figure/movement";
import { nextWork, workBefore } from "../src/player/playbook";
import { poseAt } from "../src/player/pose";
import { playbook, segment } from "./playbook";

/** Up by 0.4, held till 0.6, down by 1. */
const round: Round = { begin: 0, reach: 0.4, leave: 0.6, turns: true, seconds: 8 };
const book = playbook();
const { timeline } = book;

/** The pose so many seconds into a segment of the playbook: a hold of both sides, then repetitions. */
function pose(id: string, seconds: number, of = round) {
  const place = timeline.segments.findIndex((one) => one.id === id);
  const found = timeline.segments[place];
  if (!found) throw new Error(`the playbook of the tests has no ${id}`);
  return poseAt(of, found, seconds * 1000, workBefore(timeline, place), nextWork(book, place, []));
}

describe("the figure in a hold", () => {
  it("goes to the pose and stays", () => {
    expect(pose("0.1.left.work", 0).at).toBe(0);
    expect(pose("0.1.left.work", 1.5).at).toBeCloseTo(0.2);
    for (const seconds of [3, 10, 19.9]) expect(pose("0.1.left.work", seconds).at).toBe(0.4);
  });

  it("breathes as the person is told to", () => {
    expect(pose("0.1.left.work", 0).fullness).toBe(0);
    expect(pose("0.1.left.work", 3.999).fullness).toBeCloseTo(1, 2);
    expect(pose("0.1.left.work", 9.99).fullness).toBeCloseTo(0, 2);
  });

  it("comes out of the pose before it changes sides", () => {
    expect(pose("0.1.right.switch", 0)).toMatchObject({ at: 0.6, right: false });
    expect(pose("0.1.right.switch", 1.9)).toMatchObject({ right: false });
    expect(pose("0.1.right.switch", 2)).toMatchObject({ at: 1, right: true });
    expect(pose("0.1.right.work", 5)).toMatchObject({ at: 0.4, right: true });
  });

  it("goes on and on where the picture is only passed, as in rocking", () => {
    const rocking = { ...round, reach: 0.75, leave: 0.75, turns: false };
    expect(pose("0.1.left.work", 2, rocking).at).toBeCloseTo(0.25);
    expect(pose("0.1.left.work", 10, rocking).at).toBeCloseTo(0.25);
  });
});

describe("the figure in repetitions", () => {
  it("moves, holds and comes back with every one", () => {
    const at = (seconds: number) => pose("1.1.bilateral.work", seconds).at;
    expect([at(0), at(0.5), at(1), at(3.9), at(4), at(4.5)]).toEqual([0, 0.2, 0.4, 0.4, 0.6, 0.8]);
    expect(at(5)).toBe(0);
    expect(at(19.999)).toBeCloseTo(1, 2);
  });

  it("shows the side of each where they alternate", () => {
    const beats = (["left", "right"] as const).map((side, k) => ({
      at_s: k * 4,
      number: 1,
      hold_at_s: k * 4 + 2,
      hold_s: 0,
      side,
    }));
    const both = segment("0.1.alternating.work", 8, { beats });
    expect(poseAt(round, both, 3000, undefined, undefined).right).toBe(false);
    expect(poseAt(round, both, 5000, undefined, undefined).right).toBe(true);
  });

  it("goes round whole where there is no way back", () => {
    const ways = { ...round, reach: 0.22, leave: 0.22, turns: false };
    const beats = [{ at_s: 0, number: 1, hold_at_s: 4, hold_s: 0, side: "bilateral" as const }];
    const one = segment("0.1.bilateral.work", 8, { beats });
    for (const seconds of [0, 2, 4, 6])
      expect(poseAt(ways, one, seconds * 1000, undefined, undefined).at).toBeCloseTo(seconds / 8);
  });
});

describe("the figure between the work", () => {
  it("shows what comes next, and goes to where it begins when it is time to get ready", () => {
    expect(pose("0.1.both.rest", 3)).toEqual({ at: 0.4, fullness: null, right: false });
    expect(pose("1.1.bilateral.get-ready", 0).at).toBe(0.6);
    expect(pose("1.1.bilateral.get-ready", 4).at).toBe(1);
  });

  it("waits at the beginning between two sets", () => {
    const work = (set: number) => segment(`0.${set}.bilateral.work`, 10);
    const rest = segment("0.1.bilateral.rest", 20);
    expect(poseAt(round, rest, 1000, work(1), work(2)).at).toBeCloseTo(0.8);
    expect(poseAt(round, rest, 5000, work(1), work(2)).at).toBe(1);
  });
});
