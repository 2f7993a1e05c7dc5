export type Key =
  | "pause"
  | "back"
  | "skip"
  | "extend"
  | "shorten"
  | "stop"
  | "uncomfortable"
  | "one-side"
  | "sound"
  | "view"
  | "help";

const KEYS: Record<string, Key> = {
  " ": "pause",
  ArrowLeft: "back",
  ArrowRight: "skip",
  "+": "extend",
  "-": "shorten",
  s: "stop",
  u: "uncomfortable",
  o: "one-side",
  m: "sound",
  v: "view",
  "?": "help",
};
const STORED = "lumbar.keys";

/** What a key press asks for, or null: a control that has the focus keeps its own keys. */
export function keyOf(event: KeyboardEvent): Key | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("input, select, textarea, dialog")) return null;
  if (event.key === " " && target?.closest("button, a, summary")) return null;
  return KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
}

/** Single keys can be turned off: speech input and some aids type letters by themselves. */
export function keysOn(): boolean {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}

export function setKeys(on: boolean): void {
  try {
    localStorage.setItem(STORED, on ? "on" : "off");
  } catch {
    // It holds until the page is left.
  }
}
