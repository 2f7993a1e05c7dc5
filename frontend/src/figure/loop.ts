const LATE_FRAMES = 4;

/** Calls `tick` with the milliseconds that have passed, frame by frame, as long as it runs. */
export class Loop {
  #frame = 0;
  #last = 0;
  #late = 0;

  /** `least` are milliseconds between two frames; `late` is told when frames take longer than `most` again and again. */
  constructor(
    private readonly tick: (ms: number) => void,
    private readonly late: () => void,
    private readonly least: number,
    private readonly most: number,
  ) {}

  run(on: boolean): void {
    if (!on) {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
    } else if (!this.#frame) {
      this.#last = performance.now();
      this.#next();
    }
  }

  #next(): void {
    this.#frame = requestAnimationFrame((now) => this.#step(now));
  }

  #step(now: number): void {
    const passed = Math.max(0, now - this.#last);
    this.#next();
    if (passed < this.least) return;
    this.#last = now;
    this.#late = passed > this.most ? this.#late + 1 : 0;
    if (this.#late >= LATE_FRAMES) this.late();
    this.tick(passed);
  }
}
