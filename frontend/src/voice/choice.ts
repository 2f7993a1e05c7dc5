import type { Cue } from "../api/shapes";
import type { Level } from "./level";

export type Beep = NonNullable<Cue["beep"]>;

/** What is heard of a cue. */
export interface Heard {
  say: string | null;
  beep: Beep | null;
}

/** A voice says what there is to say and beeps the rest; beeps alone leave out what has no beep. */
export function heard(cue: Cue, level: Level): Heard {
  if (level === "silent") return { say: null, beep: null };
  return { say: level === "voice" ? (cue.say?.text ?? null) : null, beep: cue.beep };
}
