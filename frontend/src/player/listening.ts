import type { Cue, Segment } from "../api/shapes";
import type { Level } from "../voice/level";
import type { Say } from "../words";
import type { Playbook } from "./playbook";
import type { PlayerState } from "./state";

/** How fast a sentence is said that nobody has measured: letters a second, and seconds at the least. */
const LETTERS = 14;
const LEAST_S = 2.5;
const AFTER_S = 0.2;
/** In the work itself the dose comes right after the beep that begins it. */
const IN_WORK_S = 0.4;

const spokenS = (text: string): number => Math.max(LEAST_S, text.length / LETTERS);

/** Who only listens hears at least the short reminders. */
export const levelToListen = (level: Level): Level => (level === "full" ? "full" : "short");

/** The session for those who only listen: how much is asked for is said too, before the first set of each exercise,
 * where there is most time for it. */
export function toListenTo(book: Playbook, level: Level): Playbook {
  const segments = [...book.timeline.segments];
  for (const [item, { told }] of book.items.entries()) {
    const work = segments.findIndex((one) => one.item === item && one.kind === "work");
    if (work < 0) continue;
    const place = roomiest(segments, work, level, spokenS(told));
    const segment = segments[place] as Segment;
    const at_s = place === work ? IN_WORK_S : saidUntil(segment, level) + AFTER_S;
    const cue: Cue = {
      at_s,
      say: { key: "", params: {}, text: told },
      beep: null,
      levels: ["names", "short", "full"],
    };
    const cues = [...segment.cues, cue].sort((one, other) => one.at_s - other.at_s);
    segments[place] = { ...segment, cues };
  }
  return { ...book, timeline: { ...book.timeline, segments } };
}

/** The segment on the way to this work that has most time left for a sentence of so many seconds; else the work. */
function roomiest(segments: readonly Segment[], work: number, level: Level, seconds: number): number {
  const way: number[] = [];
  for (let place = work - 1; place >= 0 && segments[place]?.kind !== "work"; place--) way.push(place);
  const room = (place: number) => {
    const segment = segments[place] as Segment;
    return segment.seconds - saidUntil(segment, level);
  };
  const best = way.sort((one, other) => room(other) - room(one))[0];
  return best !== undefined && room(best) >= seconds ? best : work;
}

function saidUntil(segment: Segment, level: Level): number {
  const said = segment.cues.flatMap(({ at_s, say, levels }) =>
    say && levels.some((one) => one === level) ? [at_s + spokenS(say.text)] : [],
  );
  return Math.max(0, ...said);
}

/** What is to be said of a change that a person brought about: whoever does not look has to hear that it worked. */
export function changeSaid(before: PlayerState, after: PlayerState, book: Playbook, say: Say): string | null {
  if (after.undo && !before.undo) return say("player.left_out", { title: after.undo.title });
  if (before.phase === after.phase) return null;
  if (after.phase === "paused") return say("player.listen.paused");
  if (after.phase === "waiting") return say("player.waiting");
  if (after.phase === "playing" && before.phase === "paused") return say("player.listen.on");
  if (after.phase === "stopping") return say("player.listen.stopped");
  if (after.phase !== "stopped") return null;
  const text = book.timeline.stop.find(({ reason }) => reason === after.stop?.reason);
  return text ? [text.title.text, ...text.do.map((line) => line.text)].join(" ") : null;
}
