import "./player.css";
import "./times.css";
import "../outbox/element";
import "./figure";
import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import type { Entry } from "../api/shapes";
import { type Choice, keepChoice, keptChoice } from "../figure/choice";
import { entryOf } from "../outbox/entry";
import { outbox, store } from "../outbox/here";
import { type Level, nextLevel } from "../voice/level";
import { Voice } from "../voice/voice";
import { type Say, sayer } from "../words";
import { ahead } from "./ahead";
import { browserClock, Ticker } from "./clock";
import { Hold } from "./hold";
import { Journal } from "./journal";
import { placeNow, stateAt, stateFromDiary } from "./keep";
import { type Key, keyOf, keysOn, setKeys } from "./keys";
import { keptOnward } from "./pace";
import { type Playbook, readPlaybook } from "./playbook";
import { reduce } from "./reduce";
import { calm, type View } from "./shown";
import { atStart, type Effect, type PlayerEvent, type PlayerState } from "./state";
import { session } from "./view";
import { elsewhere, ended, help, ready } from "./view-frame";
import { stopped, stopping } from "./view-stop";
import { WakeLock } from "./wake-lock";

const ids = () => crypto.randomUUID();
/** How long leaving may wait for the last entries to be sent. */
const LEAVE_MS = 2000;
/** A session that was left so long ago is not gone on with. */
const DAY_MS = 24 * 3600 * 1000;
/** What is heard is planned so far ahead, seconds: a hidden tab may wake only once a minute. */
const AHEAD_S = 90;
const UNDER_WAY = ["playing", "paused", "waiting"];

/** `<lumbar-player for="ID">` plays the playbook in the script element of that id. It executes and decides nothing. */
export class LumbarPlayer extends LitElement {
  static override properties = {
    state: { state: true },
    live: { state: true },
    keys: { state: true },
    where: { state: true },
    motion: { state: true },
  };

  declare state: PlayerState;
  declare live: string;
  declare keys: boolean;
  /** Where the session is led: not known yet, in this window, or in another one. */
  declare where: "unknown" | "here" | "elsewhere";
  /** Whether the picture moves; null where it cannot be drawn. */
  declare motion: Choice["motion"] | null;
  #book!: Playbook;
  #say!: Say;
  #voice!: Voice;
  #begun = false;
  #kept = false;
  #hold!: Hold;
  #savedAt = "";
  readonly #journal = new Journal((entries, place) => outbox.add(entries, place));
  readonly #wake = new WakeLock();
  readonly #ticker = new Ticker(
    browserClock(() => this.#voice.awakeMs),
    (ms) => this.#send({ type: "tick", ms }),
    () => this.#send({ type: "gap" }),
  );

  /** Light DOM: the page's own styles and fonts hold here too. */
  protected override createRenderRoot(): this {
    this.replaceChildren();
    return this;
  }

  override connectedCallback(): void {
    const source = document.getElementById(this.getAttribute("for") ?? "");
    if (!source) throw new Error("<lumbar-player> needs for=… with the id of its playbook");
    this.#book = readPlaybook(source);
    this.#say = sayer(this.#book.words, this.#book.lang);
    this.#voice = new Voice(this.#book.lang, this.#book.voice);
    this.#voice.prepare(this.#book.timeline.segments.flatMap((segment) => segment.cues));
    this.live = "";
    this.keys = keysOn();
    this.where = "unknown";
    this.motion = keptChoice().motion;
    this.state = stateFromDiary(this.#book, ids());
    this.#hold = new Hold(this.#book.planned, { giveUp: () => this.#giveUp(), lost: () => this.#lost() });
    document.addEventListener("keydown", this.#key);
    this.addEventListener("figure-failed", this.#stillOnly);
    calm.addEventListener("change", this.#redraw);
    void this.#find();
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    document.removeEventListener("keydown", this.#key);
    this.removeEventListener("figure-failed", this.#stillOnly);
    calm.removeEventListener("change", this.#redraw);
    this.#ticker.stop();
    this.#voice.hush();
    this.#wake.want(false);
    this.#hold.leave();
    super.disconnectedCallback();
  }

  /** Where this browser left the session, else what the diary has of it; and whether another window is leading. */
  async #find(): Promise<void> {
    const kept = stateAt(this.#book, await (await store).places());
    this.#restore(kept ?? this.state);
    const free = this.#begun ? await this.#hold.take() : !(await this.#hold.elsewhere());
    this.where = free ? "here" : "elsewhere";
  }

  #restore(state: PlayerState): void {
    this.state = state;
    this.#kept = state.phase !== "ready";
    this.#begun = this.#kept && !UNDER_WAY.includes(state.phase);
  }

  protected override render(): TemplateResult {
    const view = this.#view();
    if (this.where === "unknown") return html`<p class="soft">${this.#say("player.loading")}</p>`;
    return html`
      <p class="visually-hidden" aria-live="polite">${this.live}</p>
      <div class="player" data-phase=${this.#phaseShown()}>${this.#content(view)}</div>
      ${help(view, this.keys, (on) => this.#toggleKeys(on))}
    `;
  }

  protected override updated(changed: PropertyValues): void {
    const before = changed.get("state") as PlayerState | undefined;
    if (!before || before.phase === this.state.phase) return;
    const heading = this.querySelector<HTMLElement>("[data-focus]");
    if (heading) heading.focus();
    else if (this.state.asking) this.querySelector<HTMLElement>("[data-ask]")?.focus();
    else if (!document.activeElement || document.activeElement === document.body) this.#main()?.focus();
  }

  #phaseShown(): string {
    if (this.where === "elsewhere") return "ended";
    return this.#begun ? this.state.phase : "ready";
  }

  #content(view: View): TemplateResult {
    const { phase } = this.state;
    if (this.where === "elsewhere") return elsewhere(view, () => void this.#takeOver());
    if (!this.#begun)
      return ready(
        view,
        this.#kept,
        (resume) => void this.#begin(resume),
        (level) => this.#sound(level),
      );
    if (phase === "stopping") return stopping(view);
    if (phase === "stopped") return html`<div @click=${this.#leave}>${stopped(view)}</div>`;
    if (phase === "ended") return html`<div @click=${this.#leave}>${ended(view)}</div>`;
    return session(view);
  }

  #view(): View {
    return {
      book: this.#book,
      state: this.state,
      say: this.#say,
      level: this.#voice.level,
      send: (event) => this.#send(event),
      motion: calm.matches ? null : this.motion,
      otherMotion: () => this.#otherMotion(),
      nextSound: () => this.#sound(nextLevel(this.#voice.level)),
      help: () => this.querySelector("dialog")?.showModal(),
    };
  }

  async #begin(resume: boolean): Promise<void> {
    await this.#voice.unlock();
    if (!(await this.#hold.take())) {
      this.where = "elsewhere";
      return;
    }
    void store.then((kept) => kept.forget(Date.now() - DAY_MS));
    this.#begun = true;
    this.state = { ...this.state, onward: keptOnward() === "goes-on" };
    if (resume) {
      this.#send({ type: "resume" });
    } else {
      const { done, takenBack, onward } = this.state;
      this.state = { ...atStart(this.state.nextId), done, takenBack, onward };
      this.#send({ type: "start" });
    }
    this.#ticker.start();
  }

  /** Another window asks: everything is written down before it goes on from here. */
  async #giveUp(): Promise<PlayerState> {
    this.#ticker.stop();
    this.#voice.hush();
    await this.#journal.settled();
    return this.state;
  }

  #lost(): void {
    this.#ticker.stop();
    this.#voice.hush();
    this.#wake.want(false);
    this.where = "elsewhere";
  }

  async #takeOver(): Promise<void> {
    await this.#voice.unlock();
    const handed = await this.#hold.takeOver();
    const kept = stateAt(this.#book, await (await store).places());
    this.#restore(handed ?? kept ?? this.state);
    this.where = "here";
    if (!this.#kept || this.#begun) return;
    this.#begun = true;
    this.#send({ type: "resume" });
    this.#ticker.start();
  }

  #send(event: PlayerEvent): void {
    if (!this.#begun || this.where !== "here") return;
    const { state, effects } = reduce(this.#book, this.state, event, ids);
    this.state = state;
    const entries = effects.flatMap((effect) =>
      effect.do === "record" ? [entryOf(effect.kind, effect.data, effect.id)] : [],
    );
    this.#save(entries);
    for (const effect of effects) this.#do(effect);
    if (event.type !== "tick" || this.#voice.plannedS < AHEAD_S / 2) this.#plan();
    this.#wake.want(state.phase === "playing" || state.phase === "waiting");
  }

  #plan(): void {
    this.#voice.plan(ahead(this.#book, this.state, AHEAD_S), AHEAD_S);
  }

  #do(effect: Effect): void {
    if (effect.do === "cue") this.#voice.give(effect.cue);
    else if (effect.do === "count") this.#voice.give({ at_s: 0, say: null, beep: "tick", levels: [] });
    else if (effect.do === "hush") this.#voice.hush();
    else if (effect.do === "announce") this.live = effect.text;
  }

  /** Once a second, and whenever something but time has changed. */
  #save(entries: Entry[]): void {
    const { elapsedMs, waitMs, ...rest } = this.state;
    const mark = `${Math.floor(elapsedMs / 1000)} ${JSON.stringify(rest)}`;
    if (mark === this.#savedAt) return;
    this.#savedAt = mark;
    this.#journal.add(entries, placeNow(this.#book, this.state));
  }

  #sound(level: Level): void {
    this.#voice.level = level;
    this.#voice.prepare(this.#book.timeline.segments.flatMap((segment) => segment.cues));
    this.#plan();
    this.requestUpdate();
  }

  #otherMotion(): void {
    this.motion = this.motion === "moving" ? "still" : "moving";
    keepChoice({ ...keptChoice(), motion: this.motion });
  }

  readonly #redraw = (): void => this.requestUpdate();

  readonly #stillOnly = (): void => {
    this.motion = null;
  };

  readonly #key = (event: KeyboardEvent): void => {
    const key = this.keys ? keyOf(event) : null;
    if (!key || !this.#begun) return;
    event.preventDefault();
    this.#press(key);
  };

  #press(key: Key): void {
    const running = this.state.phase === "playing";
    if (key === "sound") this.#sound(nextLevel(this.#voice.level));
    else if (key === "help") this.querySelector("dialog")?.showModal();
    else if (key === "pause") this.#send({ type: running ? "pause" : "go-on" });
    else this.#send({ type: key });
  }

  #toggleKeys(on: boolean): void {
    setKeys(on);
    this.keys = on;
  }

  #main(): HTMLElement | null {
    return this.querySelector(".player-main");
  }

  /** The next page should know of the last set: give it a moment to be sent. */
  readonly #leave = async (event: Event): Promise<void> => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-leave]") : null;
    if (!link) return;
    event.preventDefault();
    await Promise.race([outbox.flush(), new Promise((done) => window.setTimeout(done, LEAVE_MS))]);
    window.location.assign(link.href);
  };
}

customElements.define("lumbar-player", LumbarPlayer);
