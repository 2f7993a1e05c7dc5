/** The key frames of a form in words, as the page brings them, and as stills one at a time. */
export class Steps {
  constructor(private readonly figure: HTMLElement) {}

  get #words(): HTMLElement[] {
    return [...this.figure.querySelectorAll<HTMLElement>("[data-step]")];
  }

  get count(): number {
    return this.#words.length;
  }

  /** What a key frame shows, on the side that is seen. */
  label(step: number, mirrored: boolean): string {
    const words = this.#words[step];
    return (mirrored ? words?.dataset.mirrored : words?.textContent) ?? "";
  }

  /** The same with its number. */
  told(step: number, mirrored: boolean): string {
    const said = this.label(step, mirrored);
    return said && `${step + 1} / ${this.count}. ${said}`;
  }

  /** A box that shows the stills of a strip, the one of `--step`. */
  box(strip: string): HTMLElement {
    const box = document.createElement("div");
    const stills = new Image();
    stills.src = strip;
    stills.alt = "";
    box.style.setProperty("--steps", `${this.count}`);
    box.replaceChildren(stills);
    return box;
  }
}
