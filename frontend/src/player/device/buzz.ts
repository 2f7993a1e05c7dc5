import type { Cue } from "../../api/shapes";

type Beep = NonNullable<Cue["beep"]>;

/** Milliseconds of vibration and pause, for each change that can be felt. Seconds that are counted are not. */
const PATTERNS: Partial<Record<Beep, number[]>> = {
  go: [180],
  half: [70, 90, 70],
  switch: [160, 110, 160],
  end: [90, 80, 90, 80, 320],
};

/** Whether this device can vibrate, as far as the browser tells. */
export const buzzes = (): boolean => "vibrate" in navigator;

/** Lets the device vibrate with a cue: what is beeped can be felt. */
export function buzz({ beep }: Cue): void {
  const pattern = beep && PATTERNS[beep];
  if (pattern && buzzes()) navigator.vibrate(pattern);
}
