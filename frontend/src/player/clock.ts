/** Longer than this between two ticks, and the device was asleep, the page frozen, or its timers held back. */
export const GAP_MS = 5000;
const EVERY_MS = 100;

/** Where time comes from. `monotonic` never jumps; `wall` goes on while the device sleeps. */
export interface Clock {
  monotonic(): number;
  wall(): number;
  every(ms: number, tick: () => void): () => void;
  /** Milliseconds on a clock that stands still while the device sleeps; null where there is none. */
  awake(): number | null;
}

/**
 * The browser's clocks. A hidden page may be woken by its own timers once a minute only; a worker's timers are not held
 * back, so it wakes the page every second. `awake` is the clock of the sound that runs.
 */
export function browserClock(awake: () => number | null): Clock {
  return {
    monotonic: () => performance.now(),
    wall: () => Date.now(),
    awake,
    every(ms, tick) {
      const timer = window.setInterval(tick, ms);
      const stop = woken(tick);
      return () => {
        window.clearInterval(timer);
        stop();
      };
    },
  };
}

function woken(tick: () => void): () => void {
  try {
    const worker = new Worker(new URL("./pulse.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", tick);
    return () => worker.terminate();
  } catch {
    return () => {};
  }
}

/** Tells how much time has passed, ten times a second, without drift: late ticks are longer ticks. */
export class Ticker {
  #stop: (() => void) | null = null;
  #mono = 0;
  #wall = 0;
  #awake: number | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly tick: (ms: number) => void,
    private readonly gap: () => void,
  ) {}

  start(): void {
    if (this.#stop) return;
    this.#read();
    this.#stop = this.clock.every(EVERY_MS, () => this.#beat());
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
  }

  #beat(): void {
    const { mono, wall, awake } = this.#read();
    const longest = Math.max(mono, wall);
    if (longest > GAP_MS && longest - awake > GAP_MS) this.gap();
    else if (mono > 0) this.tick(mono);
  }

  /** What has passed on each clock since the last time; `awake` 0 where that clock did not run all the while. */
  #read(): { mono: number; wall: number; awake: number } {
    const mono = Math.round(this.clock.monotonic());
    const wall = this.clock.wall();
    const awake = this.clock.awake();
    const heard = awake === null || this.#awake === null ? 0 : awake - this.#awake;
    const passed = { mono: mono - this.#mono, wall: wall - this.#wall, awake: heard };
    this.#mono = mono;
    this.#wall = wall;
    this.#awake = awake;
    return passed;
  }
}
