import { note } from "../offline/told";
import { Outbox } from "./outbox";
import { sender } from "./send";
import { openStore } from "./store";

const RETRY_MS = 20_000;
/** The name under which the browser wakes the worker when the network is back. */
const WAKE = "outbox";
/** Told to every window and the worker whenever what the outbox holds has changed. */
const changes = new BroadcastChannel("lumbar-outbox");
const heard = new EventTarget();
const CHANGE = "change";
changes.addEventListener("message", () => heard.dispatchEvent(new Event(CHANGE)));

/** Whose pages this browser shows. */
export const person = document.documentElement.dataset.person ?? "";
export const store = openStore();

/** The outbox of this browser. */
export const outbox = new Outbox(
  store,
  sender(async () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? ""),
  { person, telling: note, changed, later },
);

/** Hear whenever what the outbox holds has changed, here or in another window; returns how to stop. */
export function onChange(listen: () => void): () => void {
  heard.addEventListener(CHANGE, listen);
  return () => heard.removeEventListener(CHANGE, listen);
}

/** Try again whenever there is hope: now, when the network is back, when the page is looked at. */
export function keepSending(): void {
  void outbox.flush();
  window.addEventListener("online", () => void outbox.flush());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void outbox.flush();
  });
}

function changed(): void {
  heard.dispatchEvent(new Event(CHANGE));
  changes.postMessage(CHANGE);
}

/** After a while; and where the browser can, the worker sends as soon as there is a network, also with no page open. */
function later(again: () => void): void {
  window.setTimeout(again, RETRY_MS);
  void navigator.serviceWorker
    ?.getRegistration()
    .then((registration) => (registration as Waker | undefined)?.sync?.register(WAKE))
    .catch(() => {});
}

/** Background sync, which not every browser has. */
type Waker = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };
