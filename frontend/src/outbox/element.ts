import { html, LitElement, nothing, type TemplateResult } from "lit";
import { sayer, type Words } from "../words";
import { onChange, outbox } from "./here";
import type { Held } from "./store";

/** Entries that wait longer than this are worth a line on the page. */
const QUIET_MS = 4000;

/**
 * `<lumbar-outbox words="…" lang="…">` says what is still in this browser: entries that wait for the network, and
 * entries that were refused, with the reason. Shows nothing while all is well.
 */
export class LumbarOutbox extends LitElement {
  static override properties = { held: { state: true }, words: { type: Object }, lang: {} };

  declare held: Held[];
  declare words: Words;
  #timer = 0;
  #deaf = () => {};

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    this.held = [];
    this.#deaf = onChange(this.#look);
    super.connectedCallback();
    this.#look();
  }

  override disconnectedCallback(): void {
    this.#deaf();
    window.clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult | typeof nothing {
    const waiting = this.held.filter((held) => held.refused === undefined);
    const refused = this.held.filter((held) => held.refused !== undefined);
    if (!this.held.length) return nothing;
    return html`<div class="outbox" role="status">
      ${waiting.length ? html`<p class="small soft">${this.#say("waiting", waiting.length)}</p>` : nothing}
      ${refused.length ? this.#refused(refused) : nothing}
    </div>`;
  }

  #refused(refused: Held[]): TemplateResult {
    return html`<div class="card stack">
      <p>${this.#say("refused", refused.length)}</p>
      <ul>
        ${refused.map(
          ({ id, refused }) => html`<li>
            ${refused}
            <button class="ghost" type="button" @click=${() => outbox.discard(id)}>${this.#say("discard")}</button>
          </li>`,
        )}
      </ul>
      <button type="button" @click=${() => outbox.retry()}>${this.#say("retry")}</button>
    </div>`;
  }

  #say(key: string, n = 0): string {
    return sayer(this.words, this.lang || "en")(`player.outbox.${key}`, { n });
  }

  /** What is sent within a moment is never shown; what is shown goes at once. */
  readonly #look = (): void => {
    window.clearTimeout(this.#timer);
    if (this.held.length) void this.#read();
    else this.#timer = window.setTimeout(() => void this.#read(), QUIET_MS);
  };

  async #read(): Promise<void> {
    this.held = await outbox.held();
  }
}

customElements.define("lumbar-outbox", LumbarOutbox);
