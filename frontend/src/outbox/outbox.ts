import type { Entry, EntryData, EntryKind } from "../api/shapes";
import { entryOf } from "./entry";
import { type Send, sendEntries } from "./send";
import { type Held, openStore, type Store } from "./store";

const CHUNK = 50;
const RETRY_MS = 20_000;
/** Told on `window` whenever what the outbox holds has changed. */
export const CHANGED = "lumbar-outbox";

/** Entries on their way to the diary: kept here first, then sent until the server says that it has them. */
export class Outbox {
  #sending: Promise<void> | null = null;
  #again = false;
  #waits = false;
  #order = 0;

  constructor(
    private readonly store: Promise<Store>,
    private readonly send: Send,
    private readonly changed: () => void = () => {},
    private readonly later: (again: () => void) => void = (again) => void setTimeout(again, RETRY_MS),
  ) {}

  /** Keep an entry, then try to send. Resolves as soon as it is kept; rejects only if it is neither kept nor sent. */
  async add(entry: Entry): Promise<void> {
    const order = this.#next();
    const store = await this.store;
    await store.put({ id: entry.id, order, entry }).catch(() => this.send([entry]));
    this.changed();
    void this.flush();
  }

  /** What is still here. */
  async held(): Promise<Held[]> {
    return (await this.store).all();
  }

  /** Send what waits. Never rejects: what could not be sent stays for the next time. */
  flush(): Promise<void> {
    if (this.#sending) this.#again = true;
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  /** Take refused entries for sending once more, or throw them away. */
  async retry(): Promise<void> {
    const store = await this.store;
    for (const { id, order, entry, refused } of await store.all()) {
      if (refused !== undefined) await store.put({ id, order, entry });
    }
    await this.flush();
  }

  async discard(id: string): Promise<void> {
    await (await this.store).drop([id]);
    this.changed();
  }

  async #sendAll(): Promise<void> {
    try {
      do {
        this.#again = false;
        while (await this.#sendChunk());
      } while (this.#again);
    } catch {
      // No network or no server now: `online`, the next page, the next entry or a little time tries again.
      this.#tryLater();
    }
  }

  #tryLater(): void {
    if (this.#waits) return;
    this.#waits = true;
    this.later(() => {
      this.#waits = false;
      void this.flush();
    });
  }

  /** Whether there may be more to send. */
  async #sendChunk(): Promise<boolean> {
    const store = await this.store;
    const waiting = (await store.all()).filter((held) => held.refused === undefined).slice(0, CHUNK);
    if (!waiting.length) return false;
    const answer = await this.send(waiting.map((held) => held.entry));
    const reasons = new Map(answer.refused.map((refused) => [waiting[refused.place]?.id, refused.reason]));
    for (const held of waiting) {
      const refused = reasons.get(held.id);
      if (refused !== undefined) await store.put({ ...held, refused });
    }
    const stored = new Set(answer.stored);
    const settled = waiting.filter((held) => stored.has(held.id));
    await store.drop(settled.map((held) => held.id));
    this.changed();
    return settled.length + reasons.size === waiting.length;
  }

  /** Later entries come after earlier ones, also when both were made in one millisecond. */
  #next(): number {
    this.#order = Math.max(this.#order + 1, Date.now());
    return this.#order;
  }
}

/** The outbox of this browser. */
export const outbox = new Outbox(openStore(), sendEntries, () => window.dispatchEvent(new Event(CHANGED)));

/** Write one entry to the diary; resolves with its id once it is safe in this browser. */
export async function record<Kind extends EntryKind>(
  kind: Kind,
  data: EntryData[Kind],
  id?: string,
): Promise<string> {
  const entry = entryOf(kind, data, id);
  await outbox.add(entry);
  return entry.id;
}

/** Try again whenever there is hope: now, when the network is back, when the page is looked at. */
export function keepSending(): void {
  void outbox.flush();
  window.addEventListener("online", () => void outbox.flush());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void outbox.flush();
  });
}
