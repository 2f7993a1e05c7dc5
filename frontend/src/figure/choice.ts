/** Which body and which skin is seen; kept in this browser. */
export const BODIES = ["female", "male"] as const;
export const TONE_NAMES = ["light", "medium", "dark"] as const;

export interface Choice {
  body: (typeof BODIES)[number];
  tone: (typeof TONE_NAMES)[number];
}

const KEY = "lumbar.figure";

export function keptChoice(): Choice {
  let kept: Partial<Record<string, unknown>> = {};
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {};
  } catch {
    // A browser may forbid storage, or hold what another version wrote: then it is the first of each.
  }
  return {
    body: BODIES.find((one) => one === kept.body) ?? BODIES[0],
    tone: TONE_NAMES.find((one) => one === kept.tone) ?? TONE_NAMES[0],
  };
}

export function keepChoice(choice: Choice): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // It is forgotten with the page.
  }
}
