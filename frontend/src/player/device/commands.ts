import type { PlayerEvent } from "../state";

/** The part of the browsers' speech recognition that is used here; the libraries of types do not know it yet. */
interface Recogniser extends EventTarget {
  lang: string;
  continuous: boolean;
  processLocally: boolean;
  start(): void;
  abort(): void;
}
interface Heard extends Event {
  resultIndex: number;
  results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
}
interface Where {
  langs: string[];
  processLocally: true;
}
interface RecogniserClass {
  new (): Recogniser;
  available?(where: Where): Promise<"unavailable" | "downloadable" | "downloading" | "available">;
  install?(where: Where): Promise<boolean>;
}

/** What can be said. */
export const ORDERS = ["pause", "go_on", "next", "back", "stop", "hurts"] as const;
export type Order = (typeof ORDERS)[number];
/** "Stop" holds everything; what hurts ends the session as the button does. */
const EVENTS: Record<Order, PlayerEvent> = {
  pause: { type: "pause" },
  go_on: { type: "go-on" },
  next: { type: "skip" },
  back: { type: "back" },
  stop: { type: "pause" },
  hurts: { type: "stop" },
};
/** What is followed at any time; the session's own voice never says it. */
const HELD: readonly Order[] = ["pause", "stop", "hurts"];
const AGAIN_MS = 400;

function recogniser(): RecogniserClass | undefined {
  return (globalThis as { SpeechRecognition?: RecogniserClass }).SpeechRecognition;
}

/** Whether this browser understands the language on the device itself; "installable" where it first has to fetch it.
 * A browser that cannot promise it is never asked to listen. */
export async function understands(lang: string): Promise<"no" | "installable" | "yes"> {
  try {
    const found = await recogniser()?.available?.({ langs: [lang], processLocally: true });
    if (found === "available") return "yes";
    return found === "downloadable" || found === "downloading" ? "installable" : "no";
  } catch {
    return "no";
  }
}

/** Fetches what the browser needs to understand the language by itself. */
export async function learn(lang: string): Promise<boolean> {
  return (
    (await recogniser()
      ?.install?.({ langs: [lang], processLocally: true })
      .catch(() => false)) ?? false
  );
}

/** The order in what was heard: it must be the whole of it. `phrases` are the words of each, divided by "|". */
export function orderIn(heard: string, phrases: (order: Order) => string): Order | undefined {
  const said = plain(heard);
  return ORDERS.find((order) => phrases(order).split("|").map(plain).includes(said));
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/[^\p{L}' ]/gu, "")
    .trim();

/** Listens for orders as long as it is wanted, on this device alone. */
export class Commands {
  #ears: Recogniser | null = null;
  #wanted = false;

  /** `deaf` tells whether the session itself is speaking: its own words are no orders. */
  constructor(
    private readonly lang: string,
    private readonly phrases: (order: Order) => string,
    private readonly act: (event: PlayerEvent) => void,
    private readonly deaf: () => boolean,
  ) {}

  async begin(): Promise<void> {
    this.#wanted = true;
    if ((await understands(this.lang)) === "yes") this.#listen();
  }

  end(): void {
    this.#wanted = false;
    this.#ears?.abort();
    this.#ears = null;
  }

  #listen(): void {
    const Ears = recogniser();
    if (!Ears || !this.#wanted) return;
    const ears = new Ears();
    ears.lang = this.lang;
    ears.continuous = true;
    ears.processLocally = true;
    ears.addEventListener("result", (event) => this.#hear(event as Heard));
    ears.addEventListener("error", (event) => this.#failed((event as Event & { error: string }).error));
    ears.addEventListener("end", () => window.setTimeout(() => this.#listen(), AGAIN_MS));
    this.#ears = ears;
    ears.start();
  }

  #hear({ results, resultIndex }: Heard): void {
    for (let k = resultIndex; k < results.length; k++) {
      const order = results[k]?.isFinal
        ? orderIn(results[k]?.[0]?.transcript ?? "", this.phrases)
        : undefined;
      if (order && (HELD.includes(order) || !this.deaf())) this.act(EVENTS[order]);
    }
  }

  /** Nobody said a word, or the microphone is away for a moment: it listens on. What is forbidden stays forbidden. */
  #failed(error: string): void {
    if (error === "not-allowed" || error === "service-not-allowed" || error === "language-not-supported")
      this.end();
  }
}
