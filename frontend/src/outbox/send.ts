import type { EntriesOut, Entry } from "../api/shapes";

/** Sends entries of one person; resolves with what the server kept and refused, rejects when it could not be asked. */
export type Send = (entries: readonly Entry[], person: string) => Promise<EntriesOut>;

/** Browsers let a request outlive its page only up to 64 kB. */
const KEEPALIVE_LIMIT = 60_000;

/** `token` proves that we are one of Lumbar's own pages; it is asked for at every sending, since it may change. */
export function sender(token: () => Promise<string>): Send {
  return async (entries, person) => {
    const text = JSON.stringify({ entries, person });
    const answer = await fetch("/api/entries", {
      method: "POST",
      headers: { "content-type": "application/json", "x-csrftoken": await token() },
      body: text,
      keepalive: text.length < KEEPALIVE_LIMIT,
    });
    const body: unknown = await answer.json().catch(() => null);
    if (isAnswer(body)) return body;
    throw new Error(`/api/entries answered ${answer.status}`);
  };
}

function isAnswer(body: unknown): body is EntriesOut {
  return typeof body === "object" && body !== null && "stored" in body && "refused" in body;
}
