import { Outbox } from "../outbox/outbox";
import { sender } from "../outbox/send";
import { openStore } from "../outbox/store";

/** Cookies as a worker reads them; browsers that wake workers for sending have it. */
declare const cookieStore: { get(name: string): Promise<{ value: string } | null> };

/** Send what waits, with no page open; rejects when something is left, so that the browser tries again. */
export async function sendWaiting(): Promise<void> {
  const told = new BroadcastChannel("lumbar-outbox");
  const outbox = new Outbox(
    openStore(),
    sender(async () => (await cookieStore.get("csrftoken"))?.value ?? ""),
    { changed: () => told.postMessage("change") },
  );
  await outbox.empty().finally(() => told.close());
}
