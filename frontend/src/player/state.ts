import type { Cue, EntryData, EntryKind, StopReason } from "../api/shapes";
import type { OneSide } from "./sides";

/**
 * ready: nothing has begun. playing. paused: by the person. waiting: counts down before it goes on.
 * stopping: "sharp pain" was tapped, the reason is asked. stopped: the text of the reason is shown. ended: all done.
 */
export type Phase = "ready" | "playing" | "paused" | "waiting" | "stopping" | "stopped" | "ended";

/** A place in the session, to the millisecond. */
export interface Spot {
  place: number;
  elapsedMs: number;
  extraMs: number;
}

/** A set that is in the diary: all of it or the part that was done. */
export interface Done {
  entry: string;
  full: boolean;
}

/** What "undo" takes back: entries of the diary and a change of place. */
export interface Undo {
  kind: "uncomfortable" | "other-side";
  title: string;
  /** The side that rests now. */
  side: OneSide | null;
  spot: Spot;
  entries: string[];
  done: Record<string, Done>;
  leftOut: string[];
}

/** Where a session stands. Plain values only: it is kept in the browser at every second. */
export interface PlayerState extends Spot {
  phase: Phase;
  /** Milliseconds until "waiting" is over. */
  waitMs: number;
  /** The sets in the diary, by the segment they were done in. */
  done: Record<string, Done>;
  /** What is left out for the rest of the session: an exercise, or one side of it as `<exercise>.<side>`. */
  leftOut: string[];
  undo: Undo | null;
  /** Whether the next exercise begins by itself. */
  onward: boolean;
  /** Whether it is paused before an exercise that begins with a tap. */
  gate: boolean;
  /** Whether it is paused because one side hurts, and which one is asked. */
  asking: boolean;
  /** What was added to the left side of a set, for the right one. */
  even: { item: number; set: number; extraMs: number } | null;
  /** The stop in the diary, and the entries that a mistaken stop takes back. */
  stop: { reason: StopReason; entries: string[]; done: Record<string, Done> } | null;
  /** Entries that were taken back: their ids are not used again. */
  takenBack: string[];
  /** Id for the next entry: chosen beforehand, so that a crash between two writes cannot double it. */
  nextId: string;
}

/** What happens to a session. `ids` makes the ids of entries. */
export type PlayerEvent =
  | { type: "start" | "pause" | "go-on" | "back" | "skip" | "extend" | "shorten" | "uncomfortable" }
  | { type: "one-side" }
  | { type: "side"; side: OneSide }
  | { type: "undo" | "only-side" | "stop" | "ask-again" | "mistake" | "end-here" }
  | { type: "tick"; ms: number }
  | { type: "gap" }
  | { type: "resume" }
  | { type: "reason"; reason: StopReason };

/** What the world is asked to do about it. */
export type Effect =
  | { [Kind in EntryKind]: { do: "record"; id: string; kind: Kind; data: EntryData[Kind] } }[EntryKind]
  | { do: "cue"; cue: Cue }
  | { do: "announce"; text: string }
  | { do: "hush" }
  | { do: "count"; seconds: number };

export interface Step {
  state: PlayerState;
  effects: Effect[];
}

/** A session before its first second. */
export function atStart(nextId: string): PlayerState {
  return {
    phase: "ready",
    place: 0,
    elapsedMs: 0,
    extraMs: 0,
    waitMs: 0,
    done: {},
    leftOut: [],
    undo: null,
    onward: true,
    gate: false,
    asking: false,
    even: null,
    stop: null,
    takenBack: [],
    nextId,
  };
}
