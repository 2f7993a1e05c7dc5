import type { Segment, Timeline } from "../src/api/shapes";
import type { Playbook } from "../src/player/playbook";

const words = (text: string) => ({ key: text, params: {}, text });

/** A piece of a timeline; what a test does not say is as plain as can be. */
export function segment(id: string, seconds: number, more: Partial<Segment> = {}): Segment {
  const [item = "0", set = "1", side = "bilateral", kind = "work"] = id.split(".");
  const exercise = more.exercise ?? `exercise-${item}`;
  return {
    id,
    kind: kind as Segment["kind"],
    item: Number(item),
    set: Number(set),
    side: side as Segment["side"],
    start_s: 0,
    seconds,
    exercise,
    variant: `${exercise}/base`,
    phase: "strength",
    title: words(`Exercise ${item}`),
    cues: [],
    breaths: [],
    beats: [],
    moves: kind === "end" ? [] : ["pause", "back", "skip", "extend", "shorten", "uncomfortable", "stop"],
    skip_to: null,
    back_to: null,
    drop_to: null,
    least_s: 0,
    most_s: null,
    ...more,
  };
}

/** A hold on two sides, a rest, ten slow repetitions, and the end. */
export function playbook(): Playbook {
  const side = {
    moves: [
      "pause",
      "back",
      "skip",
      "extend",
      "shorten",
      "uncomfortable",
      "drop-side",
      "stop",
    ] as Segment["moves"],
    least_s: 5,
    most_s: 30,
  };
  const first = { back_to: "0.1.left.get-ready", skip_to: "1.1.bilateral.get-ready" };
  const resting = ["pause", "back", "skip", "extend", "shorten", "uncomfortable", "stop"] as Segment["moves"];
  const second = { back_to: "1.1.bilateral.get-ready", skip_to: "2.1.bilateral.end" };
  const beats = [1, 2, 3, 4].map((number) => ({
    at_s: (number - 1) * 5,
    number,
    hold_at_s: (number - 1) * 5 + 1,
    hold_s: 3,
    side: "bilateral" as const,
  }));
  const segments = [
    segment("0.1.left.get-ready", 5, first),
    segment("0.1.left.work", 20, {
      ...first,
      ...side,
      cues: [
        { at_s: 0, say: null, beep: "go", levels: [] },
        { at_s: 10, say: words("Half time"), beep: "half", levels: ["short", "full"] },
      ],
      breaths: [
        { at_s: 0, seconds: 4, phase: "in" },
        { at_s: 4, seconds: 6, phase: "out" },
      ],
    }),
    segment("0.1.right.switch", 5, {
      ...first,
      cues: [{ at_s: 0, say: words("Change sides"), beep: "switch", levels: ["names", "short", "full"] }],
    }),
    segment("0.1.right.work", 20, { ...first, ...side }),
    segment("0.1.both.rest", 10, { ...first, moves: [...resting, "drop-side"] }),
    segment("1.1.bilateral.get-ready", 5, { ...second, back_to: "0.1.left.get-ready" }),
    segment("1.1.bilateral.work", 20, {
      ...second,
      beats,
      moves: ["pause", "back", "skip", "uncomfortable", "stop"],
    }),
    segment("1.1.bilateral.rest", 5, second),
    segment("2.1.bilateral.end", 0, { title: words("Done") }),
  ];
  return {
    planned: "00000000-0000-4000-8000-000000000000",
    lang: "en",
    timeline: timeline(segments),
    items: [0, 1].map((item) => ({
      title: `Exercise ${item}`,
      dose: "20 s",
      told: "20 seconds each side",
      picture: "x.avif",
      small: "x.webp",
      seen: "On the left foot.",
      seen_mirrored: "On the right foot.",
      form: "base",
      moves: {},
      muscles: { worked: [], stretched: [], legend: [], deep: "" },
      setup: "Lie down.",
      cues: ["Breathe"],
    })),
    sets: {},
    done: {},
    voice: { packs: [], clips: {} },
    words: {},
    felt: "/felt/",
    today: "/",
  };
}

function timeline(segments: Segment[]): Timeline {
  const item = {
    phase: "strength",
    start_position: "supine",
    rest_s: 10,
    transition_s: 0,
    change: 0,
    ready_s: 5,
    cap_s: null,
  } as const;
  const plain = { ...item, sets: 1, seconds: 60, reason: words("due"), adapt: [] };
  return {
    session: {
      minutes: 7,
      seconds: 90,
      theme: "relief",
      shortened: null,
      label: null,
      notes: [],
      items: [
        {
          ...plain,
          exercise: "exercise-0",
          variant: "exercise-0/base",
          side: "both",
          dose: { kind: "hold", seconds: 20, breaths: null },
        },
        {
          ...plain,
          exercise: "exercise-1",
          variant: "exercise-1/base",
          side: "bilateral",
          dose: { kind: "reps", reps: 4, hold_s: 3, rep_s: 2 },
        },
      ],
    },
    seconds: 90,
    segments,
    stop: [],
    call: { emergency: "112" },
  };
}
