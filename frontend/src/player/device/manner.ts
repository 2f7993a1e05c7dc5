import { Kept, type Values } from "../../kept";

const KINDS = {
  /** All there is; large figures for far away; or a dark screen for those who only listen. */
  view: ["usual", "far", "listen"],
  /** The hand that reaches for the buttons. */
  hand: ["right", "left"],
  /** Whether the device vibrates when something changes. */
  buzz: ["on", "off"],
  /** Whether keys of headphones and the lock screen lead the session; other music may stop for it. */
  headphones: ["off", "on"],
  /** Whether spoken words lead the session, understood on the device alone. */
  commands: ["off", "on"],
} as const;

/** How a session is led on this device. */
export type Manner = Values<typeof KINDS>;
export const VIEWS = KINDS.view;
export const manners = new Kept("manner", KINDS);

export function nextView(view: Manner["view"]): Manner["view"] {
  return VIEWS[(VIEWS.indexOf(view) + 1) % VIEWS.length] ?? VIEWS[0];
}
