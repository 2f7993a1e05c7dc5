import { note } from "../offline/told";
import { Outbox } from "../outbox/outbox";
import { sender } from "../outbox/send";
import { openStore } from "../outbox/store";

/** Cookies as a worker reads them, where it can; elsewhere the next page sends what waits. */
declare const cookieStore: { get(name: string): Promise<{ value: string } | null> };

const told = new BroadcastChannel("lumbar-outbox");

export const store = openStore();

/** The outbox as the worker sees it: everybody's. */
export const outbox = new Outbox(
  store,
  sender(
    async () => (typeof cookieStore === "undefined" ? null : await cookieStore.get("csrftoken"))?.value ?? "",
  ),
  { telling: note, changed: () => told.postMessage("change"), later: askToBeWoken },
);

declare const self: ServiceWorkerGlobalScope;

function askToBeWoken(): void {
  const registration = self.registration as ServiceWorkerRegistration & {
    sync?: { register(tag: string): Promise<void> };
  };
  void registration.sync?.register("outbox").catch(() => {});
}
