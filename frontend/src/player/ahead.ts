import type { Coming } from "../voice/plan";
import { lengthMs, momentMs } from "./lengths";
import type { Playbook } from "./playbook";
import type { PlayerState } from "./state";
import { Walk } from "./walk";

/** Every cue of the next `seconds`, if nobody does anything: the session is walked through as it will be. */
export function ahead(book: Playbook, state: PlayerState, seconds: number): Coming[] {
  return new Ahead(book, structuredClone(state), () => "").cues(seconds * 1000);
}

class Ahead extends Walk {
  cues(untilMs: number): Coming[] {
    const found: Coming[] = [];
    for (let atMs = 0; atMs < untilMs && this.goesOn; ) {
      const step = this.toNext();
      this.tick(step);
      atMs += step;
      for (const effect of this.effects.splice(0))
        if (effect.do === "cue") found.push({ cue: effect.cue, inS: atMs / 1000 });
    }
    return found;
  }

  private get goesOn(): boolean {
    return this.state.phase === "playing" || this.state.phase === "waiting";
  }

  /** Milliseconds until something happens: the next cue, or the end of the segment. */
  private toNext(): number {
    if (this.state.phase === "waiting") return this.state.waitMs;
    const from = this.state.elapsedMs;
    const next = this.segment.cues
      .map((cue) => momentMs(cue, this.segment, this.state.extraMs))
      .filter((at) => at > from);
    return Math.max(1, Math.ceil(Math.min(lengthMs(this.book, this.state), ...next) - from));
  }
}
