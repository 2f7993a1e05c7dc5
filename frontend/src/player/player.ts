import "./player.css";
import "../outbox/element";
import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { outbox, record } from "../outbox/outbox";
import { type Level, nextLevel } from "../voice/level";
import { Voice } from "../voice/voice";
import { type Say, sayer } from "../words";
import { browserClock, Ticker } from "./clock";
import { forgetOthers, keepState, keptState } from "./keep";
import { type Key, keyOf, keysOn, setKeys } from "./keys";
import { type Playbook, readPlaybook } from "./playbook";
import { reduce } from "./reduce";
import { atStart, type Effect, type PlayerEvent, type PlayerState } from "./state";
import { session, type View } from "./view";
import { ended, help, ready } from "./view-frame";
import { stopped, stopping } from "./view-stop";
import { WakeLock } from "./wake-lock";

const ids = () => crypto.randomUUID();
/** How long leaving may wait for the last entries to be sent. */
const LEAVE_MS = 2000;
const RETRY_MS = 5000;
const UNDER_WAY = ["playing", "paused", "waiting"];

/** `<lumbar-player for="ID">` plays the playbook in the script element of that id. It executes and decides nothing. */
export class LumbarPlayer extends LitElement {
  static override properties = { state: { state: true }, live: { state: true }, keys: { state: true } };

  declare state: PlayerState;
  declare live: string;
  declare keys: boolean;
  #book!: Playbook;
  #say!: Say;
  #voice!: Voice;
  #begun = false;
  #kept = false;
  #unsaved = 0;
  #savedAt = "";
  readonly #wake = new WakeLock();
  readonly #ticker = new Ticker(
    browserClock,
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
    this.#voice = new Voice(this.#book.lang);
    this.live = "";
    this.keys = keysOn();
    const kept = keptState(this.#book);
    this.#kept = kept !== null && kept.phase !== "ready";
    this.state = kept ?? atStart(ids());
    this.#begun = this.#kept && !UNDER_WAY.includes(this.state.phase);
    document.addEventListener("keydown", this.#key);
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    document.removeEventListener("keydown", this.#key);
    this.#ticker.stop();
    this.#wake.want(false);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const view = this.#view();
    return html`
      <p class="visually-hidden" aria-live="polite">${this.live}</p>
      <div class="player" data-phase=${this.#begun ? this.state.phase : "ready"}>${this.#content(view)}</div>
      ${help(view, this.keys, (on) => this.#toggleKeys(on))}
    `;
  }

  protected override updated(changed: PropertyValues): void {
    const before = changed.get("state") as PlayerState | undefined;
    if (!before || before.phase === this.state.phase) return;
    const heading = this.querySelector<HTMLElement>("[data-focus]");
    if (heading) heading.focus();
    else if (!document.activeElement || document.activeElement === document.body) this.#main()?.focus();
  }

  #content(view: View): TemplateResult {
    const { phase } = this.state;
    if (!this.#begun)
      return ready(
        view,
        this.#kept,
        (resume) => this.#begin(resume),
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
      nextSound: () => this.#sound(nextLevel(this.#voice.level)),
      help: () => this.querySelector("dialog")?.showModal(),
    };
  }

  #begin(resume: boolean): void {
    this.#begun = true;
    this.#voice.unlock();
    forgetOthers(this.#book);
    if (resume) {
      this.#send({ type: "resume" });
    } else {
      this.state = { ...atStart(this.state.nextId), done: this.state.done };
      this.#send({ type: "start" });
    }
    this.#ticker.start();
  }

  #send(event: PlayerEvent): void {
    if (!this.#begun) return;
    const { state, effects } = reduce(this.#book, this.state, event, ids);
    this.state = state;
    for (const effect of effects) this.#do(effect);
    this.#wake.want(state.phase === "playing" || state.phase === "waiting");
    this.#save();
  }

  #do(effect: Effect): void {
    if (effect.do === "record") this.#record(effect);
    else if (effect.do === "cue") this.#voice.give(effect.cue);
    else if (effect.do === "count") this.#voice.give({ at_s: 0, say: null, beep: "tick" });
    else if (effect.do === "hush") this.#voice.hush();
    else this.live = effect.text;
  }

  /** The place is saved only when every entry before it is safe: so a crash repeats a second and loses nothing. */
  #record(effect: Effect & { do: "record" }): void {
    this.#unsaved += 1;
    record(effect.kind, effect.data, effect.id).then(
      () => {
        this.#unsaved -= 1;
        this.#save();
      },
      () => {
        this.#unsaved -= 1;
        window.setTimeout(() => this.#record(effect), RETRY_MS);
      },
    );
  }

  /** Once a second, and whenever something but time has changed. */
  #save(): void {
    const { elapsedMs, waitMs, ...rest } = this.state;
    const mark = `${Math.floor(elapsedMs / 1000)} ${JSON.stringify(rest)}`;
    if (this.#unsaved || mark === this.#savedAt) return;
    this.#savedAt = mark;
    keepState(this.#book, this.state);
  }

  #sound(level: Level): void {
    this.#voice.level = level;
    this.requestUpdate();
  }

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
