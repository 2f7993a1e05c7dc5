import type { Told } from "../offline/told";

/** What leaves a prepared session as it is, as the server said when it prepared it. */
export interface Bears {
  /** All values of each field lie in one of the sets given; fields that are not named may hold anything. */
  told: { about: string; fields: Record<string, string[][]> }[];
  /** The last pain told before a session; afterwards it may be `rise` higher, and `most` at the most. */
  before: number | null;
  rise: number;
  most: number;
  /** Exercises that need so many seconds since they were done last. */
  rests: string[];
  rest_s: number;
}

const CHECK = "/check/";
const AFTER = ["/felt/*/", "/morning/*/"];

/** Whether the session of that id stays just as it is after all that was told, oldest first. */
export function stays(bears: Bears, planned: string, told: readonly Told[], now: number): boolean {
  let before = bears.before;
  return told.every((one) => {
    if (one.about === CHECK) before = painOf(one);
    return (
      bears.told.some((known) => known.about === one.about && fits(one, known.fields)) &&
      (!AFTER.includes(one.about) ||
        (painOf(one) ?? 0) <= Math.min(bears.most, (before ?? 0) + bears.rise)) &&
      (one.fields.session?.[0] === planned || rested(bears, one, now))
    );
  });
}

function fits(told: Told, fields: Record<string, string[][]>): boolean {
  return Object.entries(fields).every(([name, sets]) =>
    sets.some((set) => (told.fields[name] ?? []).every((value) => set.includes(value))),
  );
}

function rested({ rests, rest_s }: Bears, { about, at, fields }: Told, now: number): boolean {
  return about !== "set" || !rests.includes(fields.exercise?.[0] ?? "") || now - at >= rest_s * 1000;
}

function painOf({ fields }: Told): number | null {
  const pain = Number.parseInt(fields.pain?.[0] ?? "", 10);
  return Number.isInteger(pain) ? pain : null;
}
