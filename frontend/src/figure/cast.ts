import type { Choice } from "./choice";
import { type Clip, Movement } from "./movement";
import type { Body } from "./stage";
import { fetched, type Unpacked } from "./unpack";

/** Where the files of a moving figure lie: `mesh-female`, `clip-female`, `mesh-male` … */
export type Files = Readonly<Record<string, string>>;

const meshes = new Map<string, Promise<Unpacked<Body>>>();

/** The body that is chosen; it is read once on a page. */
export function bodyOf(files: Files, { body }: Choice): Promise<Unpacked<Body>> {
  const address = files[`mesh-${body}`] ?? "";
  const read = meshes.get(address) ?? fetched<Body>(address);
  meshes.set(address, read);
  read.catch(() => meshes.delete(address));
  return read;
}

/** The movement of a form for the body that is chosen. */
export async function movementOf(files: Files, { body }: Choice, name: string): Promise<Movement> {
  const clip = await fetched<Clip>(files[`clip-${body}`] ?? "");
  const form = clip.head.forms[name];
  if (!form) throw new Error(`no clip of ${name}`);
  return new Movement(form, clip.tables, name);
}
