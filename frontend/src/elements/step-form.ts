/** Shows the steps of a long form one at a time: one tap answers and goes on, "Back" goes back. */
export class StepForm extends HTMLElement {
  #at = 0;
  #trail: number[] = [];
  #tapped = false;

  connectedCallback(): void {
    if (this.steps.length === 0) return;
    this.toggleAttribute("data-on", true);
    for (const name of ["[data-next]", "[data-back]", ".steps-progress"]) this.#part(name).hidden = false;
    this.#part("[data-next]").addEventListener("click", () => this.#next());
    this.#part("[data-back]").addEventListener("click", () => this.#back());
    this.addEventListener("change", (event) => this.#answered(event));
    this.addEventListener("pointerdown", () => {
      this.#tapped = true;
    });
    this.addEventListener("keydown", (event) => this.#key(event));
    const faulty = this.steps.findIndex((step) => step.querySelector(".fault"));
    this.#show(Math.max(0, faulty), false);
  }

  get steps(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("[data-step]")];
  }

  #part(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`step-form: ${selector} is missing`);
    return found;
  }

  /** The first line of `data-shown` without an answer hides a step. */
  #asked(step: HTMLElement): boolean {
    const lines = (step.dataset.shown ?? "").split("|").filter(Boolean);
    return lines.every((line) => line.split(" ").some((answer) => this.#given(answer)));
  }

  #given(answer: string): boolean {
    const [group, option] = answer.split(".");
    return this.querySelector(`input[name="${group}"][value="${option}"]:checked`) !== null;
  }

  #answered(event: Event): void {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.closest('[data-step="last"]')) return;
    const goesOn = (input.type === "radio" || input.hasAttribute("data-none")) && input.checked;
    if (goesOn && this.#tapped) window.setTimeout(() => this.#next(), 160);
    else this.#count();
  }

  /** Arrow keys choose an answer too: by keyboard, Enter goes on. */
  #key(event: KeyboardEvent): void {
    this.#tapped = false;
    const last = this.#at === this.steps.length - 1;
    if (event.key === "Enter" && event.target instanceof HTMLInputElement && !last) {
      event.preventDefault();
      this.#next();
    }
  }

  #next(): void {
    const step = this.steps[this.#at];
    if (!step || !this.#complete(step)) return;
    if (step.hasAttribute("data-grave") && step.querySelector("input:checked:not([data-none])")) {
      this.querySelector("form")?.requestSubmit();
      return;
    }
    const next = this.steps.findIndex((other, place) => place > this.#at && this.#asked(other));
    if (next < 0) return;
    this.#trail.push(this.#at);
    this.#show(next, true);
  }

  /** A group needs an answer before the next one comes. */
  #complete(step: HTMLElement): boolean {
    const fields = [...step.querySelectorAll<HTMLInputElement>("input")];
    const done = fields.some((field) => (field.type === "text" ? field.value.trim() !== "" : field.checked));
    this.toggleAttribute("data-waiting", !done);
    if (!done) fields[0]?.focus();
    return done;
  }

  #back(): void {
    const before = this.#trail.pop();
    if (before !== undefined) this.#show(before, true);
  }

  #show(place: number, focus: boolean): void {
    this.#at = place;
    const steps = this.steps;
    steps.forEach((step, number) => {
      step.hidden = number !== place;
    });
    const last = place === steps.length - 1;
    this.#part("[data-next]").hidden = last;
    this.#part("[data-send]").hidden = !last;
    this.#part("[data-back]").hidden = this.#trail.length === 0;
    this.toggleAttribute("data-first", this.#trail.length === 0);
    this.removeAttribute("data-waiting");
    this.#count();
    if (focus) this.#focus(steps[place]);
  }

  #count(): void {
    const asked = this.steps.filter((step) => this.#asked(step));
    const number = asked.indexOf(this.steps[this.#at] as HTMLElement) + 1;
    const progress = this.querySelector("progress");
    if (progress) {
      progress.max = asked.length;
      progress.value = number;
    }
    this.#part("[data-count]").textContent = `${number} / ${asked.length}`;
  }

  #focus(step: HTMLElement | undefined): void {
    window.scrollTo({ top: 0 });
    const title = step?.querySelector<HTMLElement>("legend, label, .step-title");
    if (!title) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }
}

customElements.define("step-form", StepForm);
