import type { Entry } from "../api/shapes";
import type { Place } from "../outbox/store";
import { placeNow } from "./keep";
import type { Playbook } from "./playbook";
import type { PlayerState } from "./state";

const RETRY_MS = 5000;

/** Keeps entries and a place as one; rejects when neither could be kept nor sent. */
export type Write = (entries: readonly Entry[], place: Place) => Promise<void>;

/**
 * Writes down what a session does, in order. An entry and the place after it are kept together or not at all: so a
 * crash repeats a second, loses nothing and doubles nothing.
 */
export class Journal {
  #entries: Entry[] = [];
  #place: Place | null = null;
  #mark = "";
  #busy: Promise<void> | null = null;

  constructor(
    private readonly write: Write,
    private readonly later: (again: () => void) => void = (again) => void setTimeout(again, RETRY_MS),
  ) {}

  /** Once a second, and whenever something but time has changed. */
  follow(book: Playbook, state: PlayerState, entries: readonly Entry[]): void {
    const { elapsedMs, waitMs, ...rest } = state;
    const mark = `${Math.floor(elapsedMs / 1000)} ${JSON.stringify(rest)}`;
    if (mark === this.#mark) return;
    this.#mark = mark;
    this.add(entries, placeNow(book, state));
  }

  add(entries: readonly Entry[], place: Place): void {
    this.#entries.push(...entries);
    this.#place = place;
    this.#begin();
  }

  /** Resolves when all that was added is kept, or could not be kept now. */
  async settled(): Promise<void> {
    await this.#busy;
  }

  #begin(): void {
    this.#busy ??= this.#writeAll().finally(() => {
      this.#busy = null;
    });
  }

  async #writeAll(): Promise<void> {
    while (this.#place) {
      const [entries, place] = [this.#entries, this.#place];
      [this.#entries, this.#place] = [[], null];
      try {
        await this.write(entries, place);
      } catch {
        this.#entries = [...entries, ...this.#entries];
        this.#place ??= place;
        this.later(() => this.#begin());
        return;
      }
    }
  }
}
