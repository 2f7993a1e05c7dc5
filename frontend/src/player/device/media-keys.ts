import type { Segment } from "../../api/shapes";
import type { ItemSheet } from "../playbook";
import type { PlayerEvent, PlayerState } from "../state";

/** Browsers give their keys to a page that plays something longer than five seconds. */
const SILENCE_S = 12;
const RATE = 8000;

type Act = (event: PlayerEvent) => void;

const KEYS: Partial<Record<MediaSessionAction, PlayerEvent>> = {
  play: { type: "go-on" },
  pause: { type: "pause" },
  stop: { type: "pause" },
  nexttrack: { type: "skip" },
  previoustrack: { type: "back" },
  seekforward: { type: "extend" },
  seekbackward: { type: "shorten" },
};

/** The keys of headphones, keyboards and the lock screen, and what they show. */
export class MediaKeys {
  readonly #session: MediaSession | undefined = navigator.mediaSession;
  #silence: HTMLAudioElement | null = null;
  #told = "";

  constructor(private readonly act: Act) {}

  /** From a tap on: keys lead the session. With `sound` the page takes them from other players, by playing silence. */
  begin(sound: boolean): void {
    for (const [key, event] of Object.entries(KEYS))
      this.#handle(key as MediaSessionAction, () => this.act(event));
    if (!sound) return;
    this.#silence ??= silence();
    void this.#silence.play().catch(() => {});
  }

  /** Says how the session stands. */
  tell(state: PlayerState, segment: Segment, sheet: ItemSheet, side: string): void {
    const session = this.#session;
    if (!session) return;
    session.playbackState = state.phase === "playing" || state.phase === "waiting" ? "playing" : "paused";
    const told = `${sheet.title} ${side} ${segment.kind}`;
    if (told === this.#told || typeof MediaMetadata === "undefined") return;
    this.#told = told;
    const artwork = [{ src: new URL(sheet.small, location.href).href }];
    session.metadata = new MediaMetadata({
      title: sheet.title,
      artist: side || sheet.dose,
      album: "Lumbar",
      artwork,
    });
  }

  end(): void {
    for (const key of Object.keys(KEYS)) this.#handle(key as MediaSessionAction, null);
    this.#silence?.pause();
    this.#silence = null;
    if (this.#session) this.#session.playbackState = "none";
  }

  #handle(key: MediaSessionAction, handler: MediaSessionActionHandler | null): void {
    try {
      this.#session?.setActionHandler(key, handler);
    } catch {
      // A browser that does not know this key.
    }
  }
}

/** Seconds of silence that go on and on. */
function silence(): HTMLAudioElement {
  const samples = new Uint8Array(RATE * SILENCE_S).fill(128);
  const audio = new Audio(
    URL.createObjectURL(new Blob([wavHead(samples.length), samples], { type: "audio/wav" })),
  );
  audio.loop = true;
  return audio;
}

/** The head of a sound file: one channel of 8 bits. */
function wavHead(bytes: number): ArrayBuffer {
  const head = new DataView(new ArrayBuffer(44));
  const text = (at: number, letters: string) =>
    [...letters].forEach((letter, k) => {
      head.setUint8(at + k, letter.charCodeAt(0));
    });
  const number = (at: number, value: number) => head.setUint32(at, value, true);
  text(0, "RIFF");
  number(4, 36 + bytes);
  text(8, "WAVEfmt ");
  number(16, 16);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  number(24, RATE);
  number(28, RATE);
  head.setUint16(32, 1, true);
  head.setUint16(34, 8, true);
  text(36, "data");
  number(40, bytes);
  return head.buffer;
}
