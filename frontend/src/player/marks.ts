import type { Segment } from "../api/shapes";

/** How long something that is beeped or said can be seen, seconds. */
const MARK_S = 1.2;
const CAPTION_S = 4;

/** What is seen of a beep: the count of the last seconds, the beginning, half time, the change of sides, the end. */
export type Mark = "count" | "go" | "half" | "switch" | "end";

/** The mark of this moment; whoever hears nothing sees by it what others hear. */
export function markAt(segment: Segment, elapsedMs: number): Mark | null {
  if (segment.kind === "switch") return "switch";
  const now = elapsedMs / 1000;
  const cue = segment.cues.findLast(({ beep, at_s }) => beep && at_s <= now && now < at_s + MARK_S);
  return cue?.beep === "tick" ? "count" : (cue?.beep ?? null);
}

/** What others hear at this moment, in writing; null where nothing is said. */
export function captionAt(segment: Segment, elapsedMs: number): string | null {
  const now = elapsedMs / 1000;
  const said = segment.cues.findLast(
    ({ say, at_s, levels }) => say && levels.includes("short") && at_s <= now && now < at_s + CAPTION_S,
  );
  return said?.say?.text ?? null;
}
