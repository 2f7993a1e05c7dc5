import type { Segment } from "../api/shapes";
import type { Playbook } from "./playbook";

/** A side that may rest while the other one goes on. */
export type OneSide = "left" | "right";

export const otherSide = (side: OneSide): OneSide => (side === "left" ? "right" : "left");

/** How `leftOut` names one side of an exercise; the exercise itself is named by its id. */
export const sideOf = (exercise: string, side: string): string => `${exercise}.${side}`;

/** Whether a segment is passed over because of what is left out today. */
export function isLeftOut(book: Playbook, leftOut: readonly string[], segment: Segment): boolean {
  const { kind, exercise, item, side } = segment;
  if (kind === "end") return false;
  if (leftOut.includes(exercise)) return true;
  const out = (one: string) => leftOut.includes(sideOf(exercise, one));
  if (book.timeline.session.items[item]?.side !== "both") return out(side);
  if (kind === "switch") return out("left") || out("right");
  return kind === "work" && out(side);
}

/** The side of a segment that is done: where its own rests, it is the other one. */
export function sideDone(leftOut: readonly string[], { exercise, side }: Segment): string {
  if (side !== "left" && side !== "right") return side;
  return leftOut.includes(sideOf(exercise, side)) ? otherSide(side) : side;
}
