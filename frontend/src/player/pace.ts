/** Whether a session goes on to the next exercise by itself, or waits for a tap; kept in this browser. */
export const ONWARDS = ["goes-on", "waits"] as const;
export type Onward = (typeof ONWARDS)[number];

const KEY = "lumbar.onward";

export function keptOnward(): Onward {
  try {
    return ONWARDS.find((one) => one === localStorage.getItem(KEY)) ?? "goes-on";
  } catch {
    return "goes-on";
  }
}

export function keepOnward(onward: Onward): void {
  try {
    localStorage.setItem(KEY, onward);
  } catch {
    // It holds until the page is left.
  }
}
