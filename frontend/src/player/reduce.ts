import type { EntryData } from "../api/shapes";
import { extraAfter, STEP_MS } from "./lengths";
import { type Playbook, placeOf } from "./playbook";
import { isLeftOut, type OneSide, otherSide, sideOf } from "./sides";
import type { PlayerEvent, PlayerState, Step, Undo } from "./state";
import { type Ids, Walk } from "./walk";

/** One event, one step: the new state and what is to be done about it. Pure but for `ids`. */
export function reduce(book: Playbook, state: PlayerState, event: PlayerEvent, ids: Ids): Step {
  const run = new Run(book, structuredClone(state), ids);
  run.handle(event);
  return { state: run.state, effects: run.effects };
}

type Move = "back" | "skip" | "extend" | "shorten" | "uncomfortable";

class Run extends Walk {
  handle(event: PlayerEvent): void {
    if (event.type === "tick") this.tick(event.ms);
    else if (event.type === "reason") this.giveReason(event.reason);
    else if (event.type === "side") this.dropSide(event.side);
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
    "one-side": () => this.askSide(),
    "ask-again": () => this.askAgain(),
  };

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
    if (this.state.phase !== "paused" && this.state.phase !== "waiting") return;
    this.goesOn("playing");
  }

  private move(move: Move): void {
    if (!this.under || !this.segment.moves.includes(move)) return;
    if (move === "extend" || move === "shorten") {
      this.state.extraMs = extraAfter(this.segment, this.state, move === "extend" ? STEP_MS : -STEP_MS);
      return;
    }
    this.effects.push({ do: "hush" });
    const phase = this.state.phase;
    if (move === "uncomfortable") this.leaveOut(move, this.segment.exercise);
    else this.jump(move);
    if (phase !== "playing" && this.state.phase === phase) this.goesOn("playing");
  }

  private goesOn(phase: "playing" | "paused"): void {
    Object.assign(this.state, { phase, gate: false, asking: false });
  }

  private jump(move: "back" | "skip"): void {
    this.keepPart();
    this.state.undo = null;
    const id = move === "back" ? this.segment.back_to : this.segment.skip_to;
    const place = placeOf(this.book.timeline, id);
    this.enter(place < 0 ? this.state.place : place);
  }

  /** The exercise, or one side of it, does not feel good: remember, and go past it. */
  private leaveOut(kind: Undo["kind"], what: string, side: OneSide | null = null): void {
    const { segment } = this;
    const undo = { ...this.undoFrom(kind), side };
    const part = !side || side === segment.side ? this.keepPart() : null;
    const said = this.record("feeling", {
      session: this.book.planned,
      exercise: segment.exercise,
      variant: segment.variant,
      feeling: kind,
      item: segment.item,
      side: side ?? segment.side,
    });
    undo.entries = part ? [said, part] : [said];
    this.state.leftOut.push(what);
    if (isLeftOut(this.book, this.state.leftOut, segment)) this.goPast(side);
    this.state.undo = undo;
  }

  /** From the first side to the second one there is a moment to change sides, as ever. */
  private goPast(side: OneSide | null): void {
    const after = this.state.place + 1;
    const next = this.book.timeline.segments[after];
    const changes = this.segment.kind === "work" && side === "left" && next?.kind === "switch";
    if (changes && !this.isOut("right")) this.enterAt(after);
    else this.enter(this.state.place);
  }

  private isOut(side: OneSide): boolean {
    return this.state.leftOut.includes(sideOf(this.segment.exercise, side));
  }

  /** One side hurts: the session stands still until it is said which one. */
  private askSide(): void {
    if (!this.under || !this.segment.moves.includes("drop-side")) return;
    this.goesOn("paused");
    this.state.asking = true;
    this.effects.push({ do: "hush" });
  }

  /** That side rests for the whole session, the other one goes on; where both rest, the exercise does. */
  private dropSide(side: OneSide): void {
    if (!this.state.asking) return;
    this.goesOn("playing");
    const { exercise } = this.segment;
    const place = this.state.place;
    this.leaveOut("other-side", this.isOut(otherSide(side)) ? exercise : sideOf(exercise, side), side);
    if (this.state.place === place) this.countIn();
  }

  /** Not the whole exercise after all: only the side it was felt on. */
  private onlySide(): void {
    if (this.state.undo?.kind !== "uncomfortable") return;
    this.undo();
    const { side } = this.segment;
    if (side !== "left" && side !== "right") return;
    this.goesOn("paused");
    this.state.asking = true;
    this.dropSide(side);
  }

  private undoFrom(kind: Undo["kind"]): Undo {
    const { place, elapsedMs, extraMs, done, leftOut } = structuredClone(this.state);
    const title = this.book.items[this.segment.item]?.title ?? "";
    return { kind, title, side: null, spot: { place, elapsedMs, extraMs }, entries: [], done, leftOut };
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
}
