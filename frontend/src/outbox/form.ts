/** A form of a page, as it was filled in. Its field `entry` is the id of what it writes, so that it writes once. */
export interface Form {
  address: string;
  body: string;
  /** When it was sent, ISO 8601. */
  at: string;
}

/** The proof of an old page is no use later: a new one goes along when the form is sent. */
const PROOF = "csrfmiddlewaretoken";

export function formOf(address: string, fields: URLSearchParams): Form {
  fields.delete(PROOF);
  return { address, body: fields.toString(), at: new Date().toISOString() };
}

export function idOf(fields: URLSearchParams): string {
  return fields.get("entry") || crypto.randomUUID();
}
