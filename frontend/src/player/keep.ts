import { type Playbook, placeOf } from "./playbook";
import type { PlayerState } from "./state";

const VERSION = 1;
const PREFIX = "lumbar.player.";

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

/** A session that begins makes every other one's place out of date. */
export function forgetOthers(book: Playbook, storage: Storage = localStorage): void {
  try {
    const ours = keyOf(book);
    for (const key of Object.keys(storage)) {
      if (key.startsWith(PREFIX) && key !== ours) storage.removeItem(key);
    }
  } catch {
    // Nothing was kept then.
  }
}

function keyOf(book: Playbook): string {
  return `${PREFIX}${book.planned}`;
}
