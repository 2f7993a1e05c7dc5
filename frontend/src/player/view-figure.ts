import { html, nothing, type TemplateResult } from "lit";
import { TURNS } from "../figure/turning";
import { figureIcon, motionIcon, turnIcon } from "./icons";
import { itemShown, sheetShown, type View } from "./shown";

/** The figure over its still: it moves with the session, or stands still to show its muscles. */
export function figure(view: View): TemplateResult | typeof nothing {
  const { book, state, motion, muscles } = view;
  if (!view.draws || (motion !== "moving" && !muscles)) return nothing;
  const moment = { book, state, item: itemShown(view), moves: motion === "moving", muscles };
  return html`<session-figure .moment=${moment}></session-figure>`;
}

/** How the figure is seen: turned, moving, with its muscles. Buttons do all that dragging does. */
export function figureTools(view: View): TemplateResult | typeof nothing {
  const { say, muscles } = view;
  const turns = view.draws && (view.motion === "moving" || muscles);
  return html`<details class="menu player-figure">
    <summary class="player-tool" aria-label=${say("player.picture.figure")} title=${say("player.picture.figure")}>
      ${figureIcon}
    </summary>
    <div class="pop card">
      ${
        turns
          ? html`<div class="row">
              ${TURNS.map(
                (turn) => html`<button class="ghost" type="button" @click=${() => view.turn(turn)}
                  aria-label=${say(`web.figure.${turn}`)} title=${say(`web.figure.${turn}`)}>
                  ${turnIcon(turn)}
                </button>`,
              )}
            </div>`
          : nothing
      }
      ${motionTool(view)}
      <button class="ghost" type="button" aria-pressed=${muscles} @click=${view.otherMuscles}>
        ${say("web.figure.muscles")}
      </button>
    </div>
  </details>`;
}

function motionTool({ motion, say, otherMotion }: View): TemplateResult | typeof nothing {
  if (!motion) return nothing;
  return html`<button class="ghost" type="button" @click=${otherMotion}>
    ${motionIcon(motion)} ${say("player.picture.label")}: ${say(`player.picture.${motion}`)}
  </button>`;
}

/** What the colours mean, in words; where nothing can be drawn the words stay. */
export function legend(view: View): TemplateResult | typeof nothing {
  if (!view.muscles) return nothing;
  const { legend: rows, deep } = sheetShown(view).muscles;
  return html`<div class="player-legend muscle-legend small" data-legend>
    <dl>
      ${rows.map(
        ({ kind, title, names }) => html`<div>
          <dt><i class="swatch ${kind}" aria-hidden="true"></i>${title}</dt>
          <dd>${names}</dd>
        </div>`,
      )}
    </dl>
    ${deep ? html`<p class="soft">${deep}</p>` : nothing}
  </div>`;
}
