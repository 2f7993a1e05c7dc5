import type { Entry, EntryData, EntryKind } from "../api/shapes";

/** An entry of this moment and place. `id` is given where the caller must know it beforehand. */
export function entryOf<Kind extends EntryKind>(
  kind: Kind,
  data: EntryData[Kind],
  id: string = crypto.randomUUID(),
  now: Date = new Date(),
): Entry<Kind> {
  return { id, v: 1, at: localIso(now), zone: zoneHere(), kind, data };
}

/** ISO 8601 with the offset of this place: the diary keeps the person's own morning and evening. */
export function localIso(now: Date): string {
  const minutes = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, -1);
  const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, "0");
  return `${local}${minutes < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
}

function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}
