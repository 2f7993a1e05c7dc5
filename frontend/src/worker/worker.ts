import { PrecacheController, type PrecacheEntry, PrecacheRoute } from "workbox-precaching";
import { Route, Router } from "workbox-routing";
import { keepPages, pages, renewPages, stockUp } from "./pages";
import { sessionRuns } from "./sessions";
import { sendWaiting } from "./sync";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] };

/** What a page may ask of the worker. */
type Wish = { do: "stock" } | { do: "keep"; pages: string[] } | { do: "update" };

const files = new PrecacheController();
files.addToCacheList(self.__WB_MANIFEST);

const router = new Router();
router.registerRoute(new PrecacheRoute(files));
router.registerRoute(new Route(({ request }) => request.mode === "navigate", pages));
router.addFetchListener();

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([files.install(event), keepPages(["/offline/"])]));
});

/** Kept pages name the files of their own version: they are fetched anew before old files go. */
self.addEventListener("activate", (event) => {
  event.waitUntil(
    renewPages()
      .then(() => files.activate(event))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("message", (event) => {
  event.waitUntil(obey(event.data as Wish));
});

/** The network is back, perhaps after the last page was closed. */
self.addEventListener("sync", (event) => {
  const { tag, waitUntil } = event as ExtendableEvent & { tag: string };
  if (tag === "outbox") waitUntil.call(event, sendWaiting());
});

async function obey(wish: Wish): Promise<void> {
  if (wish.do === "stock") await stockUp();
  else if (wish.do === "keep") await keepPages(wish.pages);
  else if (!(await sessionRuns())) await self.skipWaiting();
}
