import { type Choice, figureChoice } from "../../figure/choice";
import { keysOn, setKeys } from "../keys";
import type { View } from "../shown";
import { type Manner, manners } from "./manner";

/** What a person chose for this device, as the player changes it; all of it is kept in this browser. */
export class Preferences {
  seen: Choice = figureChoice.read();
  manner: Manner = manners.read();
  keys = keysOn();

  constructor(private readonly changed: () => void) {}

  private see(change: Partial<Choice>): void {
    this.seen = { ...this.seen, ...change };
    figureChoice.keep(this.seen);
    this.changed();
  }

  /** How the figure is seen where it can be drawn or not, and calm or not; and the ways to change it. */
  figure(
    draws: boolean,
    calm: boolean,
  ): Pick<View, "draws" | "motion" | "otherMotion" | "muscles" | "otherMuscles"> {
    const { motion, muscles } = this.seen;
    return {
      draws,
      motion: draws && !calm ? motion : null,
      otherMotion: () => this.see({ motion: motion === "moving" ? "still" : "moving" }),
      muscles: muscles === "shown",
      otherMuscles: () => this.see({ muscles: muscles === "shown" ? "hidden" : "shown" }),
    };
  }

  lead(change: Partial<Manner>): void {
    this.manner = { ...this.manner, ...change };
    manners.keep(this.manner);
    this.changed();
  }

  useKeys(on: boolean): void {
    this.keys = on;
    setKeys(on);
    this.changed();
  }
}
