/** Chromium tells with this event that the page can be installed now; other browsers have only their menus. */
interface InstallEvent extends Event {
  prompt(): Promise<{ outcome: "accepted" | "dismissed" }>;
}

/** Offers to put Lumbar on the home screen where the browser can, says how where it cannot, and that it is there. */
class InstallOffer extends HTMLElement {
  connectedCallback(): void {
    if (matchMedia("(display-mode: standalone)").matches) this.#show("done");
    window.addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      this.#offer(event as InstallEvent);
    });
    window.addEventListener("appinstalled", () => this.#show("done"));
  }

  #offer(event: InstallEvent): void {
    this.#show("can");
    const button = this.querySelector("button");
    button?.addEventListener("click", () => void event.prompt().then(() => this.#show("how")), {
      once: true,
    });
  }

  #show(part: "can" | "how" | "done"): void {
    for (const one of ["can", "how", "done"]) {
      this.querySelector(`[data-${one}]`)?.toggleAttribute("hidden", one !== part);
    }
  }
}

customElements.define("install-offer", InstallOffer);
