import { chosen, keepChoice, keptChoice, showChoice } from "../figure/choice";
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

/** Which figure is seen and whether it moves; kept in this browser, where the player and the exercise pages read it. */
class FigureSetting extends HTMLElement {
  connectedCallback(): void {
    showChoice(this, keptChoice());
    this.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) keepChoice(chosen(keptChoice(), target.name, target.value));
    });
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
  if (zone) document.cookie = `zone=${zone}; path=/; max-age=31536000; samesite=lax`;
}

customElements.define("auto-submit", AutoSubmit);
customElements.define("print-button", PrintButton);
customElements.define("sound-setting", SoundSetting);
customElements.define("figure-setting", FigureSetting);
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeMenus);
