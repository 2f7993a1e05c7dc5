/** Kinds of choices with the values that each may have; the first one is usual. */
type Kinds = Readonly<Record<string, readonly string[]>>;
export type Values<K extends Kinds> = { [Kind in keyof K]: K[Kind][number] };

/** Choices that are kept in this browser under one key. Radio buttons for them are named `<name>-<kind>`. */
export class Kept<K extends Kinds> {
  constructor(
    private readonly name: string,
    private readonly kinds: K,
  ) {}

  /** What was chosen; a browser may forbid storage, or hold what another version wrote: then it is the usual. */
  read(): Values<K> {
    let kept: Partial<Record<string, unknown>> = {};
    try {
      kept = JSON.parse(localStorage.getItem(this.#key) ?? "{}") ?? {};
    } catch {
      // It is the usual then.
    }
    const values = Object.entries(this.kinds).map(([kind, known]) => [
      kind,
      known.find((one) => one === kept[kind]) ?? known[0],
    ]);
    return Object.fromEntries(values) as Values<K>;
  }

  /** Where nothing can be kept it is forgotten with the page. */
  keep(values: Values<K>): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify(values));
    } catch {
      // It holds for this page.
    }
  }

  /** The choice after a radio button was set. */
  with(values: Values<K>, name: string, value: string): Values<K> {
    const kind = name.replace(`${this.name}-`, "");
    return this.kinds[kind]?.includes(value) ? { ...values, [kind]: value } : values;
  }

  /** Sets the radio buttons in a part of the page. */
  show(part: Element, values: Values<K>): void {
    for (const input of part.querySelectorAll<HTMLInputElement>(`[name^=${this.name}-]`))
      input.checked = values[input.name.replace(`${this.name}-`, "")] === input.value;
  }

  get #key(): string {
    return `lumbar.${this.name}`;
  }
}
