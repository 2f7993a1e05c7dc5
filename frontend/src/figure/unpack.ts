/** Reads what `studio/quantised.py` writes: a head, and tables of whole numbers of 16 bits, kept as differences with low
 * and high bytes apart, all in gzip. */

/** Rows of whole numbers, signed; `at(row, column)` is `values[row * columns + column]`. */
export interface Table {
  rows: number;
  columns: number;
  values: Int16Array;
}

export interface Unpacked<Head> {
  head: Head;
  tables: Map<string, Table>;
}

export async function fetched<Head>(address: string): Promise<Unpacked<Head>> {
  const answer = await fetch(address);
  if (!answer.ok || !answer.body) throw new Error(`${address}: ${answer.status}`);
  const plain = answer.body.pipeThrough(new DecompressionStream("gzip"));
  return unpacked<Head>(await new Response(plain).arrayBuffer());
}

export function unpacked<Head>(data: ArrayBuffer): Unpacked<Head> {
  const bytes = new Uint8Array(data);
  const begin = 4 + new DataView(data).getUint32(0, true);
  const { arrays, ...head } = JSON.parse(new TextDecoder().decode(bytes.subarray(4, begin)));
  const tables = new Map<string, Table>();
  let place = begin;
  for (const [name, [rows, columns]] of Object.entries(arrays as Record<string, [number, number]>)) {
    tables.set(name, table(bytes, place, rows, columns));
    place += 2 * rows * columns;
  }
  if (place !== bytes.length) throw new Error(`${bytes.length} bytes stand where ${place} belong`);
  return { head: head as Head, tables };
}

function table(bytes: Uint8Array, place: number, rows: number, columns: number): Table {
  const count = rows * columns;
  const values = new Int16Array(count);
  for (let row = 0, k = 0; row < rows; row++) {
    for (let column = 0, sum = 0; column < columns; column++, k++) {
      sum += (bytes[place + k] ?? 0) | ((bytes[place + count + k] ?? 0) << 8);
      values[k] = sum;
    }
  }
  return { rows, columns, values };
}

/** The table of this name. A file without it belongs to another version of the pages. */
export function named(tables: ReadonlyMap<string, Table>, name: string): Table {
  const found = tables.get(name);
  if (!found) throw new Error(`the file has no ${name}`);
  return found;
}
