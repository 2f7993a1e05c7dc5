import { openStore, type Store } from "../outbox/store";
import { PAGES } from "./names";

const KEY = "lumbar.person";
/** The first half of the mark is who it is, the second half changes when all about them was deleted. */
const HALF = 8;

/** Pages of another person, or of a diary that was deleted, do not stay in this browser. */
export async function forgetOthers(person: string): Promise<void> {
  const before = swap(person);
  if (!person || !before || before === person) return;
  const store = await forgetKept();
  if (before.slice(0, HALF) !== person.slice(0, HALF)) return;
  const gone = (await store.all()).filter((held) => held.person === before);
  await store.drop(gone.map((held) => held.id));
}

/** No kept page and no place in a session stays; what waits to be sent does. */
export async function forgetKept(): Promise<Store> {
  await caches?.delete(PAGES);
  const store = await openStore();
  await store.forget(Number.POSITIVE_INFINITY);
  return store;
}

function swap(person: string): string | null {
  try {
    const before = localStorage.getItem(KEY);
    if (person) localStorage.setItem(KEY, person);
    return before;
  } catch {
    return null;
  }
}
