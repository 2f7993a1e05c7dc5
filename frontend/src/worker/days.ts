import { PAGES } from "../offline/names";
import { drop, kept, put, SEEN } from "./kept";

/** Today's page of each planned day ahead lies here, by its date. */
const DAYS = "/offline/day/";
const TODAY = ["/", "/today/"];

export function isDay(pathname: string): boolean {
  return pathname.startsWith(DAYS);
}

export function keepDay(day: string, page: string): Promise<void> {
  return put(DAYS + day, page, "text/html; charset=utf-8");
}

/** Days that are over, or no longer planned, go. */
export async function keepOnly(days: readonly string[]): Promise<void> {
  const keys = await (await caches.open(PAGES)).keys();
  const found = keys.map(({ url }) => new URL(url).pathname).filter(isDay);
  for (const address of found) if (!days.includes(address.slice(DAYS.length))) await drop(address);
}

/** Without a network, Today is the page of the day it is: as it was seen on this day, else as it was planned for it. */
export async function ofToday(pathname: string, seen: Response | undefined): Promise<Response | undefined> {
  if (!TODAY.includes(pathname)) return seen;
  const today = localDay(new Date());
  const last = Date.parse(seen?.headers.get(SEEN) ?? "");
  if (!Number.isNaN(last) && localDay(new Date(last)) === today) return seen;
  return (await kept(DAYS + today)) ?? seen;
}

/** The date where the person is, ISO 8601. */
export function localDay(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
