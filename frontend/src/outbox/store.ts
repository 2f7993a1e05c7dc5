import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Entry } from "../api/shapes";
import type { Form } from "./form";

/** What is still here: waiting to be sent, or refused by the server for a reason. `person` wrote it. */
export type Held = { id: string; order: number; person: string; refused?: string } & Content;

/** An entry of the diary, or a form that will become one. */
export type Content = { entry: Entry; form?: never } | { form: Form; entry?: never };

/** Where a session stands, in the player's own words; lies beside the entries so that both are written as one. */
export interface Place {
  planned: string;
  /** When it was written, milliseconds. */
  at: number;
  value: unknown;
}

/** Where entries lie until the server has them, and where sessions stand. */
export interface Store {
  /** All of it is kept, or nothing. */
  put(held: readonly Held[], place?: Place): Promise<void>;
  all(): Promise<Held[]>;
  drop(ids: readonly string[]): Promise<void>;
  places(): Promise<Place[]>;
  /** Forget where sessions stood before a moment. */
  forget(before: number): Promise<void>;
}

interface Shape extends DBSchema {
  entries: { key: string; value: Held; indexes: { order: number } };
  places: { key: string; value: Place };
}

/** The store of this browser; where the browser keeps none (some private windows), the memory of this page. */
export async function openStore(name = "lumbar"): Promise<Store> {
  try {
    return inDatabase(await database(name));
  } catch {
    return inMemory();
  }
}

function database(name: string): Promise<IDBPDatabase<Shape>> {
  const opened = openDB<Shape>(name, 2, {
    upgrade(db, before) {
      if (before < 1) db.createObjectStore("entries", { keyPath: "id" }).createIndex("order", "order");
      if (before < 2) db.createObjectStore("places", { keyPath: "planned" });
    },
    blocking: () => void opened.then((db) => db.close()),
  });
  return opened;
}

function inDatabase(db: IDBPDatabase<Shape>): Store {
  return {
    async put(held, place) {
      const durability = held.length ? "strict" : "relaxed";
      const change = db.transaction(["entries", "places"], "readwrite", { durability });
      const entries = held.map((one) => change.objectStore("entries").put(one));
      await Promise.all([...entries, place && change.objectStore("places").put(place), change.done]);
    },
    all: () => db.getAllFromIndex("entries", "order"),
    async drop(ids) {
      const change = db.transaction("entries", "readwrite");
      await Promise.all([...ids.map((id) => change.store.delete(id)), change.done]);
    },
    places: () => db.getAll("places"),
    async forget(before) {
      const change = db.transaction("places", "readwrite");
      const old = (await change.store.getAll()).filter(({ at }) => at < before);
      await Promise.all([...old.map(({ planned }) => change.store.delete(planned)), change.done]);
    },
  };
}

function inMemory(): Store {
  const held = new Map<string, Held>();
  const places = new Map<string, Place>();
  return {
    async put(some, place) {
      for (const one of some) held.set(one.id, one);
      if (place) places.set(place.planned, place);
    },
    async all() {
      return [...held.values()].sort((a, b) => a.order - b.order);
    },
    async drop(ids) {
      for (const id of ids) held.delete(id);
    },
    async places() {
      return [...places.values()];
    },
    async forget(before) {
      for (const { planned, at } of [...places.values()]) if (at < before) places.delete(planned);
    },
  };
}
