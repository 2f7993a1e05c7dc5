import { bodyOf, movementOf } from "../figure/cast";
import { figureChoice } from "../figure/choice";
import { Easel } from "../figure/easel";
import { Loop } from "../figure/loop";
import { coloursOn, fieldsFor } from "../figure/muscles";
import type { Stage } from "../figure/stage";
import { type Turn, turned } from "../figure/turning";
import { segmentAt } from "./lengths";
import { type ItemSheet, nextWork, type Playbook, workBefore } from "./playbook";
import { type Pose, poseAt } from "./pose";
import type { PlayerState } from "./state";

/** Thirty pictures a second show slow movement smoothly, and a phone's battery lasts twice as long as with sixty; a
 * little less is asked for, because screens are not exact. */
const LEAST_MS = 1000 / 60 - 4;
const LATE_MS = 90;
/** The session's clock ticks ten times a second; between two ticks the figure runs ahead, but no further than this. */
const AHEAD_MS = 250;
/** In this time the breath of the figure follows a change by two thirds. */
const SOFT_MS = 400;

/** Where a session stands, the item that is shown, whether it moves, and with its muscles. */
export interface Moment {
  book: Playbook;
  state: PlayerState;
  item: number;
  moves: boolean;
  muscles: boolean;
}

/** `<session-figure>` shows the movement of an item over its still, as the session's clock goes. It only looks: where it
 * cannot be drawn, or is not wanted, the still stays. */
export class SessionFigure extends HTMLElement {
  #sheet: ItemSheet | null = null;
  #moment: (Moment & { at: number }) | null = null;
  #easel: Easel | null = null;
  #drawn = "";
  #lungs = 0;
  #run = 0;
  #leave = new AbortController();
  readonly #choice = figureChoice.read();
  readonly #loop = new Loop(
    (ms) => this.#tick(ms),
    () => this.#spare(),
    LEAST_MS,
    LATE_MS,
  );

  connectedCallback(): void {
    this.#leave = new AbortController();
    document.addEventListener("visibilitychange", () => this.#wake(), this.#leave);
    this.ariaHidden = "true";
    if (this.#sheet) void this.#open(this.#sheet);
  }

  disconnectedCallback(): void {
    this.#leave.abort();
    this.#close();
  }

  set moment(moment: Moment) {
    const recoloured = moment.muscles !== this.#moment?.muscles;
    this.#moment = { ...moment, at: performance.now() };
    const sheet = moment.book.items[moment.item];
    if (sheet && sheet !== this.#sheet) {
      this.#sheet = sheet;
      if (this.isConnected) void this.#open(sheet);
    } else if (!this.#playing && this.dataset.shows) this.#draw(0);
    if (recoloured) void this.#paint();
    this.#wake();
  }

  /** Turns the view. */
  turn(turn: Turn): void {
    turned(this.#easel, turn);
  }

  get #stage(): Stage | null {
    return this.#easel?.stage ?? null;
  }

  async #open(sheet: ItemSheet): Promise<void> {
    const run = ++this.#run;
    delete this.dataset.shows;
    this.#loop.run(false);
    if (!sheet.moves[`clip-${this.#choice.body}`]) return;
    try {
      const [body, movement, { Stage }] = await Promise.all([
        bodyOf(sheet.moves, this.#choice),
        movementOf(sheet.moves, this.#choice, sheet.form),
        import("../figure/stage"),
      ]);
      if (run !== this.#run || !this.isConnected) return;
      if (this.#stage) this.#stage.perform(movement, this.#alternating);
      else this.#show(new Stage(body, movement, this.#alternating));
    } catch {
      if (run === this.#run) this.#fail();
      return;
    }
    await this.#paint();
    if (run !== this.#run) return;
    this.#draw(0, true);
    this.dataset.shows = "moving";
    this.#wake();
  }

  /** Colours the muscles of the item where they are wanted; their words stay where they cannot be had. */
  async #paint(): Promise<void> {
    const [stage, sheet] = [this.#stage, this.#sheet];
    if (!stage || !sheet) return;
    const wanted = this.#moment?.muscles;
    const fields = wanted
      ? await fieldsFor(sheet.moves, this.#choice, sheet.muscles).catch(() => null)
      : null;
    if (stage !== this.#stage || sheet !== this.#sheet || wanted !== this.#moment?.muscles) return;
    stage.paint(fields, coloursOn(this));
    if (this.dataset.shows) this.#draw(0, true);
  }

  get #alternating(): boolean {
    const { book, item = 0 } = this.#moment ?? {};
    return book?.timeline.session.items[item]?.side === "alternating";
  }

  #show(stage: Stage): void {
    this.#easel = new Easel(
      () => this.#choice,
      () => this.#stage && this.#draw(0, true),
    );
    this.append(this.#easel.box);
    this.#easel.show(stage);
    stage.canvas.addEventListener("webglcontextlost", () => {
      if (this.#stage === stage) this.#fail();
    });
  }

  /** The still stays; whoever offers the choice is told. */
  #fail(): void {
    this.#close();
    this.dispatchEvent(new CustomEvent("figure-failed", { bubbles: true }));
  }

  #close(): void {
    this.#run++;
    this.#loop.run(false);
    this.#easel?.close();
    this.#easel = null;
    this.#drawn = "";
    delete this.dataset.shows;
  }

  get #playing(): boolean {
    return this.#moment?.state.phase === "playing" && this.#moment.moves;
  }

  #wake(): void {
    this.#loop.run(this.dataset.shows === "moving" && this.#playing && !document.hidden);
  }

  #tick(ms: number): void {
    this.#draw(ms);
  }

  #poseNow(stage: Stage): Pose | null {
    const { book, state, at, moves } = this.#moment ?? {};
    if (!book || !state || at === undefined) return null;
    const segment = segmentAt(book, state);
    const ahead = this.#playing ? Math.min(AHEAD_MS, performance.now() - at) : 0;
    const elapsed = Math.min(state.elapsedMs + ahead, Math.max(state.elapsedMs, segment.seconds * 1000 - 1));
    const next = nextWork(book, state.place, state.leftOut);
    const { round } = stage.movement;
    const pose = poseAt(round, segment, elapsed, workBefore(book.timeline, state.place), next);
    return moves ? pose : { ...pose, at: round.reach, fullness: null };
  }

  /** Fewer pixels empty the canvas: it is drawn anew. */
  #spare(): void {
    this.#stage?.spare();
    this.#drawn = "";
  }

  /** Draws the pose of this moment, unless it is what is seen already. */
  #draw(ms: number, anew = false): void {
    const stage = this.#stage;
    const pose = stage && this.#poseNow(stage);
    if (!stage || !pose) return;
    const wanted = pose.fullness ?? this.#lungs;
    this.#lungs += (wanted - this.#lungs) * (1 - Math.exp(-ms / SOFT_MS));
    const seen = `${pose.at.toFixed(4)} ${this.#lungs.toFixed(2)} ${pose.right}`;
    if (seen === this.#drawn && !anew) return;
    this.#drawn = seen;
    stage.mirror(pose.right);
    stage.draw(pose.at, this.#lungs);
  }
}

customElements.define("session-figure", SessionFigure);
