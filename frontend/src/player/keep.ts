import { type Playbook, placeOf } from "./playbook";
import type { PlayerState } from "./state";

const VERSION = 1;

interface Kept {
  v: number;
  segment: string;
  state: PlayerState;
}

/** Keep where the session stands, by the id of its segment. A full or locked storage is no reason to stop. */
export function keepState(book: Playbook, state: PlayerState, storage: Storage = localStorage): void {
  const segment = book.timeline.segments[state.place]?.id ?? "";
  const kept: Kept = { v: VERSION, segment, state };
  try {
    storage.setItem(keyOf(book), JSON.stringify(kept));
  } catch {
    // The session goes on; only a reload would not find its place.
  }
}

/** Where the session stood when the page was left, or null. */
export function keptState(book: Playbook, storage: Storage = localStorage): PlayerState | null {
  try {
    const kept = JSON.parse(storage.getItem(keyOf(book)) ?? "null") as Kept | null;
    const place = placeOf(book.timeline, kept?.segment);
    if (kept?.v !== VERSION || place < 0) return null;
    return { ...kept.state, place };
  } catch {
    return null;
  }
}

export function forgetState(book: Playbook, storage: Storage = localStorage): void {
  try {
    storage.removeItem(keyOf(book));
  } catch {
    // Nothing was kept then.
  }
}

function keyOf(book: Playbook): string {
  return `lumbar.player.${book.planned}`;
}
