import type { Cue, Segment } from "../api/shapes";
import type { Playbook } from "./playbook";
import type { Spot } from "./state";

/** One tap on "+15 s" or "−15 s". */
export const STEP_MS = 15_000;
/** What is given in the last seconds of a segment keeps its distance to the end. */
const LAST_S = 5;

/** Whole milliseconds of the segment at this place, with what was added or taken away. */
export function lengthMs(book: Playbook, spot: Spot): number {
  return segmentAt(book, spot).seconds * 1000 + spot.extraMs;
}

export function segmentAt(book: Playbook, spot: Spot): Segment {
  const segment = book.timeline.segments[spot.place];
  if (!segment) throw new RangeError(`the session has no segment ${spot.place}`);
  return segment;
}

/** What `extraMs` becomes when `ms` are added: never beyond what the segment allows, never before now. */
export function extraAfter(segment: Segment, spot: Spot, ms: number): number {
  const planned = segment.seconds * 1000;
  const most = segment.most_s === null ? Number.POSITIVE_INFINITY : segment.most_s * 1000;
  const least = Math.max(segment.least_s * 1000, Math.min(spot.elapsedMs, planned + spot.extraMs));
  return Math.min(most, Math.max(least, planned + spot.extraMs + ms)) - planned;
}

/** When a cue is given, milliseconds after its segment began: half time and the end move with its length. */
export function momentMs(cue: Cue, segment: Segment, extraMs: number): number {
  const at = cue.at_s * 1000;
  if (cue.at_s <= 0 || extraMs === 0) return at;
  if (cue.at_s >= segment.seconds - LAST_S) return at + extraMs;
  return cue.at_s === segment.seconds / 2 ? at + extraMs / 2 : at;
}
