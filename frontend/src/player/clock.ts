/** Longer than this between two ticks, and the device was asleep or the page frozen. */
export const GAP_MS = 5000;
const EVERY_MS = 100;

/** Where time comes from. `monotonic` never jumps; `wall` goes on while the device sleeps. */
export interface Clock {
  monotonic(): number;
  wall(): number;
  every(ms: number, tick: () => void): () => void;
}

export const browserClock: Clock = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
  every(ms, tick) {
    const timer = window.setInterval(tick, ms);
    return () => window.clearInterval(timer);
  },
};

/** Tells how much time has passed, ten times a second, without drift: late ticks are longer ticks. */
export class Ticker {
  #stop: (() => void) | null = null;
  #mono = 0;
  #wall = 0;

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
    const { mono, wall } = this.#read();
    if (Math.max(mono, wall) > GAP_MS) this.gap();
    else if (mono > 0) this.tick(mono);
  }

  #read(): { mono: number; wall: number } {
    const mono = Math.round(this.clock.monotonic());
    const wall = this.clock.wall();
    const passed = { mono: mono - this.#mono, wall: wall - this.#wall };
    this.#mono = mono;
    this.#wall = wall;
    return passed;
  }
}
