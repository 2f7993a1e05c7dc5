import type { Choice } from "../figure/choice";
import type { Turn } from "../figure/turning";
import type { Level } from "../voice/level";
import type { Say } from "../words";
import type { Manner } from "./device/manner";
import type { Awake } from "./device/wake-lock";
import { beatNow } from "./display";
import { segmentAt } from "./lengths";
import { type ItemSheet, nextWork, type Playbook } from "./playbook";
import { sideDone } from "./sides";
import type { PlayerEvent, PlayerState } from "./state";

/** Whether nothing may move by itself. */
export const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** What the templates need: values to show, and what a tap does. */
export interface View {
  book: Playbook;
  state: PlayerState;
  say: Say;
  level: Level;
  send: (event: PlayerEvent) => void;
  /** Whether the picture moves; null where it cannot. */
  motion: Choice["motion"] | null;
  nextSound: () => void;
  otherMotion: () => void;
  /** Whether a body can be drawn at all. */
  draws: boolean;
  /** Whether it shows what works and what is stretched. */
  muscles: boolean;
  otherMuscles: () => void;
  turn: (turn: Turn) => void;
  help: () => void;
  /** How this device leads, and the way to change it. */
  manner: Manner;
  lead: (change: Partial<Manner>) => void;
  /** What keeps the screen on. */
  awake: Awake;
}

/** During a rest or a change of position the exercise to come is shown, else the one that is done. */
export function itemShown({ book, state }: View): number {
  const segment = segmentAt(book, state);
  if (segment.kind !== "rest") return segment.item;
  return nextWork(book, state.place, state.leftOut)?.item ?? segment.item;
}

export function sheetShown(view: View): ItemSheet {
  return view.book.items[itemShown(view)] as ItemSheet;
}

/** The side that is shown: of this moment, or of what comes after the rest. */
export function sideShown({ book, state }: View): string | undefined {
  const segment = segmentAt(book, state);
  if (segment.kind === "rest") return nextWork(book, state.place, state.leftOut)?.side;
  const turn = segment.side === "alternating" ? beatNow(segment, state.elapsedMs)?.beat.side : undefined;
  return turn ?? sideDone(state.leftOut, segment);
}
