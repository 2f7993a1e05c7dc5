/** The browser's own speech; where there is none, silence. */
export class Speech {
  readonly #synth: SpeechSynthesis | null = globalThis.speechSynthesis ?? null;

  constructor(private readonly lang: string) {}

  /** Say it after what is being said now; what still waits is out of date and dropped. */
  say(text: string): void {
    const synth = this.#synth;
    if (!synth || !text) return;
    try {
      if (synth.pending) synth.cancel();
      const words = new SpeechSynthesisUtterance(text);
      words.lang = this.lang;
      words.voice = this.#voice(synth);
      words.rate = 0.95;
      synth.speak(words);
    } catch {
      // A browser that promises speech and has none.
    }
  }

  hush(): void {
    this.#synth?.cancel();
  }

  /** A voice of the language that needs no network, if there is one. */
  #voice(synth: SpeechSynthesis): SpeechSynthesisVoice | null {
    const fitting = synth.getVoices().filter((voice) => voice.lang.startsWith(this.lang));
    return fitting.find((voice) => voice.localService) ?? fitting[0] ?? null;
  }
}
