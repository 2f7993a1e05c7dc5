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

/** What is counted aloud in slow repetitions: their seconds too, at the level "full"; the repetitions alone; nothing. */
export type Counting = "tempo" | "repetitions" | "off";
export const COUNTINGS: readonly Counting[] = ["tempo", "repetitions", "off"];
const COUNTED: Readonly<Record<string, readonly Counting[]>> = {
  "guiding.count": ["tempo", "repetitions"],
  "guiding.tempo": ["tempo"],
};

export const keptLevel = (): Level => kept("lumbar.sound", LEVELS) ?? LEVEL;
export const keepLevel = (level: Level): void => keep("lumbar.sound", level);
export const keptSpeaker = (): Speaker => kept("lumbar.voice", SPEAKERS) ?? "own";
export const keepSpeaker = (speaker: Speaker): void => keep("lumbar.voice", speaker);

export const keptCounting = (): Counting => kept("lumbar.counting", COUNTINGS) ?? "tempo";
export const keepCounting = (counting: Counting): void => keep("lumbar.counting", counting);

/** Whether a cue is wanted by somebody who lets count so much; what is no count is always wanted. */
export function counts(cue: Cue, counting: Counting): boolean {
  return COUNTED[cue.say?.key ?? ""]?.includes(counting) ?? true;
}

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
