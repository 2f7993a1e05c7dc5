import { outbox } from "../outbox/here";

/** How long leaving may wait for the last entries to be sent. */
const LEAVE_MS = 2000;

/** Follows a link away from a session. The next page should know of the last set: it is given a moment to be sent. */
export async function leave(event: Event): Promise<void> {
  const link =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-leave]") : null;
  if (!link) return;
  event.preventDefault();
  await Promise.race([outbox.flush(), new Promise((done) => window.setTimeout(done, LEAVE_MS))]);
  window.location.assign(link.href);
}
