import type { Cue } from "../api/shapes";
import { beepSeconds } from "./beeps";
import { type Beep, heard } from "./choice";
import type { Level } from "./level";

/** A cue that comes, and in how many seconds. */
export interface Coming {
  cue: Cue;
  inS: number;
}

/** What is heard, and when; `say` null where a sentence comes too late to make sense. */
export interface Sound {
  cue: Cue;
  beep: Beep | null;
  beepAt: number;
  say: string | null;
  sayAt: number;
}

/** A sentence waits so long for the one before it, seconds; later than that it is left out. */
export const PATIENCE_S = 2;
const BREATH_S = 0.1;
/** Letters a second of a sentence that is not recorded. */
const LETTERS = 14;

/**
 * Sentences follow each other and never talk over one another or over a beep.
 * `seconds` is the length of a recorded sentence, null for others; `free` the time until which something is being said.
 */
export function arranged(
  coming: readonly Coming[],
  level: Level,
  seconds: (text: string) => number | null,
  free = 0,
): Sound[] {
  let until = free;
  return coming.map(({ cue, inS }) => {
    const { say, beep } = heard(cue, level);
    const sound: Sound = { cue, beep, beepAt: inS, say, sayAt: inS };
    if (beep && beep !== "tick") until = Math.max(until, inS + beepSeconds(beep));
    if (!say) return sound;
    sound.sayAt = Math.max(inS, until);
    if (sound.sayAt > inS + PATIENCE_S) sound.say = null;
    else until = sound.sayAt + (seconds(say) ?? say.length / LETTERS) + BREATH_S;
    return sound;
  });
}
