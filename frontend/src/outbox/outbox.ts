import type { Entry } from "../api/shapes";
import type { Form } from "./form";
import type { Sender } from "./send";
import type { Content, Held, Place, Store } from "./store";

const CHUNK = 50;
const RETRY_MS = 20_000;

/** What an outbox tells the world, and what it asks of it. */
export interface Surroundings {
  /** Whose entries these are; without a name, everybody's are sent. */
  person?: string;
  /** Something is told; called before it is kept. */
  telling?: (contents: readonly Content[]) => Promise<void>;
  /** What the outbox holds has changed. */
  changed?: () => void;
  /** Something could not be sent: call back after a while. */
  later?: (again: () => void) => void;
}

/** Entries on their way to the diary: kept here first, then sent until the server says that it has them. */
export class Outbox {
  #sending: Promise<void> | null = null;
  #again = false;
  #waits = false;
  #order = 0;

  constructor(
    private readonly store: Promise<Store>,
    private readonly sender: Sender,
    private readonly around: Surroundings = {},
  ) {}

  /**
   * Keep entries, and where the session stands, as one; then try to send. Resolves as soon as all is kept, or sent
   * where nothing can be kept; else rejects.
   */
  async add(entries: readonly Entry[], place?: Place, person = this.around.person ?? ""): Promise<void> {
    const held = entries.map((entry) => this.#hold(entry.id, person, { entry }));
    await this.#tell(held);
    const store = await this.store;
    await store.put(held, place).catch(() => (entries.length ? this.sender.entries(entries, person) : null));
    if (!entries.length) return;
    this.around.changed?.();
    void this.flush();
  }

  /** Keep a form that could not be sent. */
  async addForm(id: string, form: Form, person: string): Promise<void> {
    await this.#tell([{ form }]);
    await (await this.store).put([this.#hold(id, person, { form })]);
    this.around.changed?.();
    this.#tryLater();
  }

  /** Nothing that is told is lost because it could not be noted. */
  async #tell(contents: readonly Content[]): Promise<void> {
    if (contents.length) await this.around.telling?.(contents).catch(() => {});
  }

  #hold(id: string, person: string, content: Content): Held {
    return { id, order: this.#next(), person, ...content };
  }

  /** What is still here of this person. */
  async held(): Promise<Held[]> {
    const { person } = this.around;
    const all = await (await this.store).all();
    return all.filter((held) => person === undefined || !held.person || held.person === person);
  }

  /** Send what waits. Never rejects: what could not be sent stays for the next time. */
  flush(): Promise<void> {
    if (this.#sending) this.#again = true;
    this.#sending ??= this.#sendAgain().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  /** Send what waits; rejects when something is left that could not be sent. */
  async empty(): Promise<void> {
    const faults: unknown[] = [];
    for (const person of new Set((await this.#waiting()).map((held) => held.person))) {
      try {
        while (await this.#sendChunk(person));
      } catch (fault) {
        faults.push(fault);
      }
    }
    if (faults.length) throw faults[0];
  }

  /** Take refused entries for sending once more, or throw them away. */
  async retry(): Promise<void> {
    const refused = (await this.held()).filter((held) => held.refused !== undefined);
    await (await this.store).put(refused.map(({ refused, ...held }) => held));
    await this.flush();
  }

  async discard(id: string): Promise<void> {
    await (await this.store).drop([id]);
    this.around.changed?.();
  }

  async #sendAgain(): Promise<void> {
    try {
      do {
        this.#again = false;
        await this.empty();
      } while (this.#again);
    } catch {
      // No network or no server now: `online`, the next page, the next entry or a little time tries again.
      this.#tryLater();
    }
  }

  #tryLater(): void {
    if (this.#waits) return;
    this.#waits = true;
    const later = this.around.later ?? ((again) => void setTimeout(again, RETRY_MS));
    later(() => {
      this.#waits = false;
      void this.flush();
    });
  }

  async #waiting(): Promise<Held[]> {
    return (await this.held()).filter((held) => held.refused === undefined);
  }

  /** Whether there may be more to send. */
  async #sendChunk(person: string): Promise<boolean> {
    const store = await this.store;
    const waiting = nextOf((await this.#waiting()).filter((held) => held.person === person));
    const [first] = waiting;
    if (!first) return false;
    const answer = first.form
      ? await this.sender.form(first.id, first.form, person)
      : await this.sender.entries(
          waiting.flatMap(({ entry }) => entry ?? []),
          person,
        );
    const reasons = new Map(answer.refused.map((refused) => [waiting[refused.place]?.id, refused.reason]));
    const stored = new Set(answer.stored);
    const settled = waiting.filter((held) => stored.has(held.id));
    await store.put(
      waiting.flatMap((held) => {
        const refused = reasons.get(held.id);
        return refused === undefined ? [] : [{ ...held, refused }];
      }),
    );
    await store.drop(settled.map((held) => held.id));
    this.around.changed?.();
    if (settled.length + reasons.size < waiting.length)
      throw new Error("the server said nothing of some entries");
    return true;
  }

  /** Later entries come after earlier ones, also when both were made in one millisecond. */
  #next(): number {
    this.#order = Math.max(this.#order + 1, Date.now());
    return this.#order;
  }
}

/** What is sent at one go: entries together, a form alone. */
function nextOf(waiting: readonly Held[]): Held[] {
  const form = waiting.findIndex((held) => held.form);
  return waiting.slice(0, form < 0 ? CHUNK : Math.min(CHUNK, Math.max(1, form)));
}
