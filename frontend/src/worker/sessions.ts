import { LOCK } from "../offline/names";

/** Whether a session runs in any window of this browser: the player holds a lock while it does. */
export async function sessionRuns(): Promise<boolean> {
  const held = (await navigator.locks?.query())?.held ?? [];
  return held.some((lock) => lock.name?.startsWith(LOCK));
}
