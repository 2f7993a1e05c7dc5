import type { Cue } from "../api/shapes";
import { heard } from "./choice";
import { Clips, type Recorded } from "./clips";
import { counts, keepLevel, keptCounting, keptLevel, keptSpeaker, type Level } from "./level";
import { arranged, type Coming, PATIENCE_S, type Sound } from "./plan";
import { Sounds } from "./sounds";
import { Speech } from "./speech";

/** Planned sound that lags its moment by more than this is heard at once instead, seconds. */
const BEHIND_S = 0.15;
/** A device may take so long to begin with sound; the session does not wait longer. */
const WAKING_MS = 400;
const NOTHING: Recorded = { packs: [], clips: {} };

/**
 * All that is heard of a session, at the level the person chose. What comes is planned ahead on the audio clock, so
 * that it is on time in a hidden tab too; what the browser has to say itself is said when its moment comes.
 */
export class Voice {
  #level = keptLevel();
  #sounds: Sounds | null = null;
  #plannedUntil = 0;
  readonly #counting = keptCounting();
  readonly #speech: Speech;
  readonly #clips: Clips;

  constructor(lang: string, recorded: Recorded = NOTHING) {
    this.#speech = new Speech(lang);
    this.#clips = new Clips(keptSpeaker() === "own" ? recorded : NOTHING);
  }

  get level(): Level {
    return this.#level;
  }

  set level(level: Level) {
    this.#level = level;
    keepLevel(level);
    this.hush();
  }

  /** Fetch the recordings of these cues at the level that is set, so that the first one does not wait. */
  prepare(cues: readonly Cue[]): void {
    this.#clips.fetch(cues.map((cue) => (this.#wants(cue) && heard(cue, this.#level).say) || ""));
  }

  /** Browsers let sound begin only after a tap: call it from one. It mixes with other sound and stops none. */
  async unlock(): Promise<void> {
    try {
      const { audioSession } = navigator as Navigator & { audioSession?: { type: string } };
      if (audioSession) audioSession.type = "transient";
      this.#sounds ??= new Sounds(new AudioContext(), this.#clips);
      const awake = this.#sounds.context.resume().catch(() => {});
      await Promise.race([awake, new Promise((done) => window.setTimeout(done, WAKING_MS))]);
    } catch {
      this.#sounds = null;
    }
  }

  /** Seconds for which what comes is planned; endless where nothing can be. */
  get plannedS(): number {
    const sounds = this.#running();
    return sounds ? Math.max(0, this.#plannedUntil - sounds.now) : Number.POSITIVE_INFINITY;
  }

  /** In the next `seconds` these cues come, and no others. */
  plan(coming: readonly Coming[], seconds: number): void {
    const sounds = this.#running();
    if (!sounds) return;
    sounds.clear();
    this.#plannedUntil = sounds.now + seconds;
    this.#arrange(
      sounds,
      coming.filter(({ cue }) => this.#wants(cue) && !sounds.has(cue)),
    );
  }

  /** The moment of a cue has come: what was planned sounds by itself, the rest is heard now. */
  give(cue: Cue): void {
    if (!this.#wants(cue)) return;
    const { say, beep } = heard(cue, this.#level);
    const sounds = this.#running();
    if (say && !(sounds && this.#clips.has(say))) this.#speech.say(say);
    if (!sounds) return;
    const late =
      (beep && !sounds.within(cue, "beep", BEHIND_S)) ||
      (say && this.#clips.has(say) && !sounds.within(cue, "say", BEHIND_S + PATIENCE_S));
    if (!late) return;
    sounds.drop(cue, "beep");
    sounds.drop(cue, "say");
    this.#plannedUntil = 0;
    this.#arrange(sounds, [{ cue, inS: 0 }]);
  }

  /** Answer a person: it is said now, and what comes waits for it. */
  tell(text: string): void {
    const sounds = this.#running();
    if (!sounds || !this.#clips.has(text)) this.#speech.answer(text);
    else
      this.give({
        at_s: 0,
        say: { key: "", params: {}, text },
        beep: null,
        levels: ["names", "short", "full"],
      });
  }

  get speaking(): boolean {
    return this.#speech.speaking || (this.#sounds?.speaks ?? false);
  }

  /** Milliseconds on the audio clock, which stands still while the device sleeps; null where none is running. */
  get awakeMs(): number | null {
    return this.#sounds?.context.state === "running" ? this.#sounds.now * 1000 : null;
  }

  hush(): void {
    this.#speech.hush();
    this.#sounds?.stop();
    this.#plannedUntil = 0;
  }

  #wants(cue: Cue): boolean {
    return counts(cue, this.#counting);
  }

  #arrange(sounds: Sounds, coming: readonly Coming[]): void {
    const { now } = sounds;
    const length = (text: string) => (this.#clips.has(text) ? this.#clips.seconds(text) : null);
    const free = Math.max(0, sounds.saidUntil - now, this.#speech.answersS);
    for (const sound of arranged(coming, this.#level, length, free)) this.#schedule(sounds, sound, now);
  }

  #schedule(sounds: Sounds, { cue, beep, beepAt, say, sayAt }: Sound, now: number): void {
    if (beep) sounds.beep(cue, beep, now + beepAt);
    const wanted = heard(cue, this.#level).say;
    if (!wanted || !this.#clips.has(wanted)) return;
    if (!say) sounds.leaveOut(cue, now + sayAt);
    else sounds.say(cue, say, now + sayAt, () => this.#failed(sounds, cue, say));
  }

  /** Its moment is just over: the browser says it. If it still comes, the browser will be asked then. */
  #failed(sounds: Sounds, cue: Cue, text: string): void {
    if (sounds.within(cue, "say", 0)) this.#speech.say(text);
  }

  #running(): Sounds | null {
    if (this.#sounds?.context.state === "running") return this.#sounds;
    void this.#sounds?.context.resume().catch(() => {});
    return null;
  }
}
