import { Kept, type Values } from "../kept";

const KINDS = {
  body: ["female", "male"],
  tone: ["light", "medium", "dark"],
  /** What is seen in a session. */
  motion: ["moving", "still"],
  /** Whether a session shows what works and what is stretched. */
  muscles: ["hidden", "shown"],
} as const;

/** Which body and which skin is seen, and how it is seen in a session; kept in this browser. */
export type Choice = Values<typeof KINDS>;
export const figureChoice = new Kept("figure", KINDS);
