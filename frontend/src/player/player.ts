import "./look/player.css";
import "../outbox/element";
import "./figure";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { entryOf } from "../outbox/entry";
import { outbox, store } from "../outbox/here";
import { type Level, nextLevel } from "../voice/level";
import { type Say, sayer } from "../words";
import { browserClock, Ticker } from "./clock";
import { Device } from "./device/device";
import { type Manner, nextView } from "./device/manner";
import { Preferences } from "./device/preferences";
import type { SessionFigure } from "./figure";
import { Hold } from "./hold";
import { Journal } from "./journal";
import { stateAt, stateFromDiary } from "./keep";
import { type Key, keyOf } from "./keys";
import { leave } from "./leaving";
import { segmentAt } from "./lengths";
import { type Mark, markAt } from "./marks";
import { Narrator } from "./narrator";
import { keptOnward } from "./pace";
import { type Playbook, readPlaybook } from "./playbook";
import { reduce } from "./reduce";
import { calm, type View } from "./shown";
import { atStart, type Effect, type PlayerEvent, type PlayerState } from "./state";
import { session } from "./view";
import { elsewhere, ended, help, ready } from "./view-frame";
import { stopped, stopping } from "./view-stop";

const ids = () => crypto.randomUUID();
/** A session that was left so long ago is not gone on with. */
const DAY_MS = 24 * 3600 * 1000;
const UNDER_WAY = ["playing", "paused", "waiting"];

/** `<lumbar-player for="ID">` plays the playbook in the script element of that id. It executes and decides nothing. */
export class LumbarPlayer extends LitElement {
  static override properties = {
    state: { state: true },
    live: { state: true },
    where: { state: true },
    draws: { state: true },
  };

  declare state: PlayerState;
  declare live: string;
  /** Where the session is led: not known yet, in this window, or in another one. */
  declare where: "unknown" | "here" | "elsewhere";
  /** Whether the figure can be drawn. */
  declare draws: boolean;
  #say!: Say;
  #voice!: Narrator;
  #device!: Device;
  #begun = false;
  #kept = false;
  #hold!: Hold;
  readonly #journal = new Journal((entries, place) => outbox.add(entries, place));
  readonly #own = new Preferences(() => this.requestUpdate());
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
    const book = readPlaybook(source);
    this.#say = sayer(book.words, book.lang);
    this.#voice = new Narrator(book, this.#say);
    this.#voice.listens(this.#own.manner.view === "listen");
    this.#device = new Device(
      book,
      this.#say,
      () => this.#own.manner,
      (event) => this.#send(event),
      () => this.#voice.speaking,
    );
    this.live = "";
    this.where = "unknown";
    this.draws = true;
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
    this.#device.leave();
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
      <div class="player" data-phase=${this.#phaseShown()} data-view=${view.manner.view} data-hand=${view.manner.hand}
        data-sound=${view.level} data-mark=${this.#mark() ?? nothing}>${this.#content(view)}</div>
      ${help(view, this.#own.keys, (on) => this.#own.useKeys(on))}
    `;
  }

  protected override updated(changed: PropertyValues): void {
    const before = changed.get("state") as PlayerState | undefined;
    if (!before || before.phase === this.state.phase) return;
    const heading = this.querySelector<HTMLElement>("[data-focus]");
    if (heading) heading.focus();
    else if (this.state.asking) this.querySelector<HTMLElement>("[data-ask]")?.focus();
    else this.#focusMain();
  }

  /** Where the button that had the focus is gone, the main one has it. */
  #focusMain(): void {
    const lost = !document.activeElement || document.activeElement === document.body;
    if (lost) this.querySelector<HTMLElement>(".player-main")?.focus();
  }

  get #book(): Playbook {
    return this.#voice.book;
  }

  #mark(): Mark | null {
    const plays = this.#begun && this.state.phase === "playing";
    return plays ? markAt(segmentAt(this.#book, this.state), this.state.elapsedMs) : null;
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
    if (phase === "stopped") return html`<div @click=${leave}>${stopped(view)}</div>`;
    if (phase === "ended") return html`<div @click=${leave}>${ended(view)}</div>`;
    return session(view);
  }

  #view(): View {
    return {
      book: this.#book,
      state: this.state,
      say: this.#say,
      level: this.#voice.level,
      send: (event) => this.#send(event),
      ...this.#own.figure(this.draws, calm.matches),
      turn: (turn) => this.querySelector<SessionFigure>("session-figure")?.turn(turn),
      nextSound: () => this.#sound(nextLevel(this.#voice.level)),
      help: () => this.querySelector("dialog")?.showModal(),
      manner: this.#own.manner,
      lead: (change) => this.#lead(change),
      awake: this.#device.awake,
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
    this.#device.leave();
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
    const before = this.state;
    const { state, effects } = reduce(this.#book, before, event, ids);
    this.state = state;
    const entries = effects.flatMap((effect) =>
      effect.do === "record" ? [entryOf(effect.kind, effect.data, effect.id)] : [],
    );
    this.#journal.follow(this.#book, state, entries);
    if (effects.some((effect) => effect.do === "hush")) this.#voice.hush();
    this.#voice.answer(before, state);
    for (const effect of effects) this.#do(effect);
    this.#voice.follow(state, event.type === "tick");
    this.#device.follow(state);
  }

  #do(effect: Effect): void {
    if (effect.do === "cue") {
      this.#voice.give(effect.cue);
      this.#device.cue(effect.cue);
    } else if (effect.do === "count") this.#voice.count();
    else if (effect.do === "announce") this.live = effect.text;
  }

  #sound(level: Level): void {
    this.#voice.level = level;
    this.#voice.plan(this.state);
    this.requestUpdate();
  }

  #lead(change: Partial<Manner>): void {
    this.#own.lead(change);
    this.#voice.listens(this.#own.manner.view === "listen");
    this.#voice.plan(this.state);
    void this.updateComplete.then(() => this.#focusMain());
  }

  readonly #redraw = (): void => this.requestUpdate();

  readonly #stillOnly = (): void => {
    this.draws = false;
  };

  readonly #key = (event: KeyboardEvent): void => {
    const key = this.#own.keys ? keyOf(event) : null;
    if (!key || !this.#begun) return;
    event.preventDefault();
    this.#press(key);
  };

  #press(key: Key): void {
    const running = this.state.phase === "playing";
    if (key === "sound") this.#sound(nextLevel(this.#voice.level));
    else if (key === "view") this.#lead({ view: nextView(this.#own.manner.view) });
    else if (key === "help") this.querySelector("dialog")?.showModal();
    else if (key === "pause") this.#send({ type: running ? "pause" : "go-on" });
    else this.#send({ type: key });
  }
}

customElements.define("lumbar-player", LumbarPlayer);
