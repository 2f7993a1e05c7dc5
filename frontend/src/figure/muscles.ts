import type { Choice } from "./choice";
import { fetched, named, type Unpacked } from "./unpack";

/** Where the muscles of a body lie, as `studio/muscles.py` writes it: a row for each, metres from its edge. */
export interface Atlas {
  muscles: string[];
}

/** What is told of the muscles that work and those that are stretched: their names, or their colours. */
export interface Muscled<What = string> {
  worked: What;
  stretched: What;
}

const STEPS = 2000;
const FAR = -0.04;

/** For every vertex how far it is within the muscles that work, and within those that are stretched. */
export function fieldsOf({ head, tables }: Unpacked<Atlas>, shown: Muscled<readonly string[]>): Float32Array {
  const { values, columns } = named(tables, "fields");
  const out = new Float32Array(columns * 2).fill(FAR);
  for (const [place, names] of [shown.worked, shown.stretched].entries()) {
    for (const name of names) {
      const row = head.muscles.indexOf(name);
      if (row < 0) throw new Error(`the body has no ${name}`);
      for (let k = 0; k < columns; k++)
        out[k * 2 + place] = Math.max(out[k * 2 + place] ?? FAR, (values[row * columns + k] ?? 0) / STEPS);
    }
  }
  return out;
}

/** The same for the body that is chosen; its muscles are loaded when they are wanted. */
export async function fieldsFor(
  files: Readonly<Record<string, string>>,
  { body }: Choice,
  shown: Muscled<readonly string[]>,
): Promise<Float32Array> {
  return fieldsOf(await fetched<Atlas>(files[`muscles-${body}`] ?? ""), shown);
}

/** The colours that the style of the page gives to them. */
export function coloursOn(part: Element): Muscled {
  const style = getComputedStyle(part);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return { worked: colour("--worked"), stretched: colour("--stretched") };
}
