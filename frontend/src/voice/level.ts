/** How much is heard: everything said, beeps alone, or nothing. */
export type Level = "voice" | "beeps" | "silent";
export const LEVELS: readonly Level[] = ["voice", "beeps", "silent"];
const KEY = "lumbar.sound";

export function keptLevel(): Level {
  try {
    return LEVELS.find((level) => level === localStorage.getItem(KEY)) ?? "voice";
  } catch {
    return "voice";
  }
}

export function keepLevel(level: Level): void {
  try {
    localStorage.setItem(KEY, level);
  } catch {
    // It holds for this page.
  }
}

export function nextLevel(level: Level): Level {
  return LEVELS[(LEVELS.indexOf(level) + 1) % LEVELS.length] ?? "voice";
}
