import { figureChoice } from "../figure/choice";
import type { Kept } from "../kept";
import { buzzes } from "../player/device/buzz";
import { learn, understands } from "../player/device/commands";
import { manners } from "../player/device/manner";
import { keepLevel, keepSpeaker, keptLevel, keptSpeaker, LEVELS, SPEAKERS } from "../voice/level";

/** Sends its form as soon as a choice in it changes. */
class AutoSubmit extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("change", () => this.closest("form")?.requestSubmit());
  }
}

/** A button that prints the page. */
class PrintButton extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", () => window.print());
  }
}

/** How much is heard in a session, and whose voice; kept in this browser, where the player reads it. */
class SoundSetting extends HTMLElement {
  connectedCallback(): void {
    for (const input of this.querySelectorAll<HTMLInputElement>("input"))
      input.checked = [keptLevel(), keptSpeaker()].some((kept) => kept === input.value);
    this.addEventListener("change", ({ target }) => {
      const value = target instanceof HTMLInputElement ? target.value : "";
      const level = LEVELS.find((one) => one === value);
      const speaker = SPEAKERS.find((one) => one === value);
      if (level) keepLevel(level);
      if (speaker) keepSpeaker(speaker);
    });
  }
}

/** Choices that are kept in this browser, where the player and the exercise pages read them. */
function settingOf(kept: Kept<Readonly<Record<string, readonly string[]>>>) {
  return class extends HTMLElement {
    connectedCallback(): void {
      kept.show(this, kept.read());
      this.addEventListener("change", ({ target }) => {
        if (target instanceof HTMLInputElement) kept.keep(kept.with(kept.read(), target.name, target.value));
      });
    }
  };
}

/** How a device leads a session. What it cannot do is not offered; voice commands stay off where the browser cannot
 * understand them by itself. */
class MannerSetting extends settingOf(manners) {
  override connectedCallback(): void {
    super.connectedCallback();
    this.#part("[data-manner=buzz]").hidden = !buzzes();
    void this.#offerCommands(this.#part("[data-manner=commands]"));
  }

  #part(selector: string): HTMLElement {
    return this.querySelector<HTMLElement>(selector) as HTMLElement;
  }

  async #offerCommands(part: HTMLElement): Promise<void> {
    part.hidden = true;
    const found = await understands(this.lang);
    part.hidden = found === "no";
    this.#part("[data-learn]").hidden = found !== "installable";
    if (found !== "installable") return;
    part.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.value === "on") void this.#learn();
    });
  }

  async #learn(): Promise<void> {
    if (await learn(this.lang)) {
      this.#part("[data-learn]").hidden = true;
      return;
    }
    this.#part("[data-failed]").hidden = false;
    manners.keep({ ...manners.read(), commands: "off" });
    manners.show(this, manners.read());
  }
}

/** Menus that open over the page close again by Escape or a tap elsewhere. */
function closeMenus(event: Event): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>(
    "details.menu[open], details.chip-details[open]",
  )) {
    const inside = event.target instanceof Node && menu.contains(event.target);
    if (event instanceof KeyboardEvent) {
      if (event.key !== "Escape") continue;
      if (inside) menu.querySelector("summary")?.focus();
    } else if (inside) continue;
    menu.open = false;
  }
}

/** The server reckons days where the person is. */
export function tellZone(): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser, nor on plain http
  if (zone) document.cookie = `zone=${zone}; path=/; max-age=31536000; samesite=lax`;
}

customElements.define("auto-submit", AutoSubmit);
customElements.define("print-button", PrintButton);
customElements.define("sound-setting", SoundSetting);
customElements.define("figure-setting", settingOf(figureChoice));
customElements.define("manner-setting", MannerSetting);
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeMenus);
