import type { EntryData } from "../api/shapes";
import { entryOf } from "../outbox/entry";
import { formOf, idOf } from "../outbox/form";
import { CHECKED, forgetCheck, isKept, kept, personHere, put } from "./kept";
import { outbox, store } from "./sync";

/** A session that the server laid out beforehand. It says itself after which answers it may be started. */
interface Prepared {
  planned: string;
  shown: string;
  session: EntryData["planned"]["session"];
  fresh_until: string | null;
  check_lasts_s: number;
  calm: number[];
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
/** A silent server is waited for so long where one can go on without it. What it heard all the same comes again with
 * the id it has already; a session that it began counts for nothing, since nobody plays it. */
const PATIENCE_MS = 8000;

/** Fetch the session of a wish, so that it can be started without a network. */
export async function prepare(wish: string): Promise<void> {
  const answer = await fetch(`/offline/session/?${wish}`);
  if (answer.status !== 200) return;
  const session = (await answer.json()) as Prepared;
  await put(addressOf(session.shown), JSON.stringify(session), "application/json");
}

/** Send a form; where there is no network, keep it and go on as well as one can. */
export async function submit(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const fields = await fieldsOf(request.clone());
  const spared = fields && (pathname === START || writes(pathname, fields));
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
  const session = (await (await kept(addressOf(shown)))?.json()) as Prepared | undefined;
  if (!session) return redirect("/offline/later/");
  const check = (await (await kept(CHECKED))?.json()) as Check | null | undefined;
  const checked = check && Date.now() < check.at + session.check_lasts_s * 1000;
  if (checked && !session.calm.includes(check.pain)) return redirect("/offline/later/");
  const fresh = check === undefined && Date.now() < Date.parse(session.fresh_until ?? "");
  if (!fresh && !checked) return redirect(check === null ? "/offline/later/" : "/check/");
  if (await isOver(session.planned)) return redirect("/offline/later/");
  for (const [address, page] of Object.entries(session.pages)) {
    if (!(await isKept(address))) await put(address, page, "text/html; charset=utf-8");
  }
  const entry = entryOf("planned", { session: session.session }, session.planned);
  await outbox.add([entry], undefined, await personHere());
  return redirect(`/play/${session.planned}/`);
}

async function isOver(planned: string): Promise<boolean> {
  const place = (await (await store).places()).find((one) => one.planned === planned);
  const { state } = (place?.value ?? {}) as { state?: { phase: string } };
  return OVER.includes(state?.phase ?? "");
}

function addressOf(shown: string): string {
  return `/offline/session/${shown}`;
}

function redirect(address: string): Response {
  return Response.redirect(address, 303);
}
