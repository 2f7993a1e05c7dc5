/** Says since when the page in front of the person is unchanged, if it does not come from the server. */
class OfflineLine extends HTMLElement {
  connectedCallback(): void {
    const seen = Date.parse(document.documentElement.dataset.lastSeen ?? "");
    const place = this.querySelector("[data-when]");
    if (!place || Number.isNaN(seen)) return;
    const { lang } = document.documentElement;
    const own = navigator.languages.find((one) => one.startsWith(lang));
    const form = new Intl.DateTimeFormat(own ?? lang, { dateStyle: "medium", timeStyle: "short" });
    place.textContent = `(${form.format(seen)})`;
    this.#checkHere();
  }

  /** The server is not there to say what a form lacks: the browser does. */
  #checkHere(): void {
    window.addEventListener("DOMContentLoaded", () => {
      for (const form of document.forms) form.noValidate = false;
    });
  }
}

customElements.define("offline-line", OfflineLine);
