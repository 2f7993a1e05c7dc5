import { NetworkFirst } from "workbox-strategies";
import { PAGES } from "../offline/names";

const PATIENCE_S = 5;
const STAMP = "/offline/stamp";
const SEEN = "x-lumbar-seen";
/** More pages than this are not kept: the oldest go. */
const MOST = 200;

/** Pages come from the server; where it cannot be reached, as they were seen last, and say so. */
export const pages = new NetworkFirst({
  cacheName: PAGES,
  networkTimeoutSeconds: PATIENCE_S,
  plugins: [
    {
      cacheWillUpdate: async ({ response }) => (isPage(response) ? dated(response) : null),
      cachedResponseWillBeUsed: async ({ cachedResponse }) =>
        cachedResponse ? marked(cachedResponse) : null,
      handlerDidError: async ({ request }) => standIn(new URL(request.url)),
    },
  ],
});

/** Fetch pages that are not kept yet. */
export async function keepPages(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(PAGES);
  for (const address of addresses) if (!(await cache.match(address))) await keep(cache, address);
}

/** Fetch every page that the server names, unless nothing has changed since the last time. */
export async function stockUp(): Promise<void> {
  const answer = await fetch("/offline/pages/");
  if (!answer.ok) return;
  const { stamp, pages } = (await answer.json()) as { stamp: string; pages: string[] };
  const cache = await caches.open(PAGES);
  if ((await (await cache.match(STAMP))?.text()) === stamp) return;
  for (const address of pages) await keep(cache, address);
  for (const old of (await cache.keys()).slice(0, -MOST)) await cache.delete(old);
  await cache.put(STAMP, new Response(stamp));
}

/** Fetch every kept page anew; what cannot be had any more goes. */
export async function renewPages(): Promise<void> {
  if (!(await caches.has(PAGES))) return;
  const cache = await caches.open(PAGES);
  await cache.delete(STAMP);
  for (const { url } of await cache.keys()) if (!(await keep(cache, url))) await cache.delete(url);
}

async function keep(cache: Cache, address: string): Promise<boolean> {
  const response = await fetch(address).catch(() => null);
  if (!response || !isPage(response)) return false;
  await cache.put(address, dated(response));
  return true;
}

/** A redirected answer belongs to another address, and browsers refuse it for this one. */
function isPage(response: Response): boolean {
  const type = response.headers.get("content-type") ?? "";
  return response.status === 200 && !response.redirected && type.startsWith("text/html");
}

function dated(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set(SEEN, new Date().toISOString());
  return new Response(response.body, { status: response.status, headers });
}

/** The page says by itself that it comes from here, without waiting for a script. */
async function marked(response: Response): Promise<Response> {
  const seen = response.headers.get(SEEN) ?? "";
  const text = (await response.text()).replace("<html ", `<html data-last-seen="${seen}" `);
  return new Response(text, { status: response.status, headers: response.headers });
}

/** The same page with another wish, today for the first page, or the page that says what can be had. */
async function standIn({ pathname }: URL): Promise<Response | undefined> {
  const cache = await caches.open(PAGES);
  const kept =
    (await cache.match(pathname === "/" ? "/today/" : pathname, { ignoreSearch: true })) ??
    (await cache.match("/offline/"));
  return kept && marked(kept);
}
