import { html, nothing, type TemplateResult } from "lit";
import { closeIcon, farIcon, helpIcon, soundIcon } from "./icons";
import { segmentAt } from "./lengths";
import type { ItemSheet } from "./playbook";
import { sheetShown, sideShown, type View } from "./shown";
import { figure, figureTools, legend } from "./view-figure";
import { sideButton } from "./view-sides";

/** The still of an item, or its mirror image for the right side; a browser that knows no AVIF takes the small one. */
export function still(sheet: ItemSheet | undefined, right = false): TemplateResult | typeof nothing {
  if (!sheet) return nothing;
  return html`<picture>
    ${sheet.picture === sheet.small ? nothing : html`<source type="image/avif" srcset=${sheet.picture} />`}
    <img src=${sheet.small} alt=${right ? sheet.seen_mirrored : sheet.seen} class=${right ? "mirrored" : ""} />
  </picture>`;
}

/** The picture, with its tools and what it shows of the session. */
export function stage(view: View): TemplateResult {
  const sheet = sheetShown(view);
  const { say, level } = view;
  const chips = [sideName(view), setName(view)].filter(Boolean);
  return html`<div class="player-stage">
    ${still(sheet, sideShown(view) === "right")}${figure(view)}${legend(view)}
    <div class="player-tools">
      ${figureTools(view)}
      <button class="player-tool" type="button" @click=${() => view.lead({ view: "far" })}
        aria-label=${say("player.far.enter")} title=${say("player.far.enter")}>${farIcon}</button>
      <button class="player-tool" type="button" @click=${view.nextSound}
        aria-label="${say("player.sound.label")}: ${say(`player.sound.${level}`)}">${soundIcon(level)}</button>
      <button class="player-tool" type="button" @click=${view.help} aria-label=${say("player.help.title")}>
        ${helpIcon}
      </button>
      <a class="player-tool" href=${view.book.today} aria-label=${say("player.leave")}>${closeIcon}</a>
    </div>
    <div class="player-chips">
      ${chips.map((text) => html`<span class="chip small">${text}</span>`)}${sideButton(view)}
    </div>
  </div>`;
}

function sideName(view: View): string {
  const { book, state, say } = view;
  if (segmentAt(book, state).kind === "rest") return "";
  return say(`side.${sideShown(view)}`);
}

function setName({ book, state, say }: View): string {
  const segment = segmentAt(book, state);
  const sets = book.timeline.session.items[segment.item]?.sets ?? 1;
  return sets > 1 && segment.kind !== "rest" && segment.kind !== "transition"
    ? say("player.set", { set: segment.set, n: sets })
    : "";
}
