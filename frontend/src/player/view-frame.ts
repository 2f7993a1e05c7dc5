import { html, nothing, type TemplateResult } from "lit";
import { LEVELS, type Level } from "../voice/level";
import { type Manner, VIEWS } from "./device/manner";
import { closeIcon } from "./icons";
import { itemShown, type View } from "./shown";
import { still } from "./view-picture";

/** Before the first second: what comes, what is heard, and one button. */
export function ready(
  view: View,
  kept: boolean,
  begin: (resume: boolean) => void,
  choose: (level: Level) => void,
): TemplateResult {
  const { book, say, level } = view;
  const item = itemShown(view);
  const first = book.items[item];
  const minutes = Math.round(book.timeline.seconds / 60);
  const where = kept
    ? say("player.progress", { place: item + 1, n: book.items.length })
    : say("player.first");
  return html`
    <div class="player-title"><h1>${say("player.page")}</h1></div>
    <div class="player-stage">
      ${still(first)}
      <div class="player-tools">${leave(view)}</div>
    </div>
    <div class="player-ready">
      <p class="player-cue numbers">${say("player.over", { n: book.items.length, minutes })}</p>
      <p class="soft">${where}: ${first?.title}</p>
    </div>
    <div class="player-before">
      <fieldset class="player-sound">
        <legend class="small soft">${say("player.sound.label")}</legend>
        ${LEVELS.map(
          (one) => html`<label class="chip ${one === level ? "on" : ""}">
            <input class="visually-hidden" type="radio" name="sound" .checked=${one === level}
              @change=${() => choose(one)} />
            ${say(`player.sound.${one}`)}
          </label>`,
        )}
      </fieldset>
      ${screen(view)}
      ${view.awake === "nothing" ? html`<p class="soft small">${say("player.dark")}</p>` : nothing}
    </div>
    <div class="player-controls">
      <button class="wide player-main" type="button" @click=${() => begin(kept)}>
        ${say(kept ? "player.resume" : "player.start")}
      </button>
      ${
        kept
          ? html`<button class="ghost wide" type="button" @click=${() => begin(false)}>${say("player.again")}</button>`
          : nothing
      }
    </div>
  `;
}

/** How the session is followed. */
function screen({ say, manner, lead }: View): TemplateResult {
  const choose = ({ target }: Event) => lead({ view: (target as HTMLSelectElement).value as Manner["view"] });
  return html`<label class="player-screen">
    <span class="small soft">${say("player.view.label")}</span>
    <select @change=${choose}>
      ${VIEWS.map((one) => html`<option value=${one} .selected=${one === manner.view}>${say(`player.view.${one}`)}</option>`)}
    </select>
  </label>`;
}

/** Another window leads through this session: one tap brings it here. */
export function elsewhere(view: View, takeOver: () => void): TemplateResult {
  const { book, say } = view;
  return html`<section class="player-page">
    <h1>${say("player.elsewhere.title")}</h1>
    <p>${say("player.elsewhere.text")}</p>
    <button class="wide player-main" type="button" @click=${takeOver}>${say("player.elsewhere.here")}</button>
    <a class="btn ghost wide" href=${book.today}>${say("player.elsewhere.leave")}</a>
  </section>`;
}

/** After the last second. */
export function ended({ book, state, say, send }: View): TemplateResult {
  const sets = Object.keys(state.done).length;
  return html`<section class="player-page">
    <div class="player-stage">${still(book.items.at(-1))}</div>
    <h1 tabindex="-1" data-focus>${say("player.ended.title")}</h1>
    <p>${say("player.ended.sets", { n: sets })}</p>
    ${
      state.undo
        ? html`<div class="card player-undo">
            <p>${say("player.left_out", { title: state.undo.title })}</p>
            <button type="button" @click=${() => send({ type: "undo" })}>${say("player.undo")}</button>
          </div>`
        : nothing
    }
    <a class="btn wide player-main" href=${book.felt} data-leave>${say("player.ended.felt")}</a>
    <lumbar-outbox .words=${book.words} lang=${book.lang}></lumbar-outbox>
  </section>`;
}

const SIGNS = {
  pause: "",
  back: "←",
  skip: "→",
  shorten: "−",
  extend: "+",
  uncomfortable: "U",
  "one-side": "O",
  stop: "S",
  sound: "M",
  view: "V",
  help: "?",
};
const KEYS = Object.keys(SIGNS) as (keyof typeof SIGNS)[];

/** The keys, and the switch that turns them off for people whose software types for them. */
export function help({ say }: View, keysOn: boolean, toggle: (on: boolean) => void): TemplateResult {
  return html`<dialog class="player-help card" aria-labelledby="player-help-title">
    <h2 id="player-help-title" tabindex="-1" autofocus>${say("player.help.title")}</h2>
    <dl>
      ${KEYS.map(
        (key) =>
          html`<div>
            <dt><kbd>${SIGNS[key] || say("player.help.space")}</kbd></dt>
            <dd>${say(`player.help.${key}`)}</dd>
          </div>`,
      )}
    </dl>
    <label class="player-keys">
      <input type="checkbox" .checked=${keysOn}
        @change=${(event: Event) => toggle((event.target as HTMLInputElement).checked)} />
      ${say("player.help.keys")}
    </label>
    <p class="soft small">${say("player.help.safe")}</p>
    <form method="dialog"><button class="wide">${say("player.help.close")}</button></form>
  </dialog>`;
}

function leave({ book, say }: View): TemplateResult {
  return html`<a class="player-tool" href=${book.today} aria-label=${say("player.leave")}>${closeIcon}</a>`;
}
