import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { figureChoice } from "../src/figure/choice";
import { blended } from "../src/figure/movement";
import { unpacked } from "../src/figure/unpack";
import { movement } from "./clips";

const cobra = () => movement("cobra");

const thereAndBack: [number, number][] = [
  [0, 0],
  [0.2, 2],
  [0.4, 1],
  [0.6, 1],
  [0.8, 2],
  [1, 0],
];

describe("a movement between its samples", () => {
  it("passes every sample exactly and always weighs one in all", () => {
    for (const [at, sample] of thereAndBack.slice(0, -1)) {
      const of = blended(thereAndBack, at).filter(([one]) => one === sample);
      expect(of.reduce((sum, [, weight]) => sum + weight, 0)).toBeCloseTo(1);
    }
    for (let at = 0; at < 1; at += 0.013)
      expect(blended(thereAndBack, at).reduce((sum, [, weight]) => sum + weight, 0)).toBeCloseTo(1);
  });

  it("rests where a pose is held", () => {
    for (const at of [0.4, 0.47, 0.59])
      expect(blended(thereAndBack, at).filter(([sample, weight]) => weight && sample !== 1)).toEqual([]);
  });

  it("comes to rest before a hold and leaves it slowly", () => {
    const share = (at: number) =>
      blended(thereAndBack, at).reduce((sum, [sample, weight]) => sum + (sample === 1 ? weight : 0), 0);
    expect(share(0.4) - share(0.399)).toBeLessThan(share(0.31) - share(0.309));
  });

  it("goes round: a moment after the end is one after the beginning", () => {
    expect(blended(thereAndBack, 1.1)).toEqual(blended(thereAndBack, 1.1 - 1));
  });
});

describe("a clip as the studio wrote it", () => {
  it("turns every bone by a rotation at every moment, without a jump", () => {
    const clip = cobra();
    const size = clip.form.bones.length * 4;
    const [turns, before] = [new Float32Array(size), new Float32Array(size)];
    const root = new Float32Array(3);
    clip.pose(0, before, root);
    for (let at = 0; at <= 1; at += 0.01) {
      clip.pose(at, turns, root);
      for (let k = 0; k < size; k += 4) {
        const q = turns.subarray(k, k + 4);
        expect(Math.hypot(...q)).toBeCloseTo(1, 4);
        const same = Math.abs(q.reduce((sum, part, n) => sum + part * (before[k + n] ?? 0), 0));
        expect(same).toBeGreaterThan(Math.cos((8 * Math.PI) / 360));
      }
      before.set(turns);
      expect(root[2]).toBeGreaterThan(0);
    }
  });

  it("takes as long as a slow breath and stops at its key frames", () => {
    const clip = cobra();
    expect(clip.seconds).toBeGreaterThanOrEqual(8);
    expect(clip.stops.map(({ frame }) => clip.form.frames[frame])).toEqual(["start", "up", "start"]);
    expect(clip.momentOf(1)).toBeCloseTo(0.4);
  });

  it("says what is wrong with a file that is cut short", () => {
    const whole = gzipSync(
      Buffer.concat([Buffer.from([26, 0, 0, 0]), Buffer.from('{"arrays":{"turns":[2,2]}}')]),
    );
    const plain = gunzipSync(whole);
    const data = plain.buffer.slice(plain.byteOffset, plain.byteOffset + plain.byteLength) as ArrayBuffer;
    expect(() => unpacked(data)).toThrow("bytes stand where");
  });

  it("is at its picture at the turn of a round, wherever the round begins", () => {
    expect(cobra().round).toMatchObject({ begin: 0, reach: 0.4, leave: 0.6, turns: true });
    expect(movement("cat-cow").round).toMatchObject({ begin: 0.5, reach: 1, leave: 1, turns: true });
    expect(movement("reverse-scissors").round.turns).toBe(false);
    expect(movement("crook-lying-relax").round).toMatchObject({ begin: 0, reach: 0, turns: true });
  });

  it("keeps every strap's points in the room", () => {
    expect(cobra().strapPoints(0.3)).toEqual([]);
  });
});

describe("the body that is chosen", () => {
  it("is remembered, and is the first where nothing fitting is", () => {
    const kept = new Map<string, string>();
    Object.assign(globalThis, {
      localStorage: { getItem: (key: string) => kept.get(key) ?? null, setItem: kept.set.bind(kept) },
    });
    expect(figureChoice.read()).toEqual({
      body: "female",
      tone: "light",
      motion: "moving",
      muscles: "hidden",
    });
    figureChoice.keep({ body: "male", tone: "dark", motion: "still", muscles: "shown" });
    expect(figureChoice.read()).toEqual({ body: "male", tone: "dark", motion: "still", muscles: "shown" });
    kept.set("lumbar.figure", "}");
    expect(figureChoice.read()).toEqual({
      body: "female",
      tone: "light",
      motion: "moving",
      muscles: "hidden",
    });
  });
});
