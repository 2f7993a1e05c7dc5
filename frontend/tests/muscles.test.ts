import { describe, expect, it } from "vitest";
import { type Atlas, fieldsOf } from "../src/figure/muscles";
import type { Body } from "../src/figure/stage";
import { read } from "./clips";

const atlas = read<Atlas>("", "female", ".muscles");
const vertices = read<Body>("", "female", ".mesh").tables.get("places")?.columns ?? 0;

const within = (fields: Float32Array, place: 0 | 1) =>
  fields.reduce((sum, far, k) => sum + Number(k % 2 === place && far > 0), 0);

describe("the muscles of a body", () => {
  it("are told for every vertex of its mesh, what works apart from what is stretched", () => {
    const fields = fieldsOf(atlas, { worked: ["gluteus-maximus"], stretched: ["hamstrings"] });
    expect(fields.length).toBe(2 * vertices);
    expect(within(fields, 0)).toBeGreaterThan(20);
    expect(within(fields, 1)).toBeGreaterThan(20);
    expect(within(fieldsOf(atlas, { worked: ["gluteus-maximus"], stretched: [] }), 1)).toBe(0);
  });

  it("are one where they lie over each other", () => {
    const back = within(fieldsOf(atlas, { worked: ["erector-spinae"], stretched: [] }), 0);
    const deep = within(fieldsOf(atlas, { worked: ["multifidus"], stretched: [] }), 0);
    const both = within(fieldsOf(atlas, { worked: ["erector-spinae", "multifidus"], stretched: [] }), 0);
    expect(both).toBeLessThan(back + deep);
    expect(both).toBeGreaterThan(back);
  });

  it("that a body does not have are named", () => {
    expect(() => fieldsOf(atlas, { worked: ["gills"], stretched: [] })).toThrow("gills");
  });
});
