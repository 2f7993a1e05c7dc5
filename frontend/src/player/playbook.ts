import type { Segment, Timeline } from "../api/shapes";
import type { Files } from "../figure/cast";
import type { Muscled } from "../figure/muscles";
import type { Recorded } from "../voice/clips";
import type { Words } from "../words";
import { isLeftOut } from "./sides";
import type { Done } from "./state";

/** What a person sees of one item beside its segments. */
export interface ItemSheet {
  title: string;
  dose: string;
  /** The whole dose as one sentence, to be said. */
  told: string;
  /** The still of the left side, large; `small` where AVIF is unknown and in lists; what it and its mirror image show. */
  picture: string;
  small: string;
  seen: string;
  seen_mirrored: string;
  /** The form that the moving figure shows, and its files; none where only the still is there. */
  form: string;
  moves: Files;
  muscles: Muscled<readonly string[]> & {
    legend: { kind: string; title: string; names: string }[];
    deep: string;
  };
  setup: string;
  cues: string[];
}

/** Everything that the page gives to the player: nothing else is asked for while a session runs. */
export interface Playbook {
  planned: string;
  lang: string;
  timeline: Timeline;
  items: ItemSheet[];
  /** The id of the entry for the whole set of a segment: the same on every device. */
  sets: Record<string, string>;
  /** The whole sets that the diary has already, by segment. */
  done: Record<string, Done>;
  words: Words;
  voice: Recorded;
  felt: string;
  today: string;
}

/** Reads the playbook that the page carries. */
export function readPlaybook(source: Element): Playbook {
  return JSON.parse(source.textContent ?? "") as Playbook;
}

/** The place of the segment with this id, or -1. */
export function placeOf(timeline: Timeline, id: string | null | undefined): number {
  return id ? timeline.segments.findIndex((segment) => segment.id === id) : -1;
}

/** The next stretch of work after this place, or undefined when none is left. */
export function nextWork(book: Playbook, place: number, leftOut: readonly string[]): Segment | undefined {
  return book.timeline.segments
    .slice(place + 1)
    .find((segment) => segment.kind === "work" && !isLeftOut(book, leftOut, segment));
}

/** The stretch of work before this place, or undefined at the beginning. */
export function workBefore(timeline: Timeline, place: number): Segment | undefined {
  return timeline.segments.slice(0, place).findLast((segment) => segment.kind === "work");
}
