import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Entry } from "../api/shapes";

/** An entry that is still here: waiting to be sent, or refused by the server for a reason. */
export interface Held {
  id: string;
  order: number;
  entry: Entry;
  refused?: string;
}

/** Where entries lie until the server has them. */
export interface Store {
  put(held: Held): Promise<void>;
  all(): Promise<Held[]>;
  drop(ids: readonly string[]): Promise<void>;
}

interface Shape extends DBSchema {
  entries: { key: string; value: Held; indexes: { order: number } };
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
  return openDB<Shape>(name, 1, {
    upgrade(db) {
      db.createObjectStore("entries", { keyPath: "id" }).createIndex("order", "order");
    },
  });
}

function inDatabase(db: IDBPDatabase<Shape>): Store {
  return {
    async put(held) {
      const change = db.transaction("entries", "readwrite", { durability: "strict" });
      await Promise.all([change.store.put(held), change.done]);
    },
    all: () => db.getAllFromIndex("entries", "order"),
    async drop(ids) {
      const change = db.transaction("entries", "readwrite");
      await Promise.all([...ids.map((id) => change.store.delete(id)), change.done]);
    },
  };
}

function inMemory(): Store {
  const held = new Map<string, Held>();
  return {
    async put(one) {
      held.set(one.id, one);
    },
    async all() {
      return [...held.values()].sort((a, b) => a.order - b.order);
    },
    async drop(ids) {
      for (const id of ids) held.delete(id);
    },
  };
}
