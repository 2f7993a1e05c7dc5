import { html, svg, type TemplateResult } from "lit";
import type { Choice } from "../figure/choice";
import type { Turn } from "../figure/turning";
import type { Level } from "../voice/level";

const speaker = svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" />`;
const SOUND = {
  full: svg`${speaker}<path d="M15.2 9a4.2 4.2 0 0 1 0 6M17.8 6.4a7.9 7.9 0 0 1 0 11.2" />`,
  short: svg`${speaker}<path d="M15.2 9a4.2 4.2 0 0 1 0 6M17.8 6.4a7.9 7.9 0 0 1 3.2 5.6" />`,
  names: svg`${speaker}<path d="M14.5 8.5h6M14.5 12h6M14.5 15.5h3.5" />`,
  beeps: svg`${speaker}<path d="M15.2 9a4.2 4.2 0 0 1 0 6" />`,
  silent: svg`${speaker}<path d="m15.5 9.5 5 5m0-5-5 5" />`,
};

const MOTION = {
  moving: svg`<circle cx="12" cy="12" r="8.2" /><path d="M10.2 8.8v6.4l5-3.2z" />`,
  still: svg`<rect x="4" y="5.5" width="16" height="13" rx="2.5" /><path d="m5 16 4.6-4.6 3.6 3.6 2.2-2.2 3.6 3.6" />`,
};

const TURN = {
  left: svg`<path d="M4 12a8 8 0 1 0 3-6.2M7 2v4h4" />`,
  right: svg`<path d="M20 12a8 8 0 1 1-3-6.2M17 2v4h-4" />`,
  front: svg`<path d="M4 9V5h4M20 9V5h-4M4 15v4h4M20 15v4h-4" /><circle cx="12" cy="12" r="2.6" />`,
};

export const turnIcon = (turn: Turn): TemplateResult => icon(TURN[turn]);
export const figureIcon = icon(
  svg`<circle cx="12" cy="5" r="2.4" /><path d="M5 9.5h14M12 9.5v5.5m0 0-3.5 6m3.5-6 3.5 6" />`,
);
export const motionIcon = (motion: Choice["motion"]): TemplateResult => icon(MOTION[motion]);
export const soundIcon = (level: Level): TemplateResult => icon(SOUND[level]);
export const farIcon = icon(
  svg`<path d="M9 5H5v4M15 5h4v4M9 19H5v-4M15 19h4v-4" /><path d="M9.5 15.5v-7h5m-5 3.5h3.6" />`,
);
export const helpIcon = icon(svg`<path d="M9.2 9.2a2.9 2.9 0 1 1 4.2 2.6c-.9.5-1.4 1-1.4 2.2M12 17.2v.1" />`);
export const closeIcon = icon(svg`<path d="m6.5 6.5 11 11m0-11-11 11" />`);

function icon(shape: TemplateResult<2>): TemplateResult {
  return html`<svg class="player-icon" viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;
}
