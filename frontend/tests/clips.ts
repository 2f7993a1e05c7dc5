import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type Clip, Movement } from "../src/figure/movement";
import { unpacked } from "../src/figure/unpack";

const moves = new URL("../../src/lumbar/web/static/lumbar/moves/", import.meta.url);

/** A file of the moving figure as the studio wrote it, whatever its hash. */
export function read<Head>(folder: string, name: string, ending = ".clip") {
  const file = readdirSync(new URL(folder || ".", moves)).find(
    (one) => one.startsWith(`${name}.`) && one.endsWith(ending),
  );
  const plain = gunzipSync(readFileSync(new URL(`${folder}${file}`, moves)));
  return unpacked<Head>(
    plain.buffer.slice(plain.byteOffset, plain.byteOffset + plain.byteLength) as ArrayBuffer,
  );
}

export function movement(exercise: string, name = "base"): Movement {
  const { head, tables } = read<Clip>("female/", exercise);
  const form = head.forms[name];
  if (!form) throw new Error(`${exercise} has no form ${name}`);
  return new Movement(form, tables, name);
}
