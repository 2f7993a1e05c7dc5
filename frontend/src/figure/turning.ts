const TURN_DEGREES = 20;
const BY_KEY: Record<string, [yaw: number, pitch: number]> = {
  ArrowLeft: [-TURN_DEGREES / 2, 0],
  ArrowRight: [TURN_DEGREES / 2, 0],
  ArrowUp: [0, 6],
  ArrowDown: [0, -6],
};
const BY_BUTTON = { left: -TURN_DEGREES, right: TURN_DEGREES };

/** What buttons ask for: to turn the figure, or to see it as its picture shows it. */
export type Turn = keyof typeof BY_BUTTON | "front";
export const TURNS: readonly Turn[] = ["left", "right", "front"];

/** What can be turned, in degrees. */
export interface Turnable {
  turn(yaw: number, pitch: number): void;
  face(): void;
}

/** Turns a figure as a button says; for who cannot drag. */
export function turned(figure: Turnable | null, turn: Turn): void {
  if (turn === "front") figure?.face();
  else figure?.turn(BY_BUTTON[turn], 0);
}

/** Turns a figure as an arrow key says, and keeps the key from the page. */
export function turnedByKey(figure: Turnable | null, event: KeyboardEvent): void {
  const turn = BY_KEY[event.key];
  if (!figure || !turn || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  figure.turn(...turn);
}
