import { bodyOf, type Files, movementOf } from "./cast";
import { type Choice, figureChoice } from "./choice";
import { Easel } from "./easel";
import { Loop } from "./loop";
import { coloursOn, fieldsFor } from "./muscles";
import { Playback } from "./playback";
import type { Stage } from "./stage";
import { Steps } from "./steps";
import { TURNS, turned, turnedByKey } from "./turning";

const still = matchMedia("(prefers-reduced-motion: reduce)");
const LATE_MS = 60;

type Deed = "play" | "slow" | "mirror" | "muscles" | "back" | "next";

/** Shows a still, and on request the movement: a body that can be turned and stepped through. Where motion is not
 * wanted, or cannot be drawn, the key frames are stepped through as stills. The words come with the page. */
export class LumbarFigure extends HTMLElement {
  #easel: Easel | null = null;
  #box: HTMLElement | null = null;
  #choice: Choice = figureChoice.read();
  #mirrored = false;
  #muscles = false;
  #near = true;
  #run = 0;
  #leave = new AbortController();
  readonly #playback = new Playback();
  readonly #steps = new Steps(this);
  readonly #loop = new Loop(
    (ms) => this.#tick(ms),
    () => this.#stage?.spare(),
    0,
    LATE_MS,
  );

  connectedCallback(): void {
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    const show = this.#part("[data-show]");
    this.#name();
    show.hidden = still.matches && this.#steps.count < 2;
    show.addEventListener("click", () => void this.#show(), { signal });
    still.addEventListener("change", () => this.#calmed(), { signal });
    this.addEventListener("click", (event) => this.#pressed(event), { signal });
    this.addEventListener("change", (event) => this.#choose(event), { signal });
    document.addEventListener("visibilitychange", () => this.#wake(), { signal });
    const near = new IntersectionObserver((entries) => {
      this.#near = entries.at(-1)?.isIntersecting ?? true;
      this.#wake();
    });
    near.observe(this);
    signal.addEventListener("abort", () => near.disconnect());
  }

  disconnectedCallback(): void {
    this.#leave.abort();
    this.#close();
  }

  get #stage(): Stage | null {
    return this.#easel?.stage ?? null;
  }

  get #files(): Files {
    return Object.fromEntries([...this.attributes].map(({ name, value }) => [name, value]));
  }

  #part(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`lumbar-figure: ${selector} is missing`);
    return found;
  }

  #calmed(): void {
    this.#name();
    if (this.#stage && still.matches) this.#showSteps();
  }

  #name(): void {
    for (const name of this.querySelectorAll<HTMLElement>("[data-named]"))
      name.hidden = (name.dataset.named === "steps") !== still.matches;
  }

  async #show(): Promise<void> {
    const show = this.#part("[data-show]");
    if (show.ariaBusy === "true") return;
    if (still.matches) return this.#showSteps();
    show.ariaBusy = "true";
    await this.#open().catch(() => this.#showSteps());
    show.ariaBusy = null;
  }

  /** Their names are told in any case; their colours need the body, which stands still where motion is not wanted. */
  async #showMuscles(): Promise<void> {
    this.#part("[data-legend]").hidden = !this.#muscles;
    if (!this.#muscles || this.#stage) return this.#paint();
    if (this.dataset.shows === "steps") this.#close();
    await this.#open().catch(() => this.#showSteps());
  }

  async #paint(): Promise<void> {
    const stage = this.#stage;
    if (!stage) return;
    const names = (kind: string) => (this.getAttribute(kind) ?? "").split(" ").filter(Boolean);
    const shown = { worked: names("worked"), stretched: names("stretched") };
    const wanted = this.#muscles;
    const fields = wanted ? await fieldsFor(this.#files, this.#choice, shown) : null;
    if (stage !== this.#stage || wanted !== this.#muscles) return;
    stage.paint(fields, coloursOn(this));
    this.#draw();
  }

  /** Loads the body that is chosen and its clip, and puts them in place of the still. */
  async #open(): Promise<void> {
    const run = ++this.#run;
    const [body, movement, { Stage }] = await Promise.all([
      bodyOf(this.#files, this.#choice),
      movementOf(this.#files, this.#choice, this.getAttribute("form") ?? "base"),
      import("./stage"),
    ]);
    if (run !== this.#run || !this.isConnected) return;
    const stage = new Stage(body, movement);
    stage.canvas.addEventListener("webglcontextlost", () => {
      if (this.#stage === stage) this.#showSteps();
    });
    if (!this.#easel) this.#playback.begin(movement, !still.matches);
    this.#place(stage);
    await this.#paint();
  }

  #place(stage: Stage): void {
    const first = this.#easel === null;
    this.#easel ??= new Easel(
      () => this.#choice,
      () => this.#draw(),
    );
    if (first) this.#hold(this.#easel.box);
    this.dataset.shows = "moving";
    this.#part("[data-tools]").hidden = false;
    this.#part("[data-show]").hidden = true;
    this.#easel.show(stage);
    this.#reflect();
    this.#tell();
    if (first) {
      this.#easel.box.addEventListener("keydown", (event) => turnedByKey(this.#easel, event));
      this.#easel.box.focus({ preventScroll: true });
    }
    this.#wake();
  }

  /** The box that stands where the still stood: it is the picture for those who do not see it, and takes the keys. */
  #hold(box: HTMLElement): void {
    box.className = "moving-stage";
    box.tabIndex = 0;
    box.setAttribute("role", "img");
    box.ariaLabel = this.#part(".figure img").getAttribute("alt") ?? "";
    this.#part(".figure").append(box);
    this.#box = box;
  }

  /** Shows the side that is chosen. */
  #reflect(): void {
    this.#stage?.mirror(this.#mirrored);
    this.#box?.classList.toggle("mirrored", this.#mirrored && !this.#stage);
  }

  /** The key frames as stills, one at a time. */
  #showSteps(): void {
    this.#close();
    if (this.#steps.count < 2) {
      this.#part("[data-show]").hidden = true;
      this.#part("[data-failed]").hidden = false;
      return;
    }
    this.#hold(this.#steps.box(this.getAttribute("strip") ?? ""));
    this.dataset.shows = "steps";
    this.#part("[data-tools]").hidden = false;
    this.#part("[data-show]").hidden = true;
    this.#toStep(0);
  }

  #toStep(step: number): void {
    const { count } = this.#steps;
    this.#playback.step = (step + count) % count;
    this.#box?.style.setProperty("--step", `${this.#playback.step}`);
    this.#say();
  }

  /** Says which key frame is seen, aloud too. */
  #say(): void {
    this.#part("[data-said]").textContent = this.#steps.told(this.#playback.step, this.#mirrored);
    this.#label();
  }

  /** The words of the key frame for those who do not see it. */
  #label(): void {
    const said = this.#steps.label(this.#playback.step, this.#mirrored);
    if (this.#box && said) this.#box.ariaLabel = said;
  }

  #pressed(event: Event): void {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-do]") : null;
    const what = pressed?.dataset.do ?? "";
    const turn = TURNS.find((one) => one === what);
    if (turn) turned(this.#easel, turn);
    else if (what in this.#does) this.#does[what as Deed]();
    else return;
    this.#tell();
    this.#wake();
  }

  /** What the buttons do. */
  readonly #does: Record<Deed, () => void> = {
    play: () => {
      this.#playback.toggle();
      this.#part("[data-said]").textContent = "";
    },
    slow: () => {
      this.#playback.slow = !this.#playback.slow;
    },
    mirror: () => this.#mirror(),
    muscles: () => {
      this.#muscles = !this.#muscles;
      this.#showMuscles().catch(() => {
        this.#muscles = false;
        this.#tell();
      });
    },
    back: () => this.#go(-1),
    next: () => this.#go(1),
  };

  #mirror(): void {
    this.#mirrored = !this.#mirrored;
    this.#reflect();
    this.#draw();
    if (this.#part("[data-said]").textContent) this.#say();
    else this.#label();
  }

  /** To the key frame before or after this moment: by moving there, or at once in stills. */
  #go(way: 1 | -1): void {
    if (!this.#stage) this.#toStep(this.#playback.step + way);
    else if (this.#playback.go(this.#stage.movement, way)) this.#say();
  }

  #choose(event: Event): void {
    const input = event.target;
    if (!(input instanceof HTMLInputElement)) return;
    const before = this.#choice;
    this.#choice = figureChoice.with(before, input.name, input.value);
    figureChoice.keep(this.#choice);
    if (this.#choice.body !== before.body) this.#open().catch(() => this.#showSteps());
    else this.#easel?.dress();
  }

  /** Buttons and choices say how things stand. */
  #tell(): void {
    const states: Record<string, boolean> = {
      play: this.#playback.playing,
      slow: this.#playback.slow,
      mirror: this.#mirrored,
      muscles: this.#muscles,
    };
    for (const button of this.querySelectorAll<HTMLElement>("[data-do]")) {
      const state = states[button.dataset.do ?? ""];
      if (state !== undefined) button.ariaPressed = `${state}`;
    }
    figureChoice.show(this, this.#choice);
  }

  /** Goes on when there is something to move and somebody who could see it; else it rests. */
  #wake(): void {
    const wanted = this.#stage !== null && this.#playback.goesOn;
    this.#loop.run(wanted && this.#near && !document.hidden);
  }

  #tick(ms: number): void {
    const stage = this.#stage;
    if (!stage) return;
    this.#playback.pass(ms, stage.movement);
    this.#draw();
    this.#wake();
  }

  #draw(): void {
    this.#stage?.draw(this.#playback.at);
  }

  #close(): void {
    this.#run++;
    this.#loop.run(false);
    this.#easel?.close();
    this.#easel = null;
    this.#box?.remove();
    this.#box = null;
    delete this.dataset.shows;
  }
}

customElements.define("lumbar-figure", LumbarFigure);
