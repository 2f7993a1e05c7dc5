import type { EntryData } from "../api/shapes";
import { PAGES } from "../offline/names";
import { note, toldSince } from "../offline/told";
import { entryOf } from "../outbox/entry";
import { formOf, idOf } from "../outbox/form";
import { type Bears, stays } from "./bears";
import { keepDay, localDay } from "./days";
import { CHECKED, forgetCheck, isKept, kept, personHere, put, SEEN } from "./kept";
import { outbox, store } from "./sync";

/** A session that the server laid out beforehand. It says itself after which answers it may be started. */
interface Prepared {
  planned: string;
  shown: string;
  session: EntryData["planned"]["session"];
  fresh_until: string | null;
  check_lasts_s: number;
  calm: number[];
  bears: Bears;
  /** Of a planned day ahead: the hours in which it may be started, and Today's page of that day. */
  opens?: string;
  closes?: string;
  today?: string;
  /** The player's page and the page for how it felt, by address. */
  pages: Record<string, string>;
}

/** The last quiet check that was given without a network. */
interface Check {
  at: number;
  pain: number;
}

const OVER = ["ended", "stopped", "stopping"];
const START = "/today/start/";
const SESSIONS = "/offline/session/";
/** A silent server is waited for so long where one can go on without it. What it heard all the same comes again with
 * the id it has already; a session that it began counts for nothing, since nobody plays it. */
const PATIENCE_MS = 8000;

/** Older sessions than this are no longer offered anywhere. */
const OLD_MS = 8 * 24 * 3600 * 1000;

/** Fetch the session of a wish, so that it can be started without a network. */
export async function prepare(wish: string): Promise<void> {
  await fetchSession(wish);
}

async function fetchSession(asked: string, day = ""): Promise<string | undefined> {
  const answer = await fetch(`/offline/session/?${asked}`);
  if (answer.status !== 200) return undefined;
  const { today, ...session } = (await answer.json()) as Prepared;
  await put(addressOf(session.shown, day), JSON.stringify(session), "application/json");
  return today;
}

/** The same for a planned day ahead, with Today's page of that day. */
export async function prepareDay(day: string): Promise<void> {
  const page = await fetchSession(`day=${day}`, day);
  if (page) await keepDay(day, page);
}

export async function forgetOld(): Promise<void> {
  const cache = await caches.open(PAGES);
  for (const key of await cache.keys()) {
    if (!new URL(key.url).pathname.startsWith(SESSIONS)) continue;
    const seen = Date.parse((await cache.match(key))?.headers.get(SEEN) ?? "");
    if (Date.now() - seen > OLD_MS) await cache.delete(key);
  }
}

/** Send a form; where there is no network, keep it and go on as well as one can. */
export async function submit(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const fields = await fieldsOf(request.clone());
  const told = fields && writes(pathname, fields);
  const spared = told || (fields && pathname === START);
  if (told) await noteForm(pathname, fields);
  try {
    const answer = await fetch(request, spared ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {});
    if (pathname === "/check/") await forgetCheck();
    return answer;
  } catch (fault) {
    if (!fields) throw fault;
    return withoutNetwork(pathname, fields);
  }
}

/** What was filled in; nothing for a form with files. */
async function fieldsOf(request: Request): Promise<URLSearchParams | undefined> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) return undefined;
  return new URLSearchParams(await request.text());
}

async function withoutNetwork(pathname: string, fields: URLSearchParams): Promise<Response> {
  if (pathname === START) return start(fields.get("shown") ?? "");
  if (!writes(pathname, fields)) return redirect("/offline/later/");
  await outbox.addForm(idOf(fields), formOf(pathname, fields), await personHere());
  if (pathname !== "/check/") return redirect("/offline/kept/");
  return (await quiet(fields))
    ? redirect(`/today/?${fields.get("wish") ?? ""}`)
    : redirect("/offline/later/");
}

async function noteForm(address: string, fields: URLSearchParams): Promise<void> {
  await note([{ form: { address, body: fields.toString(), at: "" } }]).catch(() => {});
}

/** Only a form with the id of an entry writes into the diary; those of today's session change what is shown. */
function writes(pathname: string, fields: URLSearchParams): boolean {
  return fields.has("entry") && !pathname.startsWith("/today/");
}

/** Nothing new and no flare-up: only then may a session that was laid out before be started at all. */
async function quiet(fields: URLSearchParams): Promise<boolean> {
  const pain = Number.parseInt(fields.get("pain") ?? "", 10);
  const nothing = fields.getAll("new").join() === "none" && fields.get("flare") === "no";
  const check: Check | null = nothing && Number.isInteger(pain) ? { at: Date.now(), pain } : null;
  await put(CHECKED, JSON.stringify(check), "application/json");
  return check !== null;
}

async function start(shown: string): Promise<Response> {
  const found = (await kept(addressOf(shown, localDay(new Date())))) ?? (await kept(addressOf(shown)));
  const session = (await found?.json()) as Prepared | undefined;
  if (!session) return redirect("/offline/later/");
  const check = (await (await kept(CHECKED))?.json()) as Check | null | undefined;
  const checked = check && Date.now() < check.at + session.check_lasts_s * 1000;
  if (checked && !session.calm.includes(check.pain)) return redirect("/offline/later/");
  const fresh = check === undefined && Date.now() < Date.parse(session.fresh_until ?? "");
  if (!fresh && !checked) return redirect(check === null ? "/offline/later/" : "/check/");
  const now = Date.now();
  if (!isOpen(session, now) || !stays(session.bears, session.planned, await toldSince(), now)) {
    return redirect("/offline/later/");
  }
  if (await isOver(session.planned)) return redirect("/offline/later/");
  for (const [address, page] of Object.entries(session.pages)) {
    if (!(await isKept(address))) await put(address, page, "text/html; charset=utf-8");
  }
  const entry = entryOf("planned", { session: session.session }, session.planned);
  await outbox.add([entry], undefined, await personHere());
  return redirect(`/play/${session.planned}/`);
}

/** What was planned for a day keeps the rules in certain hours of it. */
function isOpen({ opens, closes }: Prepared, now: number): boolean {
  return !opens || !closes || (Date.parse(opens) <= now && now < Date.parse(closes));
}

async function isOver(planned: string): Promise<boolean> {
  const place = (await (await store).places()).find((one) => one.planned === planned);
  const { state } = (place?.value ?? {}) as { state?: { phase: string } };
  return OVER.includes(state?.phase ?? "");
}

/** Two days may have the same session; each has its own hours. */
function addressOf(shown: string, day = ""): string {
  return SESSIONS + shown + (day && `/${day}`);
}

function redirect(address: string): Response {
  return Response.redirect(address, 303);
}
