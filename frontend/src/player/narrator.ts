import type { Cue } from "../api/shapes";
import type { Level } from "../voice/level";
import { Voice } from "../voice/voice";
import type { Say } from "../words";
import { ahead } from "./ahead";
import { changeSaid, levelToListen, toListenTo } from "./listening";
import type { Playbook } from "./playbook";
import type { PlayerState } from "./state";

/** What is heard is planned so far ahead, seconds: a hidden tab may wake only once a minute. */
const AHEAD_S = 90;
const TICK: Cue = { at_s: 0, say: null, beep: "tick", levels: [] };

/** What is heard of a session, planned ahead; who only listens also hears what others see. */
export class Narrator {
  readonly #voice: Voice;
  #listening: Playbook | null = null;

  constructor(
    private readonly whole: Playbook,
    private readonly say: Say,
  ) {
    this.#voice = new Voice(whole.lang, whole.voice);
    this.#prepare();
  }

  /** The session as it is played now. */
  get book(): Playbook {
    return this.#listening ?? this.whole;
  }

  get level(): Level {
    return this.#voice.level;
  }

  set level(level: Level) {
    this.#voice.level = this.#listening ? levelToListen(level) : level;
    if (this.#listening) this.#listening = toListenTo(this.whole, this.level);
    this.#prepare();
  }

  get speaking(): boolean {
    return this.#voice.speaking;
  }

  /** Whether somebody only listens: then the voice is on. */
  listens(on: boolean): void {
    if (on === (this.#listening !== null)) return;
    this.#listening = on ? this.whole : null;
    this.level = this.#voice.level;
  }

  /** Milliseconds on the audio clock; null where none is running. */
  get awakeMs(): number | null {
    return this.#voice.awakeMs;
  }

  /** From a tap: sound may begin. */
  unlock(): Promise<void> {
    return this.#voice.unlock();
  }

  give(cue: Cue): void {
    this.#voice.give(cue);
  }

  count(): void {
    this.#voice.give({ ...TICK });
  }

  hush(): void {
    this.#voice.hush();
  }

  /** What comes is planned anew where something else than time has changed it, or the plan runs out. */
  follow(state: PlayerState, byTime: boolean): void {
    if (!byTime || this.#voice.plannedS < AHEAD_S / 2) this.plan(state);
  }

  /** Says what a person brought about to who does not see it. */
  answer(before: PlayerState, after: PlayerState): void {
    const text = this.#listening ? changeSaid(before, after, this.book, this.say) : null;
    if (text) this.#voice.tell(text);
  }

  plan(state: PlayerState): void {
    this.#voice.plan(ahead(this.book, state, AHEAD_S), AHEAD_S);
  }

  #prepare(): void {
    this.#voice.prepare(this.book.timeline.segments.flatMap((segment) => segment.cues));
  }
}
