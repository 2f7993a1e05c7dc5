import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const source = readFileSync(new URL("../src/styles/tokens.css", import.meta.url), "utf8");
const [light = {}, darkBySystem = {}, darkByHand = {}] = [...source.matchAll(/color-scheme:[^}]*/g)].map(
  ([block]) =>
    Object.fromEntries(
      [...block.matchAll(/--([\w-]+):\s*(#\w{6});/g)].map(([, name, value]) => [name, value]),
    ),
);

const READ = 4.5;
const SEEN = 3;
const pairs: [string, string, number][] = [
  ["ink", "bg", READ],
  ["ink", "card", READ],
  ["ink", "mint", READ],
  ["ink", "coral-bg", READ],
  ["soft", "bg", READ],
  ["soft", "card", READ],
  ["teal-deep", "bg", READ],
  ["teal-deep", "card", READ],
  ["on-teal", "teal", READ],
  ["on-coral", "coral", READ],
  ["coral", "card", READ],
  ["amber", "card", READ],
  ["teal", "bg", SEEN],
  ["edge", "bg", SEEN],
  ["edge", "card", SEEN],
];

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

describe.each([
  ["light", light],
  ["dark", darkBySystem],
])("the colours in %s", (_, colours) => {
  it.each(pairs)("let %s be made out on %s", (front, ground, least) => {
    expect(contrast(colours[front] ?? "", colours[ground] ?? "")).toBeGreaterThanOrEqual(least);
  });
});

it("dark looks the same by the system's wish and by hand", () => {
  expect(darkByHand).toEqual(darkBySystem);
});
