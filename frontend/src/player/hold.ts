import { LOCK } from "../offline/names";
import type { PlayerState } from "./state";

/** How long the other window may take to hand a session over before it is taken: it may be frozen. */
const PATIENCE_MS = 1500;

type Word = { say: "hand-over" } | { say: "here-you-are"; state: PlayerState };

/** What the holder of a session does when another window asks for it. */
export interface Holder {
  /** Write everything down and tell where the session stands. */
  giveUp(): Promise<PlayerState>;
  /** Another window has taken the session. */
  lost(): void;
}

/** One window at a time leads through a session: the one that holds its lock. */
export class Hold {
  readonly #name: string;
  readonly #channel: BroadcastChannel;
  #release: (() => void) | null = null;
  #answer: ((state: PlayerState | null) => void) | null = null;

  constructor(
    planned: string,
    private readonly holder: Holder,
  ) {
    this.#name = LOCK + planned;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.addEventListener("message", ({ data }) => void this.#hear(data as Word));
  }

  /** Take the session, unless another window has it; whether this one has it now. */
  take(): Promise<boolean> {
    return this.#request({ ifAvailable: true });
  }

  /** Take it in any case. Where it stands, if the other window could still say so. */
  async takeOver(): Promise<PlayerState | null> {
    const answered = new Promise<PlayerState | null>((resolve) => {
      this.#answer = resolve;
      window.setTimeout(() => resolve(null), PATIENCE_MS);
    });
    this.#channel.postMessage({ say: "hand-over" } satisfies Word);
    const state = await answered;
    await this.#request({ steal: true });
    return state;
  }

  /** Whether another window has it. */
  async elsewhere(): Promise<boolean> {
    if (this.#release || !navigator.locks) return false;
    const { held } = await navigator.locks.query();
    return held?.some((lock) => lock.name === this.#name) ?? false;
  }

  leave(): void {
    this.#channel.close();
    this.#release?.();
  }

  async #hear(word: Word): Promise<void> {
    if (word.say === "here-you-are") {
      this.#answer?.(word.state);
    } else if (this.#release) {
      const state = await this.holder.giveUp();
      this.#channel.postMessage({ say: "here-you-are", state } satisfies Word);
      this.#release?.();
      this.#gone();
    }
  }

  #gone(): void {
    if (!this.#release) return;
    this.#release = null;
    this.holder.lost();
  }

  #request(options: LockOptions): Promise<boolean> {
    if (!navigator.locks) return Promise.resolve(true);
    return new Promise((granted) => {
      const held = (lock: Lock | null) => {
        granted(lock !== null);
        return (
          lock &&
          new Promise<void>((release) => {
            this.#release = release;
          })
        );
      };
      navigator.locks.request(this.#name, options, held).catch(() => this.#gone());
    });
  }
}
