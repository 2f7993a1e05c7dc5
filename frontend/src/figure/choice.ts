/** Which body and which skin is seen, and whether it moves by itself; kept in this browser. */
export const BODIES = ["female", "male"] as const;
export const TONE_NAMES = ["light", "medium", "dark"] as const;
export const MOTIONS = ["moving", "still"] as const;

export interface Choice {
  body: (typeof BODIES)[number];
  tone: (typeof TONE_NAMES)[number];
  /** What is seen in a session. */
  motion: (typeof MOTIONS)[number];
}

const KEY = "lumbar.figure";
const KINDS = { body: BODIES, tone: TONE_NAMES, motion: MOTIONS };

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
    motion: MOTIONS.find((one) => one === kept.motion) ?? MOTIONS[0],
  };
}

export function keepChoice(choice: Choice): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // It is forgotten with the page.
  }
}

/** The choice after a radio button was set: they are named `figure-body`, `figure-tone` and `figure-motion`. */
export function chosen(choice: Choice, name: string, value: string): Choice {
  const kind = name.replace("figure-", "") as keyof Choice;
  const known: readonly string[] = KINDS[kind] ?? [];
  return known.includes(value) ? { ...choice, [kind]: value } : choice;
}

/** Sets the radio buttons in a part of the page as the choice is. */
export function showChoice(part: Element, choice: Choice): void {
  const all: readonly string[] = Object.values(choice);
  for (const input of part.querySelectorAll<HTMLInputElement>("[name^=figure-]"))
    input.checked = all.includes(input.value);
}
