import { BODIES, type Choice, keepChoice, keptChoice, TONE_NAMES } from "./choice";
import { type Clip, Movement } from "./movement";
import type { Body, Stage } from "./stage";
import { fetched } from "./unpack";

const TURN_DEGREES = 10;
const TILT_DEGREES = 6;
const DEGREES_A_PIXEL = 0.5;
const SLOW = 0.4;
const SLOW_FRAME_MS = 60;
const SLOW_FRAMES = 4;
const KEYS: Record<string, [number, number]> = {
  ArrowLeft: [-TURN_DEGREES, 0],
  ArrowRight: [TURN_DEGREES, 0],
  ArrowUp: [0, TILT_DEGREES],
  ArrowDown: [0, -TILT_DEGREES],
};

/** Shows a still, and on request the movement: a body that can be turned and stepped through. Where motion is not
 * wanted, or cannot be drawn, the key frames are stepped through as stills. The words come with the page. */
export class LumbarFigure extends HTMLElement {
  #stage: Stage | null = null;
  #box: HTMLElement | null = null;
  #choice: Choice = keptChoice();
  #at = 0;
  #step = 0;
  #playing = false;
  #slow = false;
  #mirrored = false;
  #near = true;
  #until: { at: number; way: 1 | -1 } | null = null;
  #frame = 0;
  #last = 0;
  #run = 0;
  #late = 0;
  #leave = new AbortController();

  connectedCallback(): void {
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const steps = this.#steps.length > 1;
    const show = this.#part("[data-show]");
    this.#name(still.matches);
    show.hidden = still.matches && !steps;
    show.addEventListener("click", () => void this.#show(still.matches), { signal });
    still.addEventListener(
      "change",
      () => {
        this.#name(still.matches);
        if (this.#stage && still.matches) this.#showSteps();
      },
      { signal },
    );
    this.addEventListener("click", (event) => this.#pressed(event), { signal });
    this.addEventListener("change", (event) => this.#chosen(event), { signal });
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

  get #steps(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("[data-step]")];
  }

  #part(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`lumbar-figure: ${selector} is missing`);
    return found;
  }

  #name(still: boolean): void {
    for (const name of this.querySelectorAll<HTMLElement>("[data-named]"))
      name.hidden = (name.dataset.named === "steps") !== still;
  }

  async #show(still: boolean): Promise<void> {
    const show = this.#part("[data-show]");
    if (show.ariaBusy === "true") return;
    if (still) return this.#showSteps();
    show.ariaBusy = "true";
    try {
      await this.#open();
    } catch {
      this.#showSteps();
    } finally {
      show.ariaBusy = null;
    }
  }

  /** Loads the body that is chosen and its clip, and puts them in place of the still. */
  async #open(): Promise<void> {
    const run = ++this.#run;
    const { body } = this.#choice;
    const [mesh, clip, { Stage }] = await Promise.all([
      fetched<Body>(this.getAttribute(`mesh-${body}`) ?? ""),
      fetched<Clip>(this.getAttribute(`clip-${body}`) ?? ""),
      import("./stage"),
    ]);
    if (run !== this.#run || !this.isConnected) return;
    const name = this.getAttribute("form") ?? "base";
    const form = clip.head.forms[name];
    if (!form) throw new Error(`no clip of ${name}`);
    const first = this.#stage === null;
    const stage = new Stage(mesh, new Movement(form, clip.tables, name));
    this.#stage?.dispose();
    this.#stage = stage;
    stage.canvas.addEventListener("webglcontextlost", () => {
      if (this.#stage === stage) this.#showSteps();
    });
    if (first) {
      this.#at = stage.movement.momentOf(form.hero);
      this.#step = form.hero;
      this.#playing = stage.movement.moves;
    }
    this.#place(stage, first);
  }

  #place(stage: Stage, first: boolean): void {
    const box = this.#box ?? this.#hold();
    box.replaceChildren(stage.canvas);
    this.dataset.shows = "moving";
    this.#part("[data-tools]").hidden = false;
    this.#part("[data-show]").hidden = true;
    this.#tell();
    this.#fit();
    if (first) {
      this.#watch(box);
      box.focus({ preventScroll: true });
    }
    this.#wake();
  }

  /** The box that stands where the still stood: it is the picture for those who do not see it, and takes the keys. */
  #hold(): HTMLElement {
    const box = document.createElement("div");
    box.className = "moving-stage";
    box.tabIndex = 0;
    box.setAttribute("role", "img");
    box.ariaLabel = this.#part(".figure img").getAttribute("alt") ?? "";
    this.#part(".figure").append(box);
    this.#box = box;
    return box;
  }

  #watch(box: HTMLElement): void {
    const { signal } = this.#leave;
    box.addEventListener(
      "keydown",
      (event) => {
        const turn = KEYS[event.key];
        if (!turn || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        this.#turn(...turn);
      },
      { signal },
    );
    box.addEventListener("pointerdown", (event) => box.setPointerCapture(event.pointerId), { signal });
    box.addEventListener(
      "pointermove",
      (event) => {
        if (box.hasPointerCapture(event.pointerId))
          this.#turn(-event.movementX * DEGREES_A_PIXEL, event.movementY * DEGREES_A_PIXEL);
      },
      { signal },
    );
    const sizes = new ResizeObserver(() => this.#fit());
    sizes.observe(box);
    signal.addEventListener("abort", () => sizes.disconnect());
    const themes = new MutationObserver(() => this.#dress());
    themes.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    signal.addEventListener("abort", () => themes.disconnect());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#dress(), { signal });
  }

  #fit(): void {
    if (!this.#stage || !this.#box) return;
    this.#stage.fit(this.#box.clientWidth, this.#box.clientHeight);
    this.#dress();
  }

  #dress(): void {
    const dark = getComputedStyle(document.documentElement).colorScheme === "dark";
    this.#stage?.dress(this.#choice.tone, dark);
    this.#draw();
  }

  #turn(yaw: number, pitch: number): void {
    this.#stage?.turn(this.#mirrored ? -yaw : yaw, pitch);
    this.#draw();
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
    const box = this.#hold();
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
        if (this.#part("[data-said]").textContent) this.#say(this.#step);
        else this.#label(this.#step);
        break;
      case "back":
        this.#go(-1);
        break;
      case "next":
        this.#go(1);
        break;
      case "left":
        this.#turn(-TURN_DEGREES * 2, 0);
        break;
      case "right":
        this.#turn(TURN_DEGREES * 2, 0);
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

  #chosen(event: Event): void {
    const input = event.target;
    if (!(input instanceof HTMLInputElement)) return;
    const body = BODIES.find((one) => input.name === "figure-body" && one === input.value);
    const tone = TONE_NAMES.find((one) => input.name === "figure-tone" && one === input.value);
    this.#choice = { body: body ?? this.#choice.body, tone: tone ?? this.#choice.tone };
    keepChoice(this.#choice);
    if (body) this.#open().catch(() => this.#showSteps());
    else this.#dress();
  }

  /** Buttons and choices say how things stand. */
  #tell(): void {
    const states: Record<string, boolean> = {
      play: this.#playing,
      slow: this.#slow,
      mirror: this.#mirrored,
    };
    for (const button of this.querySelectorAll<HTMLElement>("[data-do]")) {
      const state = states[button.dataset.do ?? ""];
      if (state !== undefined) button.ariaPressed = `${state}`;
    }
    for (const input of this.querySelectorAll<HTMLInputElement>("[name^=figure-]"))
      input.checked = input.value === this.#choice.body || input.value === this.#choice.tone;
    this.#box?.classList.toggle("mirrored", this.#mirrored);
  }

  /** Goes on when there is something to move and somebody who could see it; else it rests. */
  #wake(): void {
    const runs = this.#stage && (this.#playing || this.#until) && this.#near && !document.hidden;
    if (!runs) {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
    } else if (!this.#frame) {
      this.#last = performance.now();
      this.#frame = requestAnimationFrame((now) => this.#tick(now));
    }
  }

  #tick(now: number): void {
    const stage = this.#stage;
    if (!stage) return;
    const speed = (this.#slow ? SLOW : 1) / stage.movement.seconds;
    const gone = (Math.max(0, now - this.#last) / 1000) * speed;
    this.#late = now - this.#last > SLOW_FRAME_MS ? this.#late + 1 : 0;
    if (this.#late >= SLOW_FRAMES) stage.spare();
    this.#last = now;
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
    this.#frame = 0;
    this.#wake();
  }

  #draw(): void {
    this.#stage?.draw(this.#at);
  }

  #close(): void {
    this.#run++;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const stage = this.#stage;
    this.#stage = null;
    stage?.dispose();
    this.#box?.remove();
    this.#box = null;
    delete this.dataset.shows;
  }
}

customElements.define("lumbar-figure", LumbarFigure);
