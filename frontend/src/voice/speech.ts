/** Letters a second. */
const LETTERS = 14;

/** The browser's own speech; where there is none, silence. */
export class Speech {
  readonly #synth: SpeechSynthesis | null = globalThis.speechSynthesis ?? null;
  #answerUntil = 0;

  constructor(private readonly lang: string) {}

  /** Seconds that an answer still takes, about. */
  get answersS(): number {
    return Math.max(0, (this.#answerUntil - performance.now()) / 1000);
  }

  /** Say what nothing else may cut short. */
  answer(text: string): void {
    this.say(text);
    this.#answerUntil = performance.now() + (text.length / LETTERS) * 1000;
  }

  /** Say it after what is being said now; what still waits is out of date and dropped, but for an answer. */
  say(text: string): void {
    const synth = this.#synth;
    if (!synth || !text) return;
    try {
      if (synth.pending && !this.answersS) synth.cancel();
      const words = new SpeechSynthesisUtterance(text);
      words.lang = this.lang;
      words.voice = this.#voice(synth);
      words.rate = 0.95;
      synth.speak(words);
    } catch {
      // A browser that promises speech and has none.
    }
  }

  get speaking(): boolean {
    return this.#synth?.speaking ?? false;
  }

  hush(): void {
    this.#answerUntil = 0;
    this.#synth?.cancel();
  }

  /** A voice of the language that needs no network, if there is one. */
  #voice(synth: SpeechSynthesis): SpeechSynthesisVoice | null {
    const fitting = synth.getVoices().filter((voice) => voice.lang.startsWith(this.lang));
    return fitting.find((voice) => voice.localService) ?? fitting[0] ?? null;
  }
}
