/** A piece of speech: which pack it lies in, where, how many bytes, and how long it sounds. */
export type ClipRow = readonly [pack: number, at: number, bytes: number, seconds: number];

/** What is recorded of a session: the packs, and each sentence as clips one after the other. */
export interface Recorded {
  packs: readonly string[];
  clips: Readonly<Record<string, readonly ClipRow[]>>;
}

/** Silence between two clips of a sentence, seconds. */
export const BETWEEN_S = 0.12;
/** More sentences than this are not held decoded: a second of speech is 190 kB. */
const MOST = 60;

/** The recorded sentences of a session, fetched as whole packs and decoded when they are about to be said. */
export class Clips {
  readonly #packs = new Map<number, Promise<ArrayBuffer>>();
  readonly #decoded = new Map<string, Promise<AudioBuffer[]>>();
  readonly #broken = new Set<string>();

  constructor(private readonly recorded: Recorded) {}

  /** Whether a sentence can be said from clips, as far as is known. */
  has(text: string): boolean {
    return text in this.recorded.clips && !this.#broken.has(text);
  }

  /** How long a recorded sentence takes. */
  seconds(text: string): number {
    const rows = this.recorded.clips[text] ?? [];
    return rows.reduce((sum, [, , , seconds]) => sum + seconds, BETWEEN_S * Math.max(0, rows.length - 1));
  }

  /** Fetch what these sentences need, so that the first one does not wait. */
  fetch(texts: Iterable<string>): void {
    for (const text of texts)
      for (const [pack] of this.recorded.clips[text] ?? []) void this.#pack(pack).catch(() => {});
  }

  /** The clips of a sentence, decoded. Rejects where a pack cannot be had or the browser cannot decode it. */
  async ready(text: string, context: BaseAudioContext): Promise<AudioBuffer[]> {
    const found = this.#decoded.get(text) ?? this.#decode(text, context);
    this.#decoded.delete(text);
    this.#decoded.set(text, found);
    for (const old of [...this.#decoded.keys()].slice(0, -MOST)) this.#decoded.delete(old);
    try {
      return await found;
    } catch (fault) {
      this.#broken.add(text);
      throw fault;
    }
  }

  #decode(text: string, context: BaseAudioContext): Promise<AudioBuffer[]> {
    const rows = this.recorded.clips[text] ?? [];
    return Promise.all(
      rows.map(async ([pack, at, bytes]) =>
        context.decodeAudioData((await this.#pack(pack)).slice(at, at + bytes)),
      ),
    );
  }

  #pack(number: number): Promise<ArrayBuffer> {
    const kept = this.#packs.get(number);
    if (kept) return kept;
    const found = fetchWhole(this.recorded.packs[number] ?? "");
    found.catch(() => this.#packs.delete(number));
    this.#packs.set(number, found);
    return found;
  }
}

async function fetchWhole(address: string): Promise<ArrayBuffer> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.arrayBuffer();
}
