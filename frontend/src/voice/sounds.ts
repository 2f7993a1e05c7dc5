import type { Cue } from "../api/shapes";
import { beepSeconds, playBeep } from "./beeps";
import type { Beep } from "./choice";
import { BETWEEN_S, type Clips } from "./clips";

type Part = "beep" | "say";

/** A beep or a sentence on the audio clock. */
interface Sounding {
  at: number;
  until: number;
  nodes: AudioScheduledSourceNode[];
  dropped: boolean;
}

/** Something that has ended is remembered so long, seconds: its cue may still be given. */
const MEMORY_S = 5;
/** Recordings that are ready only now are still begun when they are this late, seconds. */
const LATE_S = 1.5;

/** What sounds and will sound on one audio clock, by the cue it belongs to. */
export class Sounds {
  readonly #all = new Map<Cue, Partial<Record<Part, Sounding>>>();

  constructor(
    readonly context: AudioContext,
    private readonly clips: Clips,
  ) {}

  get now(): number {
    return this.context.currentTime;
  }

  /** The moment until which sentences are being said, or are going to be. */
  get saidUntil(): number {
    return Math.max(0, ...[...this.#all.values()].map(({ say }) => say?.until ?? 0));
  }

  /** Whether a sentence is being said now. */
  get speaks(): boolean {
    return [...this.#all.values()].some(({ say }) => say && say.at <= this.now && this.now < say.until);
  }

  has(cue: Cue): boolean {
    return this.#all.has(cue);
  }

  /** Whether a part of a cue sounds, has sounded, or will within these seconds. */
  within(cue: Cue, part: Part, seconds: number): boolean {
    const at = this.#all.get(cue)?.[part]?.at;
    return at !== undefined && at <= this.now + seconds;
  }

  beep(cue: Cue, beep: Beep, at: number): void {
    const nodes = playBeep(this.context, beep, at);
    this.#put(cue, "beep", { at, until: at + beepSeconds(beep), nodes, dropped: false });
  }

  /** Say a recorded sentence. `failed` is called where it cannot be played after all. */
  say(cue: Cue, text: string, at: number, failed: () => void): void {
    const sounding: Sounding = { at, until: at + this.clips.seconds(text), nodes: [], dropped: false };
    this.#put(cue, "say", sounding);
    this.clips.ready(text, this.context).then(
      (buffers) => this.#begin(sounding, buffers),
      () => sounding.dropped || failed(),
    );
  }

  /** A sentence that is left out: nobody else says it either. */
  leaveOut(cue: Cue, at: number): void {
    this.#put(cue, "say", { at, until: 0, nodes: [], dropped: true });
  }

  /** Drop what has not begun, and forget what is long over. */
  clear(): void {
    for (const [cue, parts] of this.#all) {
      for (const [part, { at, until }] of Object.entries(parts))
        if (at > this.now || until < this.now - MEMORY_S) this.drop(cue, part as Part);
    }
  }

  stop(): void {
    for (const [cue, parts] of this.#all) for (const part of Object.keys(parts)) this.drop(cue, part as Part);
  }

  drop(cue: Cue, part: Part): void {
    const parts = this.#all.get(cue);
    const sounding = parts?.[part];
    if (!parts || !sounding) return;
    sounding.dropped = true;
    for (const node of sounding.nodes) node.stop();
    delete parts[part];
    if (!parts.beep && !parts.say) this.#all.delete(cue);
  }

  #put(cue: Cue, part: Part, sounding: Sounding): void {
    this.#all.set(cue, { ...this.#all.get(cue), [part]: sounding });
  }

  #begin(sounding: Sounding, buffers: AudioBuffer[]): void {
    if (sounding.dropped || this.now > sounding.at + LATE_S) return;
    let at = Math.max(sounding.at, this.now);
    for (const buffer of buffers) {
      const source = this.context.createBufferSource();
      source.buffer = buffer;
      source.connect(this.context.destination);
      source.start(at);
      sounding.nodes.push(source);
      at += buffer.duration + BETWEEN_S;
    }
  }
}
