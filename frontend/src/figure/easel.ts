import type { Choice } from "./choice";
import type { Stage } from "./stage";

const DEGREES_A_PIXEL = 0.5;

/** The box in which a stage is seen: it is turned by dragging and keeps to the size and the colours of the page. */
export class Easel {
  readonly box = document.createElement("div");
  stage: Stage | null = null;
  readonly #gone = new AbortController();

  /** `draw` draws the moment that is shown. */
  constructor(
    private readonly choice: () => Choice,
    private readonly draw: () => void,
  ) {
    this.box.className = "moving-stage";
    this.#drag();
    this.#watch();
  }

  /** Shows this stage in place of the one before. */
  show(stage: Stage): void {
    this.stage?.dispose();
    this.stage = stage;
    this.box.replaceChildren(stage.canvas);
    this.fit();
  }

  /** Turns the view, degrees. */
  turn(yaw: number, pitch: number): void {
    this.stage?.turn(yaw, pitch);
    this.draw();
  }

  /** Sees it again as the picture of its form shows it. */
  face(): void {
    this.stage?.face();
    this.draw();
  }

  fit(): void {
    this.stage?.fit(this.box.clientWidth, this.box.clientHeight);
    this.dress();
  }

  dress(): void {
    const dark = getComputedStyle(document.documentElement).colorScheme === "dark";
    this.stage?.dress(this.choice().tone, dark);
    this.draw();
  }

  /** Lets go of the graphics and leaves the page. */
  close(): void {
    this.#gone.abort();
    const { stage } = this;
    this.stage = null;
    stage?.dispose();
    this.box.remove();
  }

  #drag(): void {
    const { box } = this;
    box.addEventListener("pointerdown", (event) => box.setPointerCapture(event.pointerId));
    box.addEventListener("pointermove", (event) => {
      if (box.hasPointerCapture(event.pointerId))
        this.turn(-event.movementX * DEGREES_A_PIXEL, event.movementY * DEGREES_A_PIXEL);
    });
  }

  #watch(): void {
    const { signal } = this.#gone;
    const sizes = new ResizeObserver(() => this.fit());
    sizes.observe(this.box);
    const themes = new MutationObserver(() => this.dress());
    themes.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", () => this.dress(), { signal });
    signal.addEventListener("abort", () => {
      sizes.disconnect();
      themes.disconnect();
    });
  }
}
