// Short names for the shapes that `npm run types` makes from the API's document.
import type { components } from "./types";

type Shapes = components["schemas"];

export type Timeline = Shapes["Timeline"];
export type Segment = Shapes["Segment"];
export type Cue = Shapes["Cue"];
export type Beat = Shapes["Beat"];
export type Item = Shapes["Item"];
export type Message = Shapes["Message"];
export type StopText = Shapes["StopText"];
export type EntryData = Shapes["EntryData"];
export type EntryKind = keyof EntryData;
export type StopReason = EntryData["stop"]["reason"];
export type EntriesOut = Shapes["EntriesOut"];

/** An entry of the diary as it goes over the wire. */
export interface Entry<Kind extends EntryKind = EntryKind> {
  id: string;
  v: number;
  at: string;
  zone: string;
  kind: Kind;
  data: EntryData[Kind];
}
