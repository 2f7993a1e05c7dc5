import type { Content } from "../outbox/store";
import { PAGES } from "./names";

/** What a person told since the sessions here were prepared, whether or not the server has heard of it by now. It lies
 * beside those sessions, so that they go in one go. */
export interface Told {
  /** The kind of an entry, or the address of a form with `*` for an id. */
  about: string;
  at: number;
  fields: Record<string, string[]>;
}

const NOTES = "/offline/told/";
const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** Note what is told. Where nothing can be noted, nothing is prepared either. */
export async function note(contents: readonly Content[]): Promise<void> {
  if (typeof caches === "undefined") return;
  const cache = await caches.open(PAGES);
  for (const content of contents) {
    const [id, told] = content.form
      ? ofForm(content.form.address, content.form.body)
      : ofEntry(content.entry);
    await cache.put(NOTES + encodeURIComponent(id), Response.json(told));
  }
}

/** The addresses of all notes: what `forget` takes. Where everything was deleted, looking makes nothing anew. */
export async function notes(): Promise<string[]> {
  if (!(await caches.has(PAGES))) return [];
  const keys = await (await caches.open(PAGES)).keys();
  return keys.map(({ url }) => new URL(url).pathname).filter(isNote);
}

export function isNote(pathname: string): boolean {
  return pathname.startsWith(NOTES);
}

/** Everything noted, oldest first. */
export async function toldSince(): Promise<Told[]> {
  const cache = await caches.open(PAGES);
  const found = await Promise.all(
    (await notes()).map(async (address) => (await cache.match(address))?.json()),
  );
  return found.filter((told): told is Told => told !== undefined).sort((one, other) => one.at - other.at);
}

/** The sessions here know of these by now. */
export async function forget(known: readonly string[]): Promise<void> {
  const cache = await caches.open(PAGES);
  for (const address of known) await cache.delete(address);
}

/** Of the sets of one exercise the last one is enough. */
function ofEntry({ id, kind, at, data }: NonNullable<Content["entry"]>): [string, Told] {
  const given = Object.entries(data).filter(([, value]) => value !== null && value !== undefined);
  const fields = Object.fromEntries(given.map(([name, value]) => [name, [value].flat().map(String)]));
  const name = kind === "set" ? `set ${fields.exercise} ${fields.session}` : id;
  return [name, { about: kind, at: Date.parse(at), fields }];
}

/** `mark-1` and `mark-2` are one field. */
function ofForm(address: string, body: string): [string, Told] {
  const fields: Record<string, string[]> = {};
  const sent = new URLSearchParams(body);
  for (const [name, value] of sent) {
    const plain = name.replace(/-\d+$/, "");
    fields[plain] = [...(fields[plain] ?? []), value];
  }
  return [sent.get("entry") || address, { about: address.replace(ID, "*"), at: Date.now(), fields }];
}
