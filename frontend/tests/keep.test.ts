import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { entryOf } from "../src/outbox/entry";
import { openStore, type Place, type Store } from "../src/outbox/store";
import { Journal } from "../src/player/journal";
import { placeNow, stateAt, stateFromDiary } from "../src/player/keep";
import { reduce } from "../src/player/reduce";
import { atStart } from "../src/player/state";
import { playbook } from "./playbook";

const book = playbook();
let store: Store;
let number = 0;

beforeEach(async () => {
  number += 1;
  store = await openStore(`keep-${number}`);
});

describe("the place in the session", () => {
  it("is found again after a reload", async () => {
    const state = { ...atStart("id"), phase: "playing" as const, place: 3, elapsedMs: 4200 };
    await store.put([], placeNow(book, state));
    expect(stateAt(book, await store.places())).toEqual(state);
  });

  it("is forgotten when the timeline no longer has it, or an older version wrote it", async () => {
    const place = placeNow(book, { ...atStart("id"), place: 3 });
    const other = { ...book, timeline: { ...book.timeline, segments: book.timeline.segments.slice(0, 2) } };
    expect(stateAt(other, [place])).toBeNull();
    expect(stateAt(book, [{ ...place, value: { v: 0 } }])).toBeNull();
    expect(stateAt(book, [])).toBeNull();
  });

  it("is forgotten after a day, and that of another session is kept until then", async () => {
    const other = { ...book, planned: "other" };
    const old = placeNow(book, atStart("id"));
    await store.put([], { ...old, at: old.at - 25 * 3600 * 1000 });
    await store.put([], placeNow(other, atStart("id")));
    await store.forget(old.at - 24 * 3600 * 1000);
    expect(stateAt(book, await store.places())).toBeNull();
    expect(stateAt(other, await store.places())).not.toBeNull();
  });

  it("is after the last whole set that another device has done", () => {
    const done = {
      "0.1.left.work": { entry: "a", full: true },
      "0.1.right.work": { entry: "b", full: true },
    };
    const state = stateFromDiary({ ...book, done }, "id");
    expect(book.timeline.segments[state.place]?.id).toBe("1.1.bilateral.get-ready");
    expect(state.phase).toBe("paused");
    expect(stateFromDiary(book, "id")).toEqual(atStart("id"));
  });
});

describe("a set", () => {
  const sets = { "0.1.left.work": "of-the-set" };
  const work = { ...atStart("next"), phase: "playing" as const, place: 1, elapsedMs: 19_900 };
  const written = (state: typeof work) =>
    reduce({ ...book, sets }, state, { type: "tick", ms: 200 }, () => "later").effects.find(
      (effect) => effect.do === "record",
    );

  it("has one id on every device", () => {
    expect(written(work)).toMatchObject({ id: "of-the-set", kind: "set" });
  });

  it("that was taken back is written under another id", () => {
    expect(written({ ...work, takenBack: ["of-the-set"] })).toMatchObject({ id: "next", kind: "set" });
  });
});

describe("the journal", () => {
  const walk = () => entryOf("activity", { activity: "walk", minutes: 20 });
  const here = (value: unknown): Place => ({ planned: "p", at: 0, value });

  it("keeps every entry once and the place that was last, in order", async () => {
    const kept: string[] = [];
    let place: unknown = null;
    const journal = new Journal(async (entries, at) => {
      kept.push(...entries.map((entry) => entry.id));
      place = at.value;
    });
    const entries = Array.from({ length: 20 }, walk);
    entries.forEach((entry, at) => {
      journal.add([entry], here(at));
    });
    await journal.settled();
    expect(kept).toEqual(entries.map((entry) => entry.id));
    expect(place).toBe(19);
  });

  it("tries again what could not be kept, with the place as it is by then", async () => {
    const again: (() => void)[] = [];
    const kept: unknown[] = [];
    let full = true;
    const journal = new Journal(
      async (entries, at) => {
        if (full) throw new Error("no room");
        kept.push([entries.map((entry) => entry.id), at.value]);
      },
      (retry) => again.push(retry),
    );
    const [first, second] = [walk(), walk()];
    journal.add([first], here(1));
    await journal.settled();
    full = false;
    journal.add([second], here(2));
    await journal.settled();
    again[0]?.();
    await journal.settled();
    expect(kept).toEqual([[[first.id, second.id], 2]]);
  });
});
