import type { EntryData, Segment, Timeline } from "../api/shapes";

/** Shorter than this, a set that was broken off is not worth a line in the diary. */
export const LEAST_MS = 1000;

/** The diary's line for a stretch of work of which `elapsedMs` were done. */
export function setData(
  planned: string,
  timeline: Timeline,
  segment: Segment,
  elapsedMs: number,
  full: boolean,
): EntryData["set"] {
  const dose = timeline.session.items[segment.item]?.dose;
  const reps = dose?.kind === "reps" ? (full ? dose.reps : repsDone(segment, elapsedMs)) : null;
  return {
    session: planned,
    item: segment.item,
    exercise: segment.exercise,
    variant: segment.variant,
    side: segment.side,
    set: segment.set,
    seconds: Math.round(elapsedMs / 1000),
    full,
    reps,
    hold_s: dose?.kind === "reps" ? dose.hold_s : null,
  };
}

/** Whole repetitions behind `elapsedMs`; where sides alternate, one counts when both were done. */
function repsDone(segment: Segment, elapsedMs: number): number {
  const starts = segment.beats.map((beat) => beat.at_s * 1000);
  const begun = starts.filter((start) => start <= elapsedMs).length;
  const over = Math.max(0, begun - 1);
  return segment.side === "alternating" ? Math.floor(over / 2) : over;
}
