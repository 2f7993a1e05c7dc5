/** "None of these" and the others exclude each other. */
export class NoneOption extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("change", (event) => {
      const input = event.target;
      if (!(input instanceof HTMLInputElement) || !input.checked) return;
      const none = input.hasAttribute("data-none");
      for (const other of this.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) {
        if (other !== input && (none || other.hasAttribute("data-none"))) other.checked = false;
      }
    });
  }
}

customElements.define("none-option", NoneOption);
