import { PAGES } from "../offline/names";

/** Everything that is kept for a person lies in one cache, so that it goes in one go. */
const PERSON = "/offline/person";
/** What the server said of all pages when they were kept. */
export const STAMP = "/offline/stamp";
/** The last check that was given without a network. */
export const CHECKED = "/offline/checked";
/** Notes of the worker's own among the pages. */
export const NOTES = [PERSON, STAMP, CHECKED];
export const SEEN = "x-lumbar-seen";

export async function put(address: string, content: string, type: string): Promise<void> {
  const headers = { "content-type": type, [SEEN]: new Date().toISOString() };
  await (await caches.open(PAGES)).put(address, new Response(content, { headers }));
}

/** Where everything was deleted, looking makes nothing anew. */
export function kept(address: string): Promise<Response | undefined> {
  return caches.match(address, { cacheName: PAGES });
}

export async function isKept(address: string): Promise<boolean> {
  return (await kept(address)) !== undefined;
}

export async function drop(address: string): Promise<void> {
  await (await caches.open(PAGES)).delete(address);
}

/** Whose pages these are, as the last page said. */
export async function personHere(): Promise<string> {
  return (await (await kept(PERSON))?.text()) ?? "";
}

export async function isHere(person: string): Promise<void> {
  if (person && person !== (await personHere())) await put(PERSON, person, "text/plain");
}

/** A check that reached the server is worth more than one that was kept here. */
export async function forgetCheck(): Promise<void> {
  await drop(CHECKED);
}
