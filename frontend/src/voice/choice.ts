import type { Cue } from "../api/shapes";
import type { Level } from "./level";

export type Beep = NonNullable<Cue["beep"]>;

/** What is heard of a cue. */
export interface Heard {
  say: string | null;
  beep: Beep | null;
}

/** A cue says at which levels it is said; it beeps at all of them but silence. */
export function heard(cue: Cue, level: Level): Heard {
  if (level === "silent") return { say: null, beep: null };
  const said = level !== "beeps" && cue.levels.includes(level);
  return { say: said ? (cue.say?.text ?? null) : null, beep: cue.beep };
}
