import type { Beep } from "./choice";

type Tone = readonly [hertz: number, at: number, seconds: number];

const TONES: Record<Beep, readonly Tone[]> = {
  tick: [[660, 0, 0.07]],
  go: [[880, 0, 0.28]],
  half: [
    [587, 0, 0.12],
    [587, 0.18, 0.12],
  ],
  switch: [
    [587, 0, 0.14],
    [880, 0.18, 0.2],
  ],
  end: [
    [880, 0, 0.14],
    [659, 0.18, 0.14],
    [523, 0.36, 0.3],
  ],
};
const LOUD = 0.22;

/** Beeps by Web Audio; where there is none, silence. */
export class Beeps {
  #context: AudioContext | null = null;

  /** Browsers let sound begin only after a tap: call it from one. */
  unlock(): void {
    try {
      this.#context ??= new AudioContext();
      void this.#context.resume().catch(() => {});
    } catch {
      this.#context = null;
    }
  }

  play(beep: Beep): void {
    if (this.#context?.state !== "running") return;
    for (const tone of TONES[beep]) this.#tone(this.#context, tone);
  }

  #tone(context: AudioContext, [hertz, at, seconds]: Tone): void {
    const begin = context.currentTime + at;
    const volume = context.createGain();
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(LOUD, begin + 0.012);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + seconds);
    const source = context.createOscillator();
    source.frequency.value = hertz;
    source.connect(volume).connect(context.destination);
    source.start(begin);
    source.stop(begin + seconds);
  }
}
