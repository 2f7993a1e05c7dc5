import type { Cue } from "../../api/shapes";
import type { Say } from "../../words";
import { segmentAt } from "../lengths";
import type { Playbook } from "../playbook";
import type { PlayerEvent, PlayerState } from "../state";
import { buzz } from "./buzz";
import { Commands } from "./commands";
import type { Manner } from "./manner";
import { MediaKeys } from "./media-keys";
import { type Awake, WakeLock } from "./wake-lock";

const UNDER_WAY = ["playing", "paused", "waiting"];

/** All that leads and accompanies a session beside its page: the screen stays on, the device vibrates, keys of
 * headphones and voice commands are followed. */
export class Device {
  readonly #wake = new WakeLock();
  readonly #keys: MediaKeys;
  readonly #commands: Commands;
  #begun = false;

  /** `act` does what a key or an order asks for; `deaf` tells whether the session is speaking itself. */
  constructor(
    private readonly book: Playbook,
    private readonly say: Say,
    private readonly manner: () => Manner,
    act: (event: PlayerEvent) => void,
    deaf: () => boolean,
  ) {
    this.#keys = new MediaKeys(act);
    this.#commands = new Commands(book.lang, (order) => say(`player.order.${order}`), act, deaf);
  }

  /** What keeps the screen on. */
  get awake(): Awake {
    return this.#wake.by;
  }

  /** The session stands so now. From its first second on, which a tap began, the device takes part. */
  follow(state: PlayerState): void {
    this.#wake.want(state.phase === "playing" || state.phase === "waiting");
    if (!UNDER_WAY.includes(state.phase)) {
      this.#rest();
      return;
    }
    if (!this.#begun) this.#begin();
    const segment = segmentAt(this.book, state);
    const sheet = this.book.items[segment.item];
    if (sheet) this.#keys.tell(state, segment, sheet, this.say(`side.${segment.side}`));
  }

  /** The moment of a cue has come. */
  cue(cue: Cue): void {
    if (this.manner().buzz === "on") buzz(cue);
  }

  leave(): void {
    this.#wake.want(false);
    this.#rest();
  }

  #begin(): void {
    this.#begun = true;
    this.#keys.begin(this.manner().headphones === "on");
    if (this.manner().commands === "on") void this.#commands.begin();
  }

  #rest(): void {
    if (!this.#begun) return;
    this.#begun = false;
    this.#keys.end();
    this.#commands.end();
  }
}
