import { html, nothing, type TemplateResult } from "lit";
import { segmentAt } from "./lengths";
import { sideShown, type View } from "./shown";
import { type OneSide, otherSide, sideOf } from "./sides";

const SIDES: readonly OneSide[] = ["left", "right"];

/** The way to say that one side hurts, where an exercise has two. */
export function sideButton({ book, state, say, send }: View): TemplateResult | typeof nothing {
  if (!segmentAt(book, state).moves.includes("drop-side") || state.asking) return nothing;
  return html`<button class="chip small player-side" type="button" @click=${() => send({ type: "one-side" })}>
    ${say("player.side.hurts")}
  </button>`;
}

/** Which side it is, and what follows. */
export function askedSide(view: View): TemplateResult {
  const { book, state, say, send } = view;
  const { exercise } = segmentAt(book, state);
  const open = SIDES.filter((side) => !state.leftOut.includes(sideOf(exercise, side)));
  const now = sideShown(view);
  return html`<section class="card stack player-sides" aria-labelledby="player-sides">
    <h2 id="player-sides" tabindex="-1" data-ask>${say("player.side.which")}</h2>
    <div class="player-sides-two">
      ${open.map(
        (side) => html`<button class=${side === now ? "" : "ghost"} type="button"
          @click=${() => send({ type: "side", side })}>${say(`side.${side}`)}</button>`,
      )}
    </div>
    <p class="small">${say("player.side.follows")}</p>
    <p class="small">${say("player.side.sharp")}</p>
    <button class="ghost" type="button" @click=${() => send({ type: "go-on" })}>${say("player.side.none")}</button>
  </section>`;
}

/** What follows now that a side rests. */
export function sideRests({ say }: View, side: OneSide): TemplateResult {
  return html`<p>${say(`player.side.rests.${side}`)} ${say(`player.side.goes_on.${otherSide(side)}`)}</p>`;
}
