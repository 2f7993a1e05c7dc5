import { html, nothing, type TemplateResult } from "lit";
import { dial } from "./display";
import { closeIcon } from "./icons";
import { segmentAt } from "./lengths";
import { nextWork } from "./playbook";
import { itemShown, sheetShown, sideShown, type View } from "./shown";

/** Large figures that are read from across the room: name, side, time, and what comes next. */
export function far(view: View): TemplateResult {
  const { state, say, send } = view;
  return html`<div class="player-apart player-far">
    ${back(view, "player.far.leave")}
    <h1>${sheetShown(view).title}</h1>
    <p class="apart-side">${sideAndState(view)}</p>
    ${time(view)}
    <p class="apart-next">${next(view)}</p>
    <div class="player-feel">
      <button class="player-main" type="button" @click=${() => toggle(view)}>
        ${say(state.phase === "playing" ? "player.pause" : "player.go_on")}
      </button>
      <button class="player-stop" type="button" @click=${() => send({ type: "stop" })}>${say("player.stop")}</button>
    </div>
  </div>`;
}

/** A dark, quiet screen for those who only listen: it is all one button, but for the stop. */
export function listen(view: View): TemplateResult {
  const { state, say, send } = view;
  const running = state.phase === "playing";
  const { moves } = segmentAt(view.book, state);
  const offered = (["back", "uncomfortable", "skip"] as const).filter((move) => moves.includes(move));
  return html`<div class="player-apart player-listen">
    <button class="listen-surface player-main" type="button" @click=${() => toggle(view)}
      aria-label=${say(running ? "player.pause" : "player.go_on")}></button>
    ${back(view, "player.listen.leave")}
    <h1>${sheetShown(view).title}</h1>
    <p class="apart-side">${sideAndState(view)}</p>
    ${time(view)}
    <p class="apart-next">${say(running ? "player.listen.tap" : "player.listen.tap_on")}</p>
    ${
      running
        ? nothing
        : html`<div class="player-moves listen-moves">
            ${offered.map(
              (type) => html`<button class="ghost" type="button" @click=${() => send({ type })}>
                ${say(`player.${type}`)}
              </button>`,
            )}
            <button class="ghost" type="button" @click=${() => send({ type: "end-here" })}>
              ${say("player.end_here")}
            </button>
          </div>`
    }
    <button class="player-stop wide" type="button" @click=${() => send({ type: "stop" })}>${say("player.stop")}</button>
  </div>`;
}

function toggle({ state, send }: View): void {
  send({ type: state.phase === "playing" ? "pause" : "go-on" });
}

function back(view: View, words: string): TemplateResult {
  return html`<button class="player-tool apart-leave" type="button" @click=${() => view.lead({ view: "usual" })}
    aria-label=${view.say(words)} title=${view.say(words)}>${closeIcon}</button>`;
}

function time({ book, state, say }: View): TemplateResult {
  const segment = segmentAt(book, state);
  const { number, rep } = dial(segment, state.elapsedMs, state.extraMs);
  const left = Math.ceil((segment.seconds * 1000 + state.extraMs - state.elapsedMs) / 1000);
  const waiting = state.phase === "waiting";
  return html`<p class="apart-time numbers" role="timer" aria-live="off" aria-label=${say("player.seconds_left", { n: left })}>
    <span>${waiting ? Math.ceil(state.waitMs / 1000) : number}</span>
    ${rep && !waiting ? html`<small>${say("player.count", { place: rep.number, n: rep.of })}</small>` : nothing}
  </p>`;
}

function sideAndState(view: View): string {
  const { book, state, say } = view;
  const { kind } = segmentAt(book, state);
  const side = sideShown(view);
  const sided = side === "left" || side === "right" ? say(`side.${side}`) : "";
  return [stateOf(view, kind), sided].filter(Boolean).join(" · ");
}

function stateOf({ state, say }: View, kind: string): string {
  if (state.phase === "paused") return say("player.paused");
  if (state.phase === "waiting") return say("player.waiting");
  if (kind === "rest") return say("player.rest");
  if (kind === "get-ready") return say("player.ready");
  if (kind === "transition") return say("player.change");
  return kind === "switch" ? say("player.far.switch") : "";
}

function next(view: View): string {
  const { book, state, say } = view;
  const segment = segmentAt(book, state);
  const coming = nextWork(book, state.place, state.leftOut);
  const title = coming ? (book.items[coming.item]?.title ?? "") : "";
  if (!coming) return say("player.last");
  if (segment.kind === "rest" || coming.item === itemShown(view)) {
    const other = segment.kind === "work" && coming.set === segment.set && coming.side !== segment.side;
    if (other) return `${say("player.next")}: ${say(`side.${coming.side}`)}`;
    const sets = book.timeline.session.items[coming.item]?.sets ?? 1;
    return sets > 1 ? say("player.set", { set: coming.set, n: sets }) : sheetShown(view).dose;
  }
  return `${say("player.next")}: ${title}`;
}
