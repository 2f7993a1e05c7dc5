import type { Place } from "../outbox/store";
import { type Playbook, placeOf } from "./playbook";
import { atStart, type PlayerState } from "./state";

const VERSION = 3;

interface Kept {
  v: number;
  segment: string;
  state: PlayerState;
}

/** Where the session stands, by the id of its segment. */
export function placeNow(book: Playbook, state: PlayerState): Place {
  const value: Kept = { v: VERSION, segment: book.timeline.segments[state.place]?.id ?? "", state };
  return { planned: book.planned, at: Date.now(), value };
}

/** Where the session stood when the page was left, or null. */
export function stateAt(book: Playbook, places: readonly Place[]): PlayerState | null {
  const kept = places.find((one) => one.planned === book.planned)?.value as Kept | undefined;
  const place = placeOf(book.timeline, kept?.segment);
  if (kept?.v !== VERSION || place < 0) return null;
  return { ...kept.state, place };
}

/** Where the session stands by what the diary has of it: another device may have begun it. */
export function stateFromDiary(book: Playbook, nextId: string): PlayerState {
  const { segments } = book.timeline;
  const state = { ...atStart(nextId), done: { ...book.done } };
  const open = segments.find((one) => one.kind === "end" || (one.kind === "work" && !state.done[one.id]));
  const place = segments.findIndex((one) => one.item === open?.item);
  return place > 0 ? { ...state, phase: "paused", place } : state;
}
