import type { EntryData, EntryKind, Segment } from "../api/shapes";
import type { Playbook } from "./playbook";
import { LEAST_MS, setData } from "./sets";
import type { Effect, PlayerState, Spot } from "./state";

/** Time to get back into position after a mistaken stop, an undo or a sleeping device. */
const BACK_IN_MS = 5000;

/** Makes the ids of entries; given from outside, so that a step can be repeated exactly. */
export type Ids = () => string;

/** Whole milliseconds of the segment at this place, with what was added. */
export function lengthMs(book: Playbook, spot: Spot): number {
  return segmentAt(book, spot).seconds * 1000 + spot.extraMs;
}

export function segmentAt(book: Playbook, spot: Spot): Segment {
  const segment = book.timeline.segments[spot.place];
  if (!segment) throw new RangeError(`the session has no segment ${spot.place}`);
  return segment;
}

/** Goes through a session as time passes, and writes down each set. What a person decides is added by `reduce`. */
export class Walk {
  readonly effects: Effect[] = [];

  constructor(
    protected readonly book: Playbook,
    public state: PlayerState,
    private readonly ids: Ids,
  ) {}

  protected get segment(): Segment {
    return segmentAt(this.book, this.state);
  }

  protected get under(): boolean {
    return ["playing", "paused", "waiting"].includes(this.state.phase);
  }

  protected countIn(): void {
    this.state.phase = "waiting";
    this.state.waitMs = BACK_IN_MS;
    this.effects.push({ do: "count", seconds: BACK_IN_MS / 1000 });
  }

  protected tick(ms: number): void {
    if (this.state.phase === "waiting") this.wait(ms);
    else this.play(ms);
  }

  private play(ms: number): void {
    let left = ms;
    while (left > 0 && this.state.phase === "playing") {
      const part = Math.min(left, lengthMs(this.book, this.state) - this.state.elapsedMs);
      this.cuesWithin(this.state.elapsedMs, this.state.elapsedMs + part);
      this.state.elapsedMs += part;
      left -= part;
      if (this.state.elapsedMs >= lengthMs(this.book, this.state)) this.finishSegment();
    }
  }

  private wait(ms: number): void {
    const before = Math.ceil(this.state.waitMs / 1000);
    this.state.waitMs = Math.max(0, this.state.waitMs - ms);
    const after = Math.ceil(this.state.waitMs / 1000);
    if (this.state.waitMs === 0) this.state.phase = "playing";
    else if (after < before) this.effects.push({ do: "count", seconds: after });
  }

  /** Cues after `from` up to and with `to`; one at the very beginning is given on entering. */
  private cuesWithin(from: number, to: number): void {
    for (const cue of this.segment.cues) {
      const at = cue.at_s * 1000;
      if (at > from && at <= to && at > 0) this.effects.push({ do: "cue", cue });
    }
  }

  private finishSegment(): void {
    if (this.segment.kind === "work") this.keepSet(true);
    this.enter(this.state.place + 1);
  }

  /** Go to a place, past everything left out; at the last segment the session has ended. */
  protected enter(place: number): void {
    const { segments } = this.book.timeline;
    const from = this.state.phase === "ready" ? -1 : this.segment.item;
    const last = segments.length - 1;
    this.state.place = segments.findIndex(
      (one, index) => index >= Math.min(place, last) && !this.isLeftOut(one),
    );
    this.state.elapsedMs = 0;
    this.state.extraMs = 0;
    this.greet(from);
    if (this.segment.kind === "end") this.state.phase = "ended";
    if (this.segment.kind === "work") this.state.undo = null;
  }

  private isLeftOut({ kind, exercise, item, side }: Segment): boolean {
    if (kind === "end") return false;
    const { leftOut } = this.state;
    if (leftOut.includes(exercise)) return true;
    if (kind === "switch") return leftOut.some((one) => one.startsWith(`${item}.`));
    return kind === "work" && leftOut.includes(`${item}.${side}`);
  }

  private greet(from: number): void {
    const { kind, cues, title, item } = this.segment;
    const said = cues.find((cue) => cue.say)?.say?.text ?? title.text;
    if (kind === "switch" || kind === "end") this.effects.push({ do: "announce", text: said });
    else if (item !== from) this.effects.push({ do: "announce", text: title.text });
    for (const cue of cues) if (cue.at_s <= 0) this.effects.push({ do: "cue", cue });
  }

  /** The part of a set that was done before it is left; its id, if there was any. */
  protected keepPart(): string | null {
    const worth = this.segment.kind === "work" && this.state.elapsedMs >= LEAST_MS;
    return worth ? this.keepSet(false) : null;
  }

  /** One line for each set: a whole one replaces a part, and nothing replaces a whole one. */
  private keepSet(full: boolean): string | null {
    const { segment } = this;
    const before = this.state.done[segment.id];
    if (before?.full) return null;
    if (before) this.takeBack([before.entry]);
    const data = setData(this.book.planned, this.book.timeline, segment, this.state.elapsedMs, full);
    const own = full ? this.book.sets[segment.id] : undefined;
    const entry = this.record("set", data, own && !this.state.takenBack.includes(own) ? own : undefined);
    this.state.done[segment.id] = { entry, full };
    return entry;
  }

  protected takeBack(entries: readonly string[]): void {
    for (const entry of entries) this.record("void", { entry });
    this.state.takenBack.push(...entries);
  }

  /** `own` is an id that belongs to what is written; else the next one is taken. */
  protected record<Kind extends EntryKind>(kind: Kind, data: EntryData[Kind], own?: string): string {
    const id = own ?? this.state.nextId;
    if (!own) this.state.nextId = this.ids();
    this.effects.push({ do: "record", id, kind, data } as Effect);
    return id;
  }
}
