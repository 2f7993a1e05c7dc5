import { html, nothing, type TemplateResult } from "lit";
import type { StopText } from "../api/shapes";
import type { View } from "./shown";

const GRAVE: readonly StopText["level"][] = ["urgent", "emergency"];

/** Which of the reasons to stop it was. The stop itself is in the diary already. */
export function stopping({ book, say, send }: View): TemplateResult {
  return html`<section class="player-page">
    <h1 tabindex="-1" data-focus>${say("player.stopping.title")}</h1>
    <p class="soft">${say("player.stopping.lead")}</p>
    <ul class="player-reasons">
      ${book.timeline.stop.map(
        ({ reason, question }) => html`<li>
          <button class="player-reason" type="button" @click=${() => send({ type: "reason", reason: reason as never })}>
            ${question.text}
          </button>
        </li>`,
      )}
    </ul>
    ${mistake(say, send)}
  </section>`;
}

/** What to do now, and whom to call. */
export function stopped(view: View): TemplateResult {
  const { book, state, say, send } = view;
  const text = book.timeline.stop.find((one) => one.reason === state.stop?.reason);
  const grave = GRAVE.includes(text?.level ?? "rest");
  return html`<section class="player-page" data-level=${text?.level ?? "rest"}>
    <h1 tabindex="-1" data-focus>${text?.title.text}</h1>
    ${grave && text ? calls(view, text) : nothing}
    <ul class="player-do">${text?.do.map((line) => html`<li>${line.text}</li>`)}</ul>
    ${!grave && text ? calls(view, text) : nothing}
    <p class="soft">${say("player.stopped.kept")}</p>
    <div class="stack">
      <a class="btn wide" href=${text?.level === "rest" ? book.felt : book.today} data-leave>
        ${say("player.stopped.finish")}
      </a>
      <button class="ghost wide" type="button" @click=${() => send({ type: "ask-again" })}>
        ${say("player.stopping.other")}
      </button>
      ${mistake(say, send)}
    </div>
    <lumbar-outbox .words=${book.words} lang=${book.lang}></lumbar-outbox>
  </section>`;
}

function mistake(say: View["say"], send: View["send"]): TemplateResult {
  return html`<button class="ghost wide player-mistake" type="button" @click=${() => send({ type: "mistake" })}>
    ${say("player.stopping.mistake")}
  </button>`;
}

/** The numbers that fit, big where it is urgent; the emergency number is one tap away in any case. */
function calls({ book, say }: View, { level }: StopText): TemplateResult {
  const grave = GRAVE.includes(level);
  const numbers = Object.entries(book.timeline.call).filter(
    ([what]) => what === "emergency" || level === "urgent",
  );
  return html`<div class="player-calls">
    ${numbers.map(
      ([
        what,
        number,
      ]) => html`<a class="btn wide ${grave ? "danger" : "ghost"}" href="tel:${number.replaceAll(/[^+\d]/g, "")}">
        ${say(`player.call.${what}`)}: ${say("player.stopped.call", { number })}
      </a>`,
    )}
  </div>`;
}
