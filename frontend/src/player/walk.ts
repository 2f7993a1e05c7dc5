import type { EntryData, EntryKind, Segment } from "../api/shapes";
import { extraAfter, lengthMs, momentMs, segmentAt } from "./lengths";
import type { Playbook } from "./playbook";
import { LEAST_MS, setData } from "./sets";
import { isLeftOut } from "./sides";
import type { Effect, PlayerState } from "./state";

/** Time to get back into position after a mistaken stop, an undo or a sleeping device. */
const BACK_IN_MS = 5000;

/** Makes the ids of entries; given from outside, so that a step can be repeated exactly. */
export type Ids = () => string;

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
      const at = momentMs(cue, this.segment, this.state.extraMs);
      if (at > from && at <= to && at > 0) this.effects.push({ do: "cue", cue });
    }
  }

  private finishSegment(): void {
    const { segment } = this;
    const { extraMs, elapsedMs } = this.state;
    if (segment.kind === "work") this.keepSet(elapsedMs >= segment.seconds * 1000);
    this.enter(this.state.place + 1);
    if (segment.kind === "work") this.evenOut(segment, extraMs);
    if (!this.state.onward && this.segment.item !== segment.item) this.waitForTap();
  }

  /** The second side gets the time that the first one had. */
  private evenOut({ item, set, side }: Segment, extraMs: number): void {
    if (side !== "left" || this.segment.item !== item) return;
    this.state.even = { item, set, extraMs };
  }

  /** Where a person goes on by hand, the next exercise begins when they say so. */
  private waitForTap(): void {
    if (this.segment.kind === "end") return;
    this.state.phase = "paused";
    this.state.gate = true;
  }

  /** Go to a place, past everything left out; at the last segment the session has ended. */
  protected enter(place: number): void {
    const { segments } = this.book.timeline;
    const last = segments.length - 1;
    this.enterAt(
      segments.findIndex(
        (one, index) => index >= Math.min(place, last) && !isLeftOut(this.book, this.state.leftOut, one),
      ),
    );
  }

  /** Go to this very place. */
  protected enterAt(place: number): void {
    const from = this.state.phase === "ready" ? -1 : this.segment.item;
    this.state.place = place;
    this.state.elapsedMs = 0;
    this.state.extraMs = this.evenMs();
    this.greet(from);
    if (this.segment.kind === "end") this.state.phase = "ended";
    if (this.segment.kind === "work") this.state.undo = null;
  }

  private evenMs(): number {
    const { even } = this.state;
    const { kind, item, set, side } = this.segment;
    const same = even && kind === "work" && side === "right" && even.item === item && even.set === set;
    return same ? extraAfter(this.segment, { ...this.state, extraMs: 0 }, even.extraMs) : 0;
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
