/** A movement between its samples: which of them are blended at a moment, and how the bones are turned then. */
import { named, type Table } from "./unpack";

/** One form of an exercise as `studio/moves.py` writes it. The first samples are the key frames. */
export interface Form {
  frames: string[];
  hero: number;
  paced: "breath" | "clock";
  /** When, from 0 to 1, which sample is passed. */
  loop: [number, number][];
  /** The bones that turn, in the order of the quaternions. */
  bones: number[];
  mat: { place: number[]; size: number[] } | null;
  camera: { yaw: number; pitch: number };
  things: { kind: string }[];
}

export interface Clip {
  exercise: string;
  forms: Record<string, Form>;
}

/** A moment at which a key frame is passed. */
export interface Stop {
  at: number;
  frame: number;
}

/** One round of a movement, from where it begins to the picture of its form and back: `begin` ≤ `reach` ≤ `leave` ≤
 * `begin` + 1. Where it does not `turn` at the picture, the picture is only passed on the way. */
export interface Round {
  begin: number;
  reach: number;
  leave: number;
  turns: boolean;
  seconds: number;
}

const TURN = 32767;
const PLACE = 10_000;
const MILLIMETRES = 1000;
const BREATH_S = 8;
const CLOCK_S = 6;
const WAY_S = 2;

type Blend = [sample: number, weight: number][];

export class Movement {
  readonly stops: Stop[];
  /** Seconds of one repetition: a slow breath, or longer where there are many ways to go. */
  readonly seconds: number;
  /** Places that the camera has to have in its picture: x, y, z in metres, one after the other. */
  readonly fit: Float32Array;
  readonly straps: number;
  readonly #turns: Table;
  readonly #roots: Table;
  readonly #straps: Table | undefined;
  readonly #loop: [number, number][];

  constructor(
    readonly form: Form,
    tables: ReadonlyMap<string, Table>,
    name: string,
  ) {
    this.#turns = named(tables, `${name}:turns`);
    this.#roots = named(tables, `${name}:roots`);
    this.#straps = tables.get(`${name}:straps`);
    this.straps = (this.#straps?.rows ?? 0) / 3;
    const fit = named(tables, `${name}:fit`);
    this.fit = Float32Array.from({ length: fit.values.length }, (_, k) => {
      return (fit.values[(k % 3) * fit.columns + Math.floor(k / 3)] ?? 0) / MILLIMETRES;
    });
    this.#loop = whole(form.loop);
    this.stops = this.#passed();
    const ways = this.stops.filter((stop, k) => k > 0 && stop.frame !== this.stops[k - 1]?.frame).length;
    this.seconds = Math.max(form.paced === "breath" ? BREATH_S : CLOCK_S, ways * WAY_S);
  }

  get moves(): boolean {
    return this.form.frames.length > 1;
  }

  #passed(): Stop[] {
    const keys = this.#loop.filter(([, sample]) => sample < this.form.frames.length);
    const stops = keys.map(([at, frame]) => ({ at, frame }));
    return stops.filter((stop, k) => k === 0 || stop.frame !== stops[k - 1]?.frame);
  }

  /** The first moment of a key frame. */
  momentOf(frame: number): number {
    return this.stops.find((stop) => stop.frame === frame)?.at ?? 0;
  }

  get round(): Round {
    const { hero } = this.form;
    const first = this.#loop.findIndex(([, sample]) => sample === hero);
    const after = this.#loop.findIndex(([, sample], k) => k > first && sample !== hero);
    const reach = this.#loop[first]?.[0] ?? 0;
    const leave = this.#loop[(after < 0 ? this.#loop.length : after) - 1]?.[0] ?? reach;
    const { seconds } = this;
    if (reach === 0 && this.moves) return { begin: 0.5, reach: 1, leave: 1 + leave, turns: true, seconds };
    return { begin: 0, reach, leave, turns: reach <= 0.5 && leave >= 0.5, seconds };
  }

  /** The quaternions of the turning bones at a moment, x, y, z, w each, and where the root is, written to the lists. */
  pose(at: number, turns: Float32Array, root: Float32Array): void {
    const blend = blended(this.#loop, at);
    for (let bone = 0; bone < this.form.bones.length; bone++) this.#quaternion(blend, bone, turns);
    for (let k = 0; k < 3; k++) root[k] = mixed(this.#roots, k, blend) / PLACE;
  }

  #quaternion(blend: Blend, bone: number, out: Float32Array): void {
    const { values, columns } = this.#turns;
    const part = (k: number, sample: number) => values[(bone * 4 + k) * columns + sample] ?? 0;
    const nearest = blend[1]?.[0] ?? 0;
    const sum = [0, 0, 0, 0];
    for (const [sample, weight] of blend) {
      let same = 0;
      for (let k = 0; k < 4; k++) same += (part(k, sample) / TURN) * (part(k, nearest) / TURN);
      for (let k = 0; k < 4; k++) sum[k] = (sum[k] ?? 0) + (same < 0 ? -weight : weight) * part(k, sample);
    }
    const size = Math.hypot(...sum);
    for (let k = 0; k < 4; k++) out[bone * 4 + k] = (sum[k] ?? 0) / size;
  }

  /** Where the points of the straps are at a moment, metres. */
  strapPoints(at: number): number[][] {
    const straps = this.#straps;
    if (!straps) return [];
    const blend = blended(this.#loop, at);
    return Array.from({ length: this.straps }, (_, point) =>
      [0, 1, 2].map((k) => mixed(straps, point * 3 + k, blend) / MILLIMETRES),
    );
  }
}

function mixed({ values, columns }: Table, row: number, blend: Blend): number {
  return blend.reduce((sum, [sample, weight]) => sum + weight * (values[row * columns + sample] ?? 0), 0);
}

/** The loop from 0 to 1: before its first and after its last moment it stands still. */
function whole(loop: [number, number][]): [number, number][] {
  const [first, last] = [loop[0], loop.at(-1)];
  if (!first || !last) throw new Error("a movement has key frames");
  const before: [number, number][] = first[0] > 0 ? [[0, first[1]]] : [];
  const after: [number, number][] = last[0] < 1 ? [[1, last[1]]] : [];
  return [...before, ...loop, ...after];
}

/** The samples around a moment with their weights: before, start, end, after. A cubic curve through all of them, which
 * comes to rest where a pose is held. */
export function blended(loop: readonly [number, number][], moment: number): Blend {
  const at = moment - Math.floor(moment);
  const next = loop.findIndex(([begin]) => begin > at);
  const k = next < 0 ? loop.length - 1 : Math.max(0, next - 1);
  const [t0, start] = loop[k] ?? [0, 0];
  const [t1, end] = loop[k + 1] ?? [1, start];
  const [tb, before] = loop[k - 1] ?? ago(loop.at(-2), -1) ?? [t0 - 1, start];
  const [ta, after] = loop[k + 2] ?? ago(loop[1], 1) ?? [t1 + 1, end];
  const span = t1 - t0;
  if (span <= 0 || start === end)
    return [
      [start, 0],
      [start, 1],
      [start, 0],
      [start, 0],
    ]; // prettier-ignore
  const s = (at - t0) / span;
  const leave = before === start ? 0 : (s * (1 - s) ** 2 * span) / (t1 - tb);
  const arrive = after === end ? 0 : (s * s * (s - 1) * span) / (ta - t0);
  const ease = s * s * (3 - 2 * s);
  return [
    [before, -leave],
    [start, 1 - ease - arrive],
    [end, ease + leave],
    [after, arrive],
  ]; // prettier-ignore
}

function ago(entry: readonly [number, number] | undefined, turns: number): [number, number] | undefined {
  return entry && [entry[0] + turns, entry[1]];
}
