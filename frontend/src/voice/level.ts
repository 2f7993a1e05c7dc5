import type { Cue } from "../api/shapes";

/** How much is said: whole instructions, reminders and counts, or the names of what comes alone. */
export type Talk = Cue["levels"][number];
/** How much is heard: what is said, with beeps; beeps alone; or nothing. */
export type Level = Talk | "beeps" | "silent";
export const LEVELS: readonly Level[] = ["full", "short", "names", "beeps", "silent"];
const LEVEL: Level = "short";

/** Whose voice speaks: the recorded one where there is a recording, or the browser's for everything. */
export type Speaker = "own" | "browser";
export const SPEAKERS: readonly Speaker[] = ["own", "browser"];

export const keptLevel = (): Level => kept("lumbar.sound", LEVELS) ?? LEVEL;
export const keepLevel = (level: Level): void => keep("lumbar.sound", level);
export const keptSpeaker = (): Speaker => kept("lumbar.voice", SPEAKERS) ?? "own";
export const keepSpeaker = (speaker: Speaker): void => keep("lumbar.voice", speaker);

export function nextLevel(level: Level): Level {
  return LEVELS[(LEVELS.indexOf(level) + 1) % LEVELS.length] ?? LEVEL;
}

function kept<One extends string>(key: string, known: readonly One[]): One | undefined {
  try {
    return known.find((one) => one === localStorage.getItem(key));
  } catch {
    return undefined;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It holds for this page.
  }
}
