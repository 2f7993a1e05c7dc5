import type { EntryData, EntryKind, Segment } from "../api/shapes";
import { type Playbook, placeOf } from "./playbook";
import { LEAST_MS, setData } from "./sets";
import type { Effect, PlayerEvent, PlayerState, Spot, Step, Undo } from "./state";

/** Time to get back into position after a mistaken stop, an undo or a sleeping device. */
export const BACK_IN_MS = 5000;
const EXTEND_MS = 15_000;

/** Makes the ids of entries; given from outside, so that a step can be repeated exactly. */
export type Ids = () => string;

/** One event, one step: the new state and what is to be done about it. Pure but for `ids`. */
export function reduce(book: Playbook, state: PlayerState, event: PlayerEvent, ids: Ids): Step {
  const run = new Run(book, structuredClone(state), ids);
  run.handle(event);
  return { state: run.state, effects: run.effects };
}

/** Whole milliseconds of the segment at this place, with what was added. */
export function lengthMs(book: Playbook, spot: Spot): number {
  return (segmentAt(book, spot).seconds ?? 0) * 1000 + spot.extraMs;
}

export function segmentAt(book: Playbook, spot: Spot): Segment {
  const segment = book.timeline.segments[spot.place];
  if (!segment) throw new RangeError(`the session has no segment ${spot.place}`);
  return segment;
}

type Move = "back" | "skip" | "extend" | "uncomfortable";

class Run {
  readonly effects: Effect[] = [];

  constructor(
    private readonly book: Playbook,
    public state: PlayerState,
    private readonly ids: Ids,
  ) {}

  handle(event: PlayerEvent): void {
    if (event.type === "tick") this.tick(event.ms);
    else if (event.type === "reason") this.giveReason(event.reason);
    else if (event.type in this.plain) this.plain[event.type as keyof Run["plain"]]();
    else this.move(event.type as Move);
  }

  /** Events that need nothing but themselves. */
  private readonly plain = {
    start: () => this.start(),
    resume: () => this.resume(),
    gap: () => this.gap(),
    pause: () => this.pause(),
    "go-on": () => this.goOn(),
    undo: () => this.undo(),
    stop: () => this.stop(),
    mistake: () => this.mistake(),
    "end-here": () => this.endHere(),
    "only-side": () => this.onlySide(),
    "ask-again": () => this.askAgain(),
  };

  private get segment(): Segment {
    return segmentAt(this.book, this.state);
  }

  private get under(): boolean {
    return ["playing", "paused", "waiting"].includes(this.state.phase);
  }

  private start(): void {
    if (this.state.phase !== "ready") return;
    this.enter(0);
    this.state.phase = "playing";
  }

  /** After a reload: the person is asked first, then counted in. */
  private resume(): void {
    if (this.under) this.countIn();
  }

  private gap(): void {
    if (this.state.phase !== "playing") return;
    this.effects.push({ do: "hush" });
    this.countIn();
  }

  private pause(): void {
    if (this.state.phase !== "playing" && this.state.phase !== "waiting") return;
    this.state.phase = "paused";
    this.effects.push({ do: "hush" });
  }

  private goOn(): void {
    if (this.state.phase === "paused" || this.state.phase === "waiting") this.state.phase = "playing";
  }

  private countIn(): void {
    this.state.phase = "waiting";
    this.state.waitMs = BACK_IN_MS;
    this.effects.push({ do: "count", seconds: BACK_IN_MS / 1000 });
  }

  private tick(ms: number): void {
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
  private enter(place: number): void {
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

  private move(move: Move): void {
    if (!this.under || !this.segment.moves.includes(move)) return;
    if (move === "extend") {
      this.state.extraMs += EXTEND_MS;
      return;
    }
    this.effects.push({ do: "hush" });
    const phase = this.state.phase;
    if (move === "uncomfortable") this.leaveOut(move, this.segment.exercise);
    else this.jump(move);
    if (phase !== "playing" && this.state.phase === phase) this.state.phase = "playing";
  }

  private jump(move: "back" | "skip"): void {
    this.keepPart();
    this.state.undo = null;
    const id = move === "back" ? this.segment.back_to : this.segment.skip_to;
    const place = placeOf(this.book.timeline, id);
    this.enter(place < 0 ? this.state.place : place);
  }

  /** The exercise, or one side of it, does not feel good: remember, and go past it. */
  private leaveOut(kind: Undo["kind"], what: string): void {
    const { segment } = this;
    const undo = this.undoFrom(kind);
    const part = this.keepPart();
    const said = this.record("feeling", {
      session: this.book.planned,
      exercise: segment.exercise,
      variant: segment.variant,
      feeling: kind,
      item: segment.item,
      side: segment.side,
    });
    undo.entries = part ? [said, part] : [said];
    this.state.leftOut.push(what);
    this.enter(this.state.place);
    this.state.undo = undo;
  }

  /** Not the whole exercise after all: only the side it was felt on. */
  private onlySide(): void {
    if (this.state.undo?.kind !== "uncomfortable") return;
    this.undo();
    const { item, side } = this.segment;
    if (this.segment.moves.includes("drop-side")) this.leaveOut("other-side", `${item}.${side}`);
    this.countIn();
  }

  private undoFrom(kind: Undo["kind"]): Undo {
    const { place, elapsedMs, extraMs, done, leftOut } = structuredClone(this.state);
    const title = this.book.items[this.segment.item]?.title ?? "";
    return { kind, title, spot: { place, elapsedMs, extraMs }, entries: [], done, leftOut };
  }

  private undo(): void {
    const { undo } = this.state;
    if (!undo) return;
    this.effects.push({ do: "hush" });
    this.takeBack(undo.entries);
    Object.assign(this.state, undo.spot, { done: undo.done, leftOut: undo.leftOut, undo: null });
    this.countIn();
  }

  /** Pain stops everything at once, and is in the diary before any question is answered. */
  private stop(): void {
    if (!this.under) return;
    const done = structuredClone(this.state.done);
    const part = this.keepPart();
    const stopped = this.recordStop("sharp");
    this.state.stop = { reason: "sharp", entries: part ? [stopped, part] : [stopped], done };
    this.state.undo = null;
    this.state.phase = "stopping";
    this.effects.push({ do: "hush" });
  }

  private giveReason(reason: EntryData["stop"]["reason"]): void {
    const { stop } = this.state;
    if (!stop || (this.state.phase !== "stopping" && this.state.phase !== "stopped")) return;
    if (reason !== stop.reason) {
      const [before, ...rest] = stop.entries;
      if (before) this.takeBack([before]);
      stop.entries = [this.recordStop(reason), ...rest];
      stop.reason = reason;
    }
    this.state.phase = "stopped";
  }

  private askAgain(): void {
    if (this.state.phase === "stopped") this.state.phase = "stopping";
  }

  private mistake(): void {
    const { stop } = this.state;
    if (!stop) return;
    this.takeBack(stop.entries);
    this.state.done = stop.done;
    this.state.stop = null;
    this.countIn();
  }

  private endHere(): void {
    if (!this.under) return;
    this.keepPart();
    this.recordStop("ended-early");
    this.state.phase = "ended";
    this.effects.push({ do: "hush" });
  }

  private recordStop(reason: EntryData["stop"]["reason"]): string {
    const { exercise, variant, item } = this.segment;
    return this.record("stop", { session: this.book.planned, reason, exercise, variant, item });
  }

  private takeBack(entries: readonly string[]): void {
    for (const entry of entries) this.record("void", { entry });
  }

  /** The part of a set that was done before it is left; its id, if there was any. */
  private keepPart(): string | null {
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
    const entry = this.record("set", data);
    this.state.done[segment.id] = { entry, full };
    return entry;
  }

  private record<Kind extends EntryKind>(kind: Kind, data: EntryData[Kind]): string {
    const id = this.state.nextId;
    this.state.nextId = this.ids();
    this.effects.push({ do: "record", id, kind, data } as Effect);
    return id;
  }
}
