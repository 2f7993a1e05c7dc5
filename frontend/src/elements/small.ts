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
      const chosen = target instanceof HTMLInputElement ? target.value : "";
      const level = LEVELS.find((one) => one === chosen);
      const speaker = SPEAKERS.find((one) => one === chosen);
      if (level) keepLevel(level);
      if (speaker) keepSpeaker(speaker);
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
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeMenus);
