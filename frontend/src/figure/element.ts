import { bodyOf, type Files, movementOf } from "./cast";
import { type Choice, chosen, keepChoice, keptChoice, showChoice } from "./choice";
import { Easel } from "./easel";
import { Loop } from "./loop";
import { atlasOf, fieldsOf } from "./muscles";
import type { Stage } from "./stage";

const TURN_DEGREES = 10;
const TILT_DEGREES = 6;
const still = matchMedia("(prefers-reduced-motion: reduce)");
const SLOW = 0.4;
const LATE_MS = 60;
const KEYS: Record<string, [number, number]> = {
  ArrowLeft: [-TURN_DEGREES, 0],
  ArrowRight: [TURN_DEGREES, 0],
  ArrowUp: [0, TILT_DEGREES],
  ArrowDown: [0, -TILT_DEGREES],
};

/** Shows a still, and on request the movement: a body that can be turned and stepped through. Where motion is not
 * wanted, or cannot be drawn, the key frames are stepped through as stills. The words come with the page. */
export class LumbarFigure extends HTMLElement {
  #easel: Easel | null = null;
  #box: HTMLElement | null = null;
  #choice: Choice = keptChoice();
  #at = 0;
  #step = 0;
  #playing = false;
  #slow = false;
  #mirrored = false;
  #muscles = false;
  #near = true;
  #until: { at: number; way: 1 | -1 } | null = null;
  #run = 0;
  #leave = new AbortController();
  readonly #loop = new Loop(
    (ms) => this.#tick(ms),
    () => this.#stage?.spare(),
    0,
    LATE_MS,
  );

  connectedCallback(): void {
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    const steps = this.#steps.length > 1;
    const show = this.#part("[data-show]");
    this.#name();
    show.hidden = still.matches && !steps;
    show.addEventListener("click", () => void this.#show(), { signal });
    still.addEventListener(
      "change",
      () => {
        this.#name();
        if (this.#stage && still.matches) this.#showSteps();
      },
      { signal },
    );
    this.addEventListener("click", (event) => this.#pressed(event), { signal });
    this.addEventListener("change", (event) => this.#choose(event), { signal });
    document.addEventListener("visibilitychange", () => this.#wake(), { signal });
    const near = new IntersectionObserver(([entry]) => {
      this.#near = entry?.isIntersecting ?? true;
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

  get #steps(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("[data-step]")];
  }

  #part(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`lumbar-figure: ${selector} is missing`);
    return found;
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
    const fields = this.#muscles ? fieldsOf(await atlasOf(this.#files, this.#choice), shown) : null;
    if (stage !== this.#stage) return;
    const style = getComputedStyle(this);
    const [worked, stretched] = ["--worked", "--stretched"].map((name) =>
      style.getPropertyValue(name).trim(),
    );
    stage.paint(fields, { worked: worked ?? "", stretched: stretched ?? "" });
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
    if (!this.#easel) {
      const { hero } = movement.form;
      this.#at = movement.momentOf(hero);
      this.#step = hero;
      this.#playing = movement.moves && !still.matches;
    }
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
      this.#easel.box.addEventListener("keydown", (event) => this.#turnedBy(event));
      this.#easel.box.focus({ preventScroll: true });
    }
    this.#wake();
  }

  #turnedBy(event: KeyboardEvent): void {
    const turn = KEYS[event.key];
    if (!turn || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#easel?.turn(...turn);
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
    const steps = this.#steps;
    if (steps.length < 2) {
      this.#part("[data-show]").hidden = true;
      this.#part("[data-failed]").hidden = false;
      return;
    }
    const box = document.createElement("div");
    this.#hold(box);
    const strip = new Image();
    strip.src = this.getAttribute("strip") ?? "";
    strip.alt = "";
    box.style.setProperty("--steps", `${steps.length}`);
    box.replaceChildren(strip);
    this.dataset.shows = "steps";
    this.#part("[data-tools]").hidden = false;
    this.#part("[data-show]").hidden = true;
    this.#toStep(0);
  }

  #toStep(step: number): void {
    const steps = this.#steps;
    this.#step = (step + steps.length) % steps.length;
    this.#box?.style.setProperty("--step", `${this.#step}`);
    this.#say(this.#step);
  }

  /** Says which key frame is seen, aloud too. */
  #say(step: number): void {
    const said = this.#label(step);
    this.#part("[data-said]").textContent = said && `${step + 1} / ${this.#steps.length}. ${said}`;
  }

  /** The words of a key frame, on the side that is seen, for those who do not see it. */
  #label(step: number): string {
    const words = this.#steps[step];
    const said = (this.#mirrored ? words?.dataset.mirrored : words?.textContent) ?? "";
    if (this.#box && said) this.#box.ariaLabel = said;
    return said;
  }

  #pressed(event: Event): void {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-do]") : null;
    switch (pressed?.dataset.do) {
      case "play":
        this.#until = null;
        this.#playing = !this.#playing;
        this.#part("[data-said]").textContent = "";
        break;
      case "slow":
        this.#slow = !this.#slow;
        break;
      case "mirror":
        this.#mirrored = !this.#mirrored;
        this.#reflect();
        this.#draw();
        if (this.#part("[data-said]").textContent) this.#say(this.#step);
        else this.#label(this.#step);
        break;
      case "muscles":
        this.#muscles = !this.#muscles;
        this.#showMuscles().catch(() => {
          this.#muscles = false;
          this.#tell();
        });
        break;
      case "back":
        this.#go(-1);
        break;
      case "next":
        this.#go(1);
        break;
      case "left":
        this.#easel?.turn(-TURN_DEGREES * 2, 0);
        break;
      case "right":
        this.#easel?.turn(TURN_DEGREES * 2, 0);
        break;
      default:
        return;
    }
    this.#tell();
    this.#wake();
  }

  /** To the key frame before or after this moment: by moving there, or at once in stills. */
  #go(way: 1 | -1): void {
    if (!this.#stage) {
      this.#toStep(this.#step + way);
      return;
    }
    const { stops } = this.#stage.movement;
    const now = this.#until?.at ?? this.#at;
    const ways = stops.flatMap(({ at, frame }) => [-1, 0, 1].map((turn) => ({ at: at + turn, frame })));
    const ahead = ways.filter(({ at }) => (at - now) * way > 1e-3);
    const stop = ahead.sort((a, b) => (a.at - b.at) * way)[0];
    if (!stop) return;
    this.#playing = false;
    this.#until = { at: stop.at, way };
    this.#step = stop.frame;
    this.#say(this.#step);
  }

  #choose(event: Event): void {
    const input = event.target;
    if (!(input instanceof HTMLInputElement)) return;
    const before = this.#choice;
    this.#choice = chosen(before, input.name, input.value);
    keepChoice(this.#choice);
    if (this.#choice.body !== before.body) this.#open().catch(() => this.#showSteps());
    else this.#easel?.dress();
  }

  /** Buttons and choices say how things stand. */
  #tell(): void {
    const states: Record<string, boolean> = {
      play: this.#playing,
      slow: this.#slow,
      mirror: this.#mirrored,
      muscles: this.#muscles,
    };
    for (const button of this.querySelectorAll<HTMLElement>("[data-do]")) {
      const state = states[button.dataset.do ?? ""];
      if (state !== undefined) button.ariaPressed = `${state}`;
    }
    showChoice(this, this.#choice);
  }

  /** Goes on when there is something to move and somebody who could see it; else it rests. */
  #wake(): void {
    const wanted = Boolean(this.#stage && (this.#playing || this.#until));
    this.#loop.run(wanted && this.#near && !document.hidden);
  }

  #tick(ms: number): void {
    const stage = this.#stage;
    if (!stage) return;
    const gone = (ms / 1000) * ((this.#slow ? SLOW : 1) / stage.movement.seconds);
    const until = this.#until;
    if (until) {
      const left = (until.at - this.#at) * until.way;
      this.#at += Math.min(left, gone) * until.way;
      if (left <= gone) {
        this.#at -= Math.floor(this.#at);
        this.#until = null;
      }
    } else this.#at = (this.#at + gone) % 1;
    this.#draw();
    this.#wake();
  }

  #draw(): void {
    this.#stage?.draw(this.#at);
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
