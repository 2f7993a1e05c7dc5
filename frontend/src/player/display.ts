import type { Beat, Segment } from "../api/shapes";

export type Breathing = { phase: "in" | "out"; fullness: number };
export type BeatPart = "move" | "hold" | "return";

/** What the dial shows: the part of the ring that is left, a number, and of how many repetitions which one. */
export interface Dial {
  left: number;
  number: number;
  rep: { number: number; of: number } | null;
}

/** The breath at this moment; `fullness` goes from 0 (breathed out) to 1. */
export function breathing(segment: Segment, elapsedMs: number): Breathing | null {
  const at = atBreath(segment, elapsedMs / 1000);
  const breath = segment.breaths.find((one) => at >= one.at_s && at < one.at_s + one.seconds);
  if (!breath) return null;
  const part = (at - breath.at_s) / breath.seconds;
  const eased = (1 - Math.cos(Math.PI * part)) / 2;
  return { phase: breath.phase, fullness: breath.phase === "in" ? eased : 1 - eased };
}

/** A hold that was made longer is breathed on as before. */
function atBreath({ breaths, beats, seconds }: Segment, at: number): number {
  return breaths.length && !beats.length && at >= seconds ? at % seconds : at;
}

/** Which breath it is and of how many, where a hold is counted in breaths. */
export function breathCount(segment: Segment, elapsedMs: number): { number: number; of: number } | null {
  const starts = segment.breaths.filter((breath) => breath.phase === "in");
  if (!starts.length) return null;
  const rounds = Math.floor(elapsedMs / 1000 / segment.seconds);
  const at = atBreath(segment, elapsedMs / 1000);
  const number = rounds * starts.length + starts.filter((breath) => breath.at_s <= at).length;
  return { number, of: Math.max(starts.length, number) };
}

/** The repetition at this moment, what is done in it, and the seconds until that is over. */
export function beatNow(
  segment: Segment,
  elapsedMs: number,
): { beat: Beat; part: BeatPart; secondsLeft: number } | null {
  const at = elapsedMs / 1000;
  const index = segment.beats.findLastIndex((beat) => beat.at_s <= at);
  const beat = segment.beats[index];
  if (!beat) return null;
  const over = segment.beats[index + 1]?.at_s ?? segment.seconds;
  const holdOver = beat.hold_at_s + beat.hold_s;
  const [part, end]: [BeatPart, number] =
    at < beat.hold_at_s ? ["move", beat.hold_at_s] : at < holdOver ? ["hold", holdOver] : ["return", over];
  return { beat, part, secondsLeft: Math.ceil(end - at) };
}

/**
 * Holds and rests count seconds down, or breaths up where `inBreaths`; repetitions count themselves, and the seconds of
 * their holds.
 */
export function dial(segment: Segment, elapsedMs: number, extraMs: number, inBreaths = false): Dial {
  const length = segment.seconds * 1000 + extraMs;
  const left = length ? Math.max(0, 1 - elapsedMs / length) : 0;
  const seconds = Math.ceil((length - elapsedMs) / 1000);
  const now = beatNow(segment, elapsedMs);
  const breath = inBreaths ? breathCount(segment, elapsedMs) : null;
  if (breath) return { left, number: breath.number, rep: breath };
  if (!now) return { left, number: seconds, rep: null };
  const rep = { number: now.beat.number, of: segment.beats.at(-1)?.number ?? now.beat.number };
  return { left, number: now.beat.hold_s ? now.secondsLeft : rep.number, rep };
}

/** How much of each item is behind: 0 to 1, item by item. */
export function itemProgress(
  segments: readonly Segment[],
  items: number,
  place: number,
  elapsedMs: number,
): number[] {
  const all = new Array<number>(items).fill(0);
  const behind = new Array<number>(items).fill(0);
  segments.forEach((segment, index) => {
    if (segment.kind === "end") return;
    all[segment.item] = (all[segment.item] ?? 0) + segment.seconds;
    const done = index < place ? segment.seconds : index === place ? elapsedMs / 1000 : 0;
    behind[segment.item] = (behind[segment.item] ?? 0) + Math.min(done, segment.seconds);
  });
  return all.map((seconds, item) => (seconds ? (behind[item] ?? 0) / seconds : 0));
}
