import { readFileSync } from "node:fs";
import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";
import { expect, it } from "vitest";

it("has types made from the API's document as it is now (else: npm run types)", async () => {
  const read = (name: string) => readFileSync(new URL(`../src/api/${name}`, import.meta.url), "utf8");
  const made = await openapiTS(read("openapi.json"), { defaultNonNullable: false });
  expect(read("types.ts")).toBe(`${COMMENT_HEADER}${astToString(made)}`);
});
