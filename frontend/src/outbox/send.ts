import type { EntriesOut, Entry } from "../api/shapes";
import type { Form } from "./form";

/** Sends; resolves with what the server kept and refused, rejects when it could not be asked. */
export interface Sender {
  entries(entries: readonly Entry[], person: string): Promise<EntriesOut>;
  form(id: string, form: Form, person: string): Promise<EntriesOut>;
}

/** Browsers let a request outlive its page only up to 64 kB. */
const KEEPALIVE_LIMIT = 60_000;
const FORBIDDEN = 403;
/** A form with a fault, and one whose page is no more: sending it again would change nothing. */
const HOPELESS = [400, 404, 405, 422];

/**
 * `token` proves that we are one of Lumbar's own pages. A browser that was killed may have lost it: then it is fetched
 * once more.
 */
export function sender(token: () => Promise<string>): Sender {
  async function post(address: string, body: string, headers: Record<string, string>): Promise<Response> {
    const send = async () =>
      fetch(address, {
        method: "POST",
        headers: { ...headers, "x-csrftoken": await token() },
        body,
        redirect: "manual",
        keepalive: body.length < KEEPALIVE_LIMIT,
      });
    const answer = await send();
    if (answer.status !== FORBIDDEN) return answer;
    await fetch("/offline/token/");
    return send();
  }

  return {
    async entries(entries, person) {
      const body = JSON.stringify({ entries, person });
      const answer = await post("/api/entries", body, { "content-type": "application/json" });
      const told: unknown = await answer.json().catch(() => null);
      if (isAnswer(told)) return told;
      throw new Error(`/api/entries answered ${answer.status}`);
    },
    async form(id, { address, body, at }, person) {
      const told = { "x-lumbar-told-at": at, "x-lumbar-person": person };
      const answer = await post(address, body, {
        ...told,
        "content-type": "application/x-www-form-urlencoded",
      });
      if (answer.type === "opaqueredirect") return { stored: [id], refused: [] };
      const reason = `${address}: ${answer.status}`;
      if (HOPELESS.includes(answer.status)) return { stored: [], refused: [{ place: 0, id, reason }] };
      throw new Error(reason);
    },
  };
}

function isAnswer(body: unknown): body is EntriesOut {
  return typeof body === "object" && body !== null && "stored" in body && "refused" in body;
}
