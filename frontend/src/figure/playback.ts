import type { Movement } from "./movement";

const SLOW = 0.4;

/** Where a movement is, 0 to 1, and where it goes: on and on, to a key frame, or nowhere. */
export class Playback {
  at = 0;
  /** The key frame that was gone to last. */
  step = 0;
  slow = false;
  #playing = false;
  #until: { at: number; way: 1 | -1 } | null = null;

  get playing(): boolean {
    return this.#playing;
  }

  get goesOn(): boolean {
    return this.#playing || this.#until !== null;
  }

  /** Begins at the picture of its form. */
  begin(movement: Movement, playing: boolean): void {
    const { hero } = movement.form;
    this.at = movement.momentOf(hero);
    this.step = hero;
    this.#playing = movement.moves && playing;
  }

  /** Plays, or holds where it is. */
  toggle(): void {
    this.#until = null;
    this.#playing = !this.#playing;
  }

  /** Sets out for the key frame before or after this moment; false where there is none. */
  go(movement: Movement, way: 1 | -1): boolean {
    const now = this.#until?.at ?? this.at;
    const ways = movement.stops.flatMap(({ at, frame }) =>
      [-1, 0, 1].map((turn) => ({ at: at + turn, frame })),
    );
    const ahead = ways.filter(({ at }) => (at - now) * way > 1e-3);
    const stop = ahead.sort((a, b) => (a.at - b.at) * way)[0];
    if (!stop) return false;
    this.#playing = false;
    this.#until = { at: stop.at, way };
    this.step = stop.frame;
    return true;
  }

  /** So many milliseconds go by. */
  pass(ms: number, movement: Movement): void {
    const gone = (ms / 1000) * ((this.slow ? SLOW : 1) / movement.seconds);
    const until = this.#until;
    if (!until) {
      this.at = (this.at + gone) % 1;
      return;
    }
    const left = (until.at - this.at) * until.way;
    this.at += Math.min(left, gone) * until.way;
    if (left > gone) return;
    this.at -= Math.floor(this.at);
    this.#until = null;
  }
}
