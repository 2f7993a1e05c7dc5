import { html, nothing, type TemplateResult } from "lit";
import type { Segment } from "../api/shapes";
import type { Say } from "../words";
import { beatNow, breathing, dial, itemProgress } from "./display";
import { segmentAt } from "./lengths";
import { captionAt } from "./marks";
import { type ItemSheet, nextWork } from "./playbook";
import { calm, itemShown, sheetShown, type View } from "./shown";
import { far, listen } from "./view-apart";
import { stage } from "./view-picture";
import { askedSide, sideRests } from "./view-sides";
import { lengthButtons } from "./view-times";

const CUE_SECONDS = 6;
const LONG_CUE = 60;
const AGENDA = 6;
/** How full the breath circle is where nothing breathes, or nothing may move. */
const STILL = 0.25;
/** Circumference of the ring with radius 64. */
const ROUND = 402.1;

export function session(view: View): TemplateResult {
  if (view.manner.view === "far") return far(view);
  if (view.manner.view === "listen") return listen(view);
  return html`
    ${progressBar(view)}
    <div class="player-title">
      <h1>${sheetShown(view).title}</h1>
      <span class="soft numbers">${counting(view)}</span>
    </div>
    ${stage(view)}
    <div class="player-now">${ring(view)}${saying(view)}</div>
    ${agenda(view)}
    <div class="player-slot">${slot(view)}</div>
    ${controls(view)}
  `;
}

function counting(view: View): string {
  return view.say("player.count", { place: itemShown(view) + 1, n: view.book.items.length });
}

function progressBar(view: View): TemplateResult {
  const { book, state, say } = view;
  const parts = itemProgress(book.timeline.segments, book.items.length, state.place, state.elapsedMs);
  const label = say("player.progress", { place: itemShown(view) + 1, n: book.items.length });
  return html`<div class="player-bar" role="img" aria-label=${label}>
    ${parts.map((part) => html`<i .style=${`--part: ${Math.round(part * 100)}%`}></i>`)}
  </div>`;
}

function ring({ book, state, say }: View): TemplateResult {
  const segment = segmentAt(book, state);
  const inBreaths = book.timeline.session.items[segment.item]?.dose.kind === "breaths";
  const shown = dial(segment, state.elapsedMs, state.extraMs, inBreaths);
  const breath = calm.matches ? null : breathing(segment, state.elapsedMs);
  const waiting = state.phase === "waiting";
  const number = waiting ? Math.ceil(state.waitMs / 1000) : shown.number;
  const label = say("player.seconds_left", {
    n: Math.ceil((segment.seconds * 1000 + state.extraMs - state.elapsedMs) / 1000),
  });
  const under = shown.rep && !waiting ? repLabel(say, segment, shown.rep, inBreaths) : "";
  return html`<div class="player-ring" role="timer" aria-live="off" aria-label=${label}>
    <svg viewBox="0 0 148 148" aria-hidden="true">
      <circle class="ring-track" cx="74" cy="74" r="64" />
      <circle class="ring-left" cx="74" cy="74" r="64" transform="rotate(-90 74 74)"
        stroke-dasharray=${ROUND} stroke-dashoffset=${(ROUND * (1 - shown.left)).toFixed(1)} />
      <circle class="ring-breath" cx="74" cy="74" r=${(36 + 17 * (breath?.fullness ?? STILL)).toFixed(1)} />
      <text class="ring-number" x="74" y=${under ? 82 : 89} text-anchor="middle">${number}</text>
      <text class="ring-under" x="74" y="104" text-anchor="middle">${under}</text>
    </svg>
  </div>`;
}

function repLabel(
  say: Say,
  segment: Segment,
  rep: { number: number; of: number },
  inBreaths: boolean,
): string {
  if (inBreaths) return say("player.of_breaths", { n: rep.of });
  const held = segment.beats.some((beat) => beat.hold_s > 0);
  return held ? say("player.count", { place: rep.number, n: rep.of }) : say("player.of", { n: rep.of });
}

function saying(view: View): TemplateResult {
  const cue = cueText(view);
  return html`<div class="player-saying">
    <p class="player-cue ${cue.length > LONG_CUE ? "long" : ""}">${cue}</p>
    <p class="player-status soft">${statusText(view)}</p>
  </div>`;
}

/** Before the work how to get there, during it the short reminders in turn. */
function cueText(view: View): string {
  const { book, state, say, level } = view;
  const segment = segmentAt(book, state);
  const sheet = sheetShown(view);
  const caption = level === "silent" ? captionAt(segment, state.elapsedMs) : null;
  if (caption && segment.kind !== "transition") return caption;
  if (segment.kind === "rest") return say("player.rest");
  if (segment.kind === "switch") return segment.cues.find((cue) => cue.say)?.say?.text ?? "";
  if (segment.kind === "transition") return sheet.setup;
  const adapt = book.timeline.session.items[segment.item]?.adapt.map((how) => how.text) ?? [];
  const cues = segment.kind === "get-ready" && adapt.length ? adapt : [...sheet.cues, ...adapt];
  return cues[Math.floor(state.elapsedMs / 1000 / CUE_SECONDS) % cues.length] ?? "";
}

function statusText(view: View): string {
  const { book, state, say } = view;
  if (state.phase === "paused") return say(state.gate ? "player.gate" : "player.paused");
  if (state.phase === "waiting") return say("player.waiting");
  const segment = segmentAt(book, state);
  if (segment.kind === "get-ready") return say("player.ready");
  if (segment.kind === "transition") return say("player.change");
  const beat = beatNow(segment, state.elapsedMs);
  const breath = breathing(segment, state.elapsedMs);
  const words = [
    beat?.beat.hold_s ? say(`player.${beat.part}`) : "",
    breath ? say(`player.breathe_${breath.phase}`) : "",
  ];
  return words.filter(Boolean).join(" · ");
}

function slot(view: View): TemplateResult {
  const { state, say, send } = view;
  if (state.asking) return askedSide(view);
  if (state.undo) return undoCard(view);
  if (state.phase === "paused" && !state.gate) {
    return html`<button class="ghost wide" type="button" @click=${() => send({ type: "end-here" })}>
      ${say("player.end_here")}
    </button>`;
  }
  return nextCard(view);
}

function undoCard(view: View): TemplateResult {
  const { book, state, say, send } = view;
  const undo = state.undo;
  const side = undo?.kind === "other-side";
  const from = undo && book.timeline.segments[undo.spot.place];
  const mayDropSide = !side && from?.kind === "work" && from.moves.includes("drop-side");
  return html`<div class="card player-undo">
    ${undo?.side ? sideRests(view, undo.side) : html`<p>${say("player.left_out", { title: undo?.title ?? "" })}</p>`}
    ${
      mayDropSide
        ? html`<button class="ghost" type="button" @click=${() => send({ type: "only-side" })}>
            ${say("player.this_side")}
          </button>`
        : nothing
    }
    <button type="button" @click=${() => send({ type: "undo" })}>${say("player.undo")}</button>
  </div>`;
}

/** Before the work its dose, afterwards what comes next. */
function nextCard(view: View): TemplateResult {
  const { book, state, say } = view;
  const segment = segmentAt(book, state);
  const sheet = book.items[segment.item] as ItemSheet;
  if (segment.kind === "transition" || segment.kind === "get-ready") {
    return card(view, sheet, say("player.now"), sheet.dose, "", segment.side === "right");
  }
  const next = nextWork(book, state.place, state.leftOut);
  if (!next)
    return html`<div class="card player-next"><div><p>${say("player.last")}</p></div>${lengthButtons(view)}</div>`;
  const when = whenNext(view, segment, next);
  const right = next.side === "right";
  if (next.item === segment.item) return card(view, sheet, when, nextHere(view, next), "", right);
  const coming = book.items[next.item] as ItemSheet;
  return card(view, coming, when, coming.title, coming.dose, right);
}

function card(
  view: View,
  sheet: ItemSheet,
  when: string,
  name: string,
  more: string,
  right: boolean,
): TemplateResult {
  return html`<div class="card player-next">
    <img src=${sheet.small} alt="" class=${right ? "mirrored" : ""} />
    <div>
      <p class="soft small numbers">${when}</p>
      <p class="player-next-name"><b>${name}</b> <span class="soft">${more}</span></p>
    </div>
    ${lengthButtons(view)}
  </div>`;
}

/** Where there is room: the exercise before, this one, and those to come. */
function agenda(view: View): TemplateResult {
  const { book } = view;
  const now = itemShown(view);
  const from = Math.max(0, Math.min(now - 1, book.items.length - AGENDA));
  return html`<ol class="player-agenda" start=${from + 1}>
    ${book.items.slice(from, from + AGENDA).map(
      ({ title, dose }, index) => html`<li class=${from + index < now ? "behind" : ""}
        aria-current=${from + index === now ? "step" : nothing}>
        <span>${title}</span> <span class="soft">${dose}</span>
      </li>`,
    )}
  </ol>`;
}

function whenNext({ book, state, say }: View, segment: Segment, next: Segment): string {
  const place = book.timeline.segments.indexOf(next);
  const rest = book.timeline.segments.slice(state.place + 1, place).find((one) => one.kind === "rest");
  return rest && segment.kind !== "rest" ? say("player.next_after", { n: rest.seconds }) : say("player.next");
}

/** The same exercise goes on: with its other side, or with another set. */
function nextHere({ book, state, say }: View, next: Segment): string {
  const sets = book.timeline.session.items[next.item]?.sets ?? next.set;
  const otherSide = next.set === segmentAt(book, state).set;
  return otherSide ? say(`side.${next.side}`) : say("player.set", { set: next.set, n: sets });
}

function controls({ book, state, say, send, manner }: View): TemplateResult {
  const { moves } = segmentAt(book, state);
  const running = state.phase === "playing";
  const inOrder = (parts: TemplateResult[]) => (manner.hand === "left" ? parts.reverse() : parts);
  const button = (
    move: "back" | "skip" | "uncomfortable",
    look: string,
  ) => html`<button class=${look} type="button"
    ?disabled=${!moves.includes(move)} @click=${() => send({ type: move })}>${say(`player.${move}`)}</button>`;
  return html`<div class="player-controls">
    <div class="player-moves">
      ${inOrder([
        button("back", "ghost"),
        html`<button class="player-main" type="button" @click=${() => send({ type: running ? "pause" : "go-on" })}>
          ${say(running ? "player.pause" : "player.go_on")}
        </button>`,
        button("skip", "ghost"),
      ])}
    </div>
    <div class="player-feel">
      ${inOrder([
        button("uncomfortable", "player-unc"),
        html`<button class="player-stop" type="button" @click=${() => send({ type: "stop" })}>${say("player.stop")}</button>`,
      ])}
    </div>
  </div>`;
}
