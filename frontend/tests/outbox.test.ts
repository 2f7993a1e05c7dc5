import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Entry } from "../src/api/shapes";
import { entryOf, localIso } from "../src/outbox/entry";
import { type Form, formOf } from "../src/outbox/form";
import { Outbox } from "../src/outbox/outbox";
import { openStore, type Store } from "../src/outbox/store";

/** A server with a diary, which may be out of reach and may refuse. */
class Server {
  diary = new Map<string, Entry>();
  reachable = true;
  refuses = new Set<string>();
  asked = 0;

  entries = async (entries: readonly Entry[], _person = "") => {
    this.asked += 1;
    if (!this.reachable) throw new TypeError("no network");
    const refused = entries.flatMap((entry, place) =>
      this.refuses.has(entry.id) ? [{ place, id: entry.id, reason: "data.minutes: too many" }] : [],
    );
    const taken = entries.filter((entry) => !this.refuses.has(entry.id));
    for (const entry of taken) this.diary.set(entry.id, entry);
    return { stored: taken.map((entry) => entry.id), refused };
  };

  readonly forms: string[] = [];
  readonly form = async (id: string, form: Form) => {
    if (!this.reachable) throw new TypeError("no network");
    this.forms.push(form.body);
    return { stored: [id], refused: [] };
  };
}

const walk = () => entryOf("activity", { activity: "walk", minutes: 20 });
let server: Server;
let store: Promise<Store>;
let name = 0;

beforeEach(() => {
  server = new Server();
  name += 1;
  store = openStore(`test-${name}`);
});

describe("the outbox", () => {
  it("sends what it is given and then holds nothing", async () => {
    const outbox = new Outbox(store, server);
    await outbox.add([walk()]);
    await outbox.flush();
    expect(server.diary.size).toBe(1);
    expect(await outbox.held()).toEqual([]);
  });

  it("keeps entries while there is no network, in order, across pages", async () => {
    server.reachable = false;
    const sent = [walk(), walk(), walk()];
    const before = new Outbox(store, server);
    for (const entry of sent) await before.add([entry]);
    await before.flush();
    server.reachable = true;
    const nextPage = new Outbox(store, server);
    await nextPage.flush();
    expect([...server.diary.keys()]).toEqual(sent.map((entry) => entry.id));
    expect(await nextPage.held()).toEqual([]);
  });

  it("tries again by itself after a while", async () => {
    const waiting: (() => void)[] = [];
    const outbox = new Outbox(store, server, { later: (again) => waiting.push(again) });
    server.reachable = false;
    await outbox.add([walk()]);
    await outbox.flush();
    await outbox.flush();
    expect(waiting).toHaveLength(1);
    server.reachable = true;
    waiting[0]?.();
    await outbox.flush();
    expect(server.diary.size).toBe(1);
  });

  it("may send twice and the diary has it once", async () => {
    const entry = walk();
    const outbox = new Outbox(store, server);
    await outbox.add([entry]);
    await outbox.flush();
    await outbox.add([entry]);
    await outbox.flush();
    expect(server.diary.size).toBe(1);
  });

  it("keeps a refused entry with its reason and sends the others", async () => {
    const [good, bad] = [walk(), walk()];
    server.refuses.add(bad.id);
    const outbox = new Outbox(store, server);
    await outbox.add([bad]);
    await outbox.add([good]);
    await outbox.flush();
    expect([...server.diary.keys()]).toEqual([good.id]);
    expect(await outbox.held()).toMatchObject([{ id: bad.id, refused: "data.minutes: too many" }]);
  });

  it("does not ask again for a refused entry until the person wants it", async () => {
    const bad = walk();
    server.refuses.add(bad.id);
    const outbox = new Outbox(store, server);
    await outbox.add([bad]);
    await outbox.flush();
    const asked = server.asked;
    await outbox.flush();
    expect(server.asked).toBe(asked);
    server.refuses.clear();
    await outbox.retry();
    expect(server.diary.has(bad.id)).toBe(true);
  });

  it("throws a refused entry away when told to", async () => {
    const bad = walk();
    server.refuses.add(bad.id);
    const outbox = new Outbox(store, server);
    await outbox.add([bad]);
    await outbox.flush();
    await outbox.discard(bad.id);
    expect(await outbox.held()).toEqual([]);
  });

  it("sends many entries in pieces", async () => {
    server.reachable = false;
    const outbox = new Outbox(store, server);
    for (let number = 0; number < 120; number += 1) await outbox.add([walk()]);
    server.reachable = true;
    await outbox.flush();
    await outbox.flush();
    expect(server.diary.size).toBe(120);
  });

  it("sends at once what cannot be kept, and says so when that fails too", async () => {
    const full: Store = { ...(await store), put: () => Promise.reject(new Error("no room")) };
    const outbox = new Outbox(Promise.resolve(full), server);
    await outbox.add([walk()]);
    expect(server.diary.size).toBe(1);
    server.reachable = false;
    await expect(outbox.add([walk()])).rejects.toThrow("no network");
  });
});

describe("a form", () => {
  it("waits among the entries, goes alone, and takes no old proof along", async () => {
    server.reachable = false;
    const outbox = new Outbox(store, server, { later: () => {} });
    const fields = new URLSearchParams("csrfmiddlewaretoken=old&pain=2&new=none");
    const [before, after] = [walk(), walk()];
    await outbox.add([before]);
    await outbox.addForm("form", formOf("/check/", fields), "");
    await outbox.add([after]);
    await outbox.flush();
    expect(await outbox.held()).toHaveLength(3);
    server.reachable = true;
    await outbox.flush();
    expect([...server.diary.keys()]).toEqual([before.id, after.id]);
    expect(server.forms).toEqual(["pain=2&new=none"]);
    expect(await outbox.held()).toEqual([]);
  });
});

describe("an outbox of several people", () => {
  const outboxOf = (person: string) => new Outbox(store, server, { person, later: () => {} });
  const written = async (person: string, entry: Entry) => {
    const outbox = outboxOf(person);
    await outbox.add([entry]);
    await outbox.flush();
  };

  it("sends and shows only what the person who is here has written", async () => {
    server.reachable = false;
    const [ann, bob] = [walk(), walk()];
    await written("ann", ann);
    await written("bob", bob);
    server.reachable = true;
    await outboxOf("bob").flush();
    expect([...server.diary.keys()]).toEqual([bob.id]);
    expect(await outboxOf("bob").held()).toEqual([]);
    expect(await outboxOf("ann").held()).toMatchObject([{ id: ann.id }]);
  });

  it("is emptied for all by the worker, and one who cannot send now stops nobody else", async () => {
    server.reachable = false;
    const [ann, bob] = [walk(), walk()];
    await written("ann", ann);
    await written("bob", bob);
    server.reachable = true;
    const { entries: send } = server;
    server.entries = async (entries, person) => {
      if (person === "ann") throw new Error("/api/entries answered 409");
      return send(entries, person);
    };
    await expect(new Outbox(store, server).empty()).rejects.toThrow("409");
    expect([...server.diary.keys()]).toEqual([bob.id]);
  });
});

describe("an entry", () => {
  it("carries its own id, moment and zone", () => {
    const entry = walk();
    expect(entry.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(Date.parse(entry.at)).toBeGreaterThan(0);
    expect(entry.zone).not.toBe("");
  });

  it("keeps the person's own clock with its offset", () => {
    const now = new Date("2026-03-01T06:30:00.250Z");
    expect(localIso(now)).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:00\.250[+-]\d\d:\d\d$/);
    expect(Date.parse(localIso(now))).toBe(now.getTime());
  });
});
