import type { Cue } from "../api/shapes";
import { Beeps } from "./beeps";
import { heard } from "./choice";
import { keepLevel, keptLevel, type Level } from "./level";
import { Speech } from "./speech";

/** All that is heard of a session, at the level the person chose. */
export class Voice {
  #level = keptLevel();
  readonly #beeps = new Beeps();
  readonly #speech: Speech;

  constructor(lang: string) {
    this.#speech = new Speech(lang);
  }

  get level(): Level {
    return this.#level;
  }

  set level(level: Level) {
    this.#level = level;
    keepLevel(level);
    if (level !== "voice") this.hush();
  }

  unlock(): void {
    this.#beeps.unlock();
  }

  give(cue: Cue): void {
    const { say, beep } = heard(cue, this.#level);
    if (beep) this.#beeps.play(beep);
    if (say) this.#speech.say(say);
  }

  hush(): void {
    this.#speech.hush();
  }
}
