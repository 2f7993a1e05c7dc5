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

/** How long a beep sounds, seconds. */
export function beepSeconds(beep: Beep): number {
  return Math.max(...TONES[beep].map(([, at, seconds]) => at + seconds));
}

/** The tones of a beep that begins at this moment of the audio clock. */
export function playBeep(context: AudioContext, beep: Beep, at: number): AudioScheduledSourceNode[] {
  return TONES[beep].map(([hertz, after, seconds]) => tone(context, hertz, at + after, seconds));
}

function tone(context: AudioContext, hertz: number, begin: number, seconds: number): OscillatorNode {
  const volume = context.createGain();
  volume.gain.setValueAtTime(0, begin);
  volume.gain.linearRampToValueAtTime(LOUD, begin + 0.012);
  volume.gain.exponentialRampToValueAtTime(0.001, begin + seconds);
  const source = context.createOscillator();
  source.frequency.value = hertz;
  source.connect(volume).connect(context.destination);
  source.start(begin);
  source.stop(begin + seconds);
  return source;
}
