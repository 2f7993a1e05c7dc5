import type { Beat, Segment } from "../api/shapes";
import type { Round } from "../figure/movement";
import { beatNow, breathing } from "./display";

/** How long a person is given to go to a held pose, and to come back from it, seconds. */
const GO_S = 3;
const BACK_S = 2;
/** At most this part of a short hold is spent on the way. */
const SHORT = 0.25;

/** What the figure shows: a moment of its clip, how full its lungs are (null: as before), and which side. */
export interface Pose {
  at: number;
  fullness: number | null;
  right: boolean;
}

/** What the figure does at a moment of a segment, between the work before it and the work to come. In a rest before
 * another exercise, `round` is of that one. */
export function poseAt(
  round: Round,
  segment: Segment,
  elapsedMs: number,
  before: Segment | undefined,
  next: Segment | undefined,
): Pose {
  const seconds = elapsedMs / 1000;
  switch (segment.kind) {
    case "work":
      return working(round, segment, elapsedMs);
    case "get-ready":
      return { ...plain(comingBack(round, seconds)), right: segment.side === "right" };
    case "switch":
    case "rest":
      if (before && (!next || next.item === before.item))
        return leaving(round, before, next ?? before, seconds);
      return { ...plain(round.reach), right: next?.side === "right" };
    default:
      return { ...plain(round.reach), right: segment.side === "right" };
  }
}

const plain = (at: number) => ({ at, fullness: null });

function working(round: Round, segment: Segment, elapsedMs: number): Pose {
  const beat = beatNow(segment, elapsedMs);
  const breath = breathing(segment, elapsedMs);
  const seconds = elapsedMs / 1000;
  const at = beat ? inBeat(round, segment, beat.beat, seconds) : inHold(round, segment, seconds);
  const side = beat && segment.side === "alternating" ? beat.beat.side : segment.side;
  return { at, fullness: breath?.fullness ?? null, right: side === "right" };
}

/** A repetition goes to the picture of its form and comes back from it. */
function inBeat(round: Round, segment: Segment, beat: Beat, seconds: number): number {
  const over = segment.beats.find(({ at_s }) => at_s > beat.at_s)?.at_s ?? segment.seconds;
  const { begin } = round;
  const [reach, leave] = round.turns || beat.hold_s ? [round.reach, round.leave] : [begin + 0.5, begin + 0.5];
  const holdOver = beat.hold_at_s + beat.hold_s;
  if (seconds < beat.hold_at_s) return between(begin, reach, beat.at_s, beat.hold_at_s, seconds);
  if (seconds < holdOver) return reach;
  return between(leave, begin + 1, holdOver, over, seconds);
}

/** A hold goes to its pose and stays; what does not turn there, as rocking, goes on and on. */
function inHold(round: Round, segment: Segment, seconds: number): number {
  if (!round.turns) return round.begin + ((seconds / round.seconds) % 1);
  return between(round.begin, round.reach, 0, Math.min(GO_S, segment.seconds * SHORT), seconds);
}

/** From the picture back to where the movement begins. */
function comingBack(round: Round, seconds: number): number {
  return between(round.leave, round.begin + 1, 0, BACK_S, seconds);
}

/** After repetitions the figure is where they begin; out of a hold it comes first. Only then it changes sides. */
function leaving(round: Round, before: Segment, next: Segment, seconds: number): Pose {
  const back = before.beats.length || !round.turns;
  const side = seconds < BACK_S ? before.side : next.side;
  return { ...plain(back ? round.begin + 1 : comingBack(round, seconds)), right: side === "right" };
}

function between(from: number, to: number, begin: number, end: number, now: number): number {
  if (end <= begin) return to;
  return from + (to - from) * Math.min(1, Math.max(0, (now - begin) / (end - begin)));
}
