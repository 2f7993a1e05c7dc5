import { keepOnward, keptOnward, ONWARDS } from "../player/pace";
import { COUNTINGS, keepCounting, keptCounting } from "../voice/level";

/** How a session goes on and what is counted aloud; kept in this browser, where the player reads it. */
class PaceSetting extends HTMLElement {
  connectedCallback(): void {
    for (const input of this.querySelectorAll<HTMLInputElement>("input"))
      input.checked = [keptOnward(), keptCounting()].some((kept) => kept === input.value);
    this.addEventListener("change", ({ target }) => {
      const value = target instanceof HTMLInputElement ? target.value : "";
      const onward = ONWARDS.find((one) => one === value);
      const counting = COUNTINGS.find((one) => one === value);
      if (onward) keepOnward(onward);
      if (counting) keepCounting(counting);
    });
  }
}

customElements.define("pace-setting", PaceSetting);
