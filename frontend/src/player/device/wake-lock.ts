/** What keeps the screen on: the browser's own lock; where there is none a picture that plays; or nothing. */
export type Awake = "lock" | "picture" | "nothing";

/** Keeps the screen on while it is wanted; taken again whenever the page comes back into view. */
export class WakeLock {
  #wanted = false;
  #lock: WakeLockSentinel | null = null;
  #picture: HTMLVideoElement | null = null;

  constructor() {
    document.addEventListener("visibilitychange", () => void this.#take());
  }

  /** What this browser has for it. */
  get by(): Awake {
    if ("wakeLock" in navigator) return "lock";
    return "captureStream" in HTMLCanvasElement.prototype ? "picture" : "nothing";
  }

  want(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted) void this.#take();
    else void this.#release();
  }

  async #take(): Promise<void> {
    if (!this.#wanted || document.visibilityState !== "visible") return;
    try {
      if (this.by === "lock") this.#lock = await navigator.wakeLock.request("screen");
      else if (this.by === "picture") await this.#play();
    } catch {
      // Low battery or no permission: the screen follows the device's own rule.
    }
  }

  async #release(): Promise<void> {
    const lock = this.#lock;
    this.#lock = null;
    this.#picture?.remove();
    this.#picture = null;
    await lock?.release().catch(() => {});
  }

  /** A device stays awake while a picture plays. This one has no sound at all, so that music is not stopped for it. */
  #play(): Promise<void> {
    this.#picture ??= silentPicture();
    if (!this.#picture.isConnected) document.body.append(this.#picture);
    return this.#picture.play();
  }
}

/** A picture of a dot that is drawn by the page itself, as browsers take it for a call. */
function silentPicture(): HTMLVideoElement {
  const dot = document.createElement("canvas");
  dot.width = dot.height = 16;
  dot.getContext("2d")?.fillRect(0, 0, 16, 16);
  const picture = document.createElement("video");
  picture.muted = picture.playsInline = true;
  picture.className = "awake";
  picture.ariaHidden = "true";
  picture.tabIndex = -1;
  picture.srcObject = dot.captureStream(1);
  return picture;
}
