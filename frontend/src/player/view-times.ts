import { html, nothing, type TemplateResult } from "lit";
import { extraAfter, STEP_MS, segmentAt } from "./lengths";
import type { View } from "./shown";

/** A rest or a hold 15 seconds shorter or longer, as far as it may be. */
export function lengthButtons({ book, state, say, send }: View): TemplateResult | typeof nothing {
  const segment = segmentAt(book, state);
  if (state.phase !== "playing" && state.phase !== "paused") return nothing;
  const button = (move: "shorten" | "extend", ms: number) => {
    const stays = extraAfter(segment, state, ms) === state.extraMs;
    return html`<button class="ghost numbers" type="button" ?disabled=${stays}
      aria-label=${say(`player.${move}_long`)} @click=${() => send({ type: move })}>${say(`player.${move}`)}</button>`;
  };
  if (!segment.moves.includes("extend")) return nothing;
  return html`<div class="player-lengths" role="group" aria-label=${say("player.length")}>
    ${segment.moves.includes("shorten") ? button("shorten", -STEP_MS) : nothing}${button("extend", STEP_MS)}
  </div>`;
}
