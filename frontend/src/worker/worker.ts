import { PrecacheController, type PrecacheEntry, PrecacheRoute } from "workbox-precaching";
import { Route, Router } from "workbox-routing";
import { isHere } from "./kept";
import { keepPages, pages, renewPages, stockUp } from "./pages";
import { prepare, submit } from "./prepared";
import { sessionRuns } from "./sessions";
import { outbox } from "./sync";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] };

/** What a page may ask of the worker: to keep these pages and the session of this wish; to keep all; to take over. */
type Wish =
  | { do: "keep"; person: string; pages: string[]; wish?: string }
  | { do: "stock"; person: string }
  | { do: "update" };

/** Pages that say what the network would be needed for. */
const NOTICES = ["/offline/", "/offline/kept/", "/offline/later/"];

const files = new PrecacheController();
files.addToCacheList(self.__WB_MANIFEST);

const router = new Router();
router.registerRoute(new PrecacheRoute(files));
router.registerRoute(new Route(({ request }) => request.mode === "navigate", pages));
router.registerRoute(
  new Route(
    ({ request }) => request.mode === "navigate",
    ({ request }) => submit(request),
    "POST",
  ),
);
router.addFetchListener();

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([files.install(event), keepPages(NOTICES)]));
});

/** Ends when what was kept before this worker is renewed. What pages ask for waits until then: nothing is dropped that
 * was kept a moment ago, nor because its person was told of only now. */
let renewed = Promise.resolve();

/** Kept pages name the files of their own version: they are fetched anew before old files go. */
self.addEventListener("activate", (event) => {
  renewed = renewPages();
  event.waitUntil(renewed.then(() => files.activate(event)).then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  event.waitUntil(obey(event.data as Wish));
});

/** The network is back, perhaps after the last page was closed. */
self.addEventListener("sync", (event) => {
  const { tag, waitUntil } = event as ExtendableEvent & { tag: string };
  if (tag === "outbox") waitUntil.call(event, outbox.empty());
});

async function obey(wish: Wish): Promise<void> {
  if (wish.do === "update") {
    if (!(await sessionRuns())) await self.skipWaiting();
    return;
  }
  await renewed.catch(() => {});
  await isHere(wish.person);
  if (wish.do === "stock") return stockUp();
  if (wish.wish) await prepare(wish.wish);
  await keepPages([...NOTICES, ...wish.pages]);
}
