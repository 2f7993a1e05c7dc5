import { NetworkFirst } from "workbox-strategies";
import { PAGES } from "../offline/names";
import { forget, isNote, notes } from "../offline/told";
import { isDay, keepOnly, ofToday } from "./days";
import { forgetCheck, isKept, kept, NOTES, personHere, put, SEEN, STAMP } from "./kept";
import { forgetOld, prepare, prepareDay } from "./prepared";
import { outbox } from "./sync";

const PATIENCE_S = 5;
/** Nobody looks at a page that is only kept: what the person asked for last stays as it is. */
const QUIETLY = { "x-lumbar-keep": "yes" };
/** The id of what a form writes. */
const ENTRY = /name="entry" value="[0-9a-f-]{36}"/g;
const OF_SESSIONS = /^\/(play|felt)\//;
/** More pages than this are not kept: the oldest go. */
const MOST = 200;

/** Pages come from the server; where it cannot be reached, as they were seen last, and say so. */
export const pages = new NetworkFirst({
  cacheName: PAGES,
  networkTimeoutSeconds: PATIENCE_S,
  plugins: [
    {
      fetchDidSucceed: async ({ request, response }) =>
        (response.status === 404 && (await begunHere(new URL(request.url)))) || response,
      cacheWillUpdate: async ({ response }) =>
        isPage(response) && !response.headers.has(SEEN) ? dated(response) : null,
      cachedResponseWillBeUsed: async ({ request, cachedResponse }) => {
        const found = await ofToday(new URL(request.url).pathname, cachedResponse ?? undefined);
        return found ? marked(found) : null;
      },
      handlerDidError: async ({ request }) => standIn(new URL(request.url)),
    },
  ],
});

/** Fetch pages that are not kept yet. */
export async function keepPages(addresses: readonly string[]): Promise<void> {
  for (const address of addresses) if (!(await isKept(address))) await keep(address);
}

/** What the server names: the pages, the wishes and the days to prepare. */
type Stock = Record<"pages" | "wishes" | "days", string[]> & { stamp: string };

/** Fetch every page that the server names, unless nothing has changed since the last time. */
export async function stockUp(): Promise<void> {
  const known = await heard();
  const answer = await fetch("/offline/pages/");
  if (!answer.ok) return;
  const { stamp, pages, wishes, days } = (await answer.json()) as Stock;
  if ((await (await kept(STAMP))?.text()) === stamp) return forget(known);
  const person = await personHere();
  for (const wish of wishes) await prepare(wish);
  for (const day of days) await prepareDay(day);
  await keepOnly(days);
  for (const address of pages) {
    if ((await personHere()) !== person) return;
    await keep(address);
  }
  if (!(await outbox.held()).some((held) => held.form?.address === "/check/")) await forgetCheck();
  await trim();
  await forgetOld();
  await forget(known);
  await put(STAMP, stamp, "text/plain");
}

/** What the server knows of by now: all that was told, once nothing waits to be sent. */
async function heard(): Promise<string[]> {
  const known = await notes();
  const waiting = (await outbox.held()).some((held) => held.refused === undefined);
  return waiting ? [] : known;
}

/** Fetch every kept page anew; what the server no longer has goes, and sessions are laid out again. */
export async function renewPages(): Promise<void> {
  if (!(await caches.has(PAGES))) return;
  await outbox.empty().catch(() => {});
  const cache = await caches.open(PAGES);
  await cache.delete(STAMP);
  for (const { url } of await cache.keys()) {
    const { pathname, search } = new URL(url);
    if (NOTES.includes(pathname) || isNote(pathname)) continue;
    const laidOut = pathname.startsWith("/offline/session/") || isDay(pathname);
    const mine = laidOut || (await keep(pathname + search)) === "gone";
    if (mine) await cache.delete(url);
  }
}

/** Older pages than the last ones go; what is not a page stays. */
async function trim(): Promise<void> {
  const cache = await caches.open(PAGES);
  const found = (await cache.keys()).filter(({ url }) => !new URL(url).pathname.startsWith("/offline/"));
  for (const old of found.slice(0, -MOST)) await cache.delete(old);
}

/** A page that comes after everything was deleted, or for somebody else, is not kept. */
async function keep(address: string): Promise<"kept" | "gone" | "unreachable"> {
  const person = await personHere();
  const response = await fetch(address, { headers: QUIETLY }).catch(() => null);
  if (!response || response.status >= 500) return "unreachable";
  if (!isPage(response) || (await personHere()) !== person) return "gone";
  await (await caches.open(PAGES)).put(address, dated(response));
  return "kept";
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

/** The page says by itself that it comes from here, without waiting for a script. What its forms write gets an id of
 * its own each time that it is shown: the same check on two days is two checks. */
async function marked(response: Response): Promise<Response> {
  const seen = response.headers.get(SEEN) ?? "";
  const text = (await response.text())
    .replace("<html ", `<html data-last-seen="${seen}" `)
    .replaceAll(ENTRY, () => `name="entry" value="${crypto.randomUUID()}"`);
  return new Response(text, { status: response.status, headers: response.headers });
}

/** The page of a session that began without the server, which has not heard of it yet. */
async function begunHere({ pathname }: URL): Promise<Response | undefined> {
  if (!OF_SESSIONS.test(pathname)) return undefined;
  const found = await kept(pathname);
  return found && marked(found);
}

/** The same page with another wish, today for the first page, or the page that says what can be had. */
async function standIn({ pathname }: URL): Promise<Response | undefined> {
  const cache = await caches.open(PAGES);
  const seen = await cache.match(pathname === "/" ? "/today/" : pathname, { ignoreSearch: true });
  const found = (await ofToday(pathname, seen)) ?? (await cache.match("/offline/"));
  return found && marked(found);
}
