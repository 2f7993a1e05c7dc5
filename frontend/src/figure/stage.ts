/** The moving body: a skinned mesh in the studio's room, drawn on a canvas. Loaded only when somebody wants to see it. */
import * as T from "three";
import type { Movement } from "./movement";
import type { Muscled } from "./muscles";
import { setProps } from "./props.js";
import { aim, clothes, distance, LOOK, layMat, openRoom } from "./room.js";
import { named, type Unpacked } from "./unpack";

/** A body as `studio/moves.py` writes it. */
export interface Body {
  body: string;
  parents: number[];
  heads: [number, number, number][];
}

export const TONES = {
  light: { skin: LOOK.skin, hair: LOOK.hair },
  medium: { skin: "#b67c54", hair: "#3a2922" },
  dark: { skin: "#7c4d34", hair: "#241c1a" },
} as const;
export type Tone = keyof typeof TONES;

const PLACE = 10_000;
const MARGIN = 1.06;
const LOWEST = -4;
const HIGHEST = 84;
const DENSEST = 2;
const SPARED = 0.75;
/** CSS pixels from stripe to stripe, along the picture's edges. */
const STRIPE = 9;
const GRAPHICS = { antialias: true, alpha: true, powerPreference: "low-power" } as const;
const SHADOW_EVERY = 6;
const RIM = { light: 1.1, dark: 1.7 };

export class Stage {
  readonly canvas: HTMLCanvasElement;
  #room: ReturnType<typeof openRoom>;
  #bones: T.Bone[];
  #material = clothes();
  #movement!: Movement;
  #turns: Float32Array = new Float32Array(0);
  #root = new Float32Array(3);
  #strap: { kind: "strap"; points: number[][] } | null = null;
  #fit: Float32Array = new Float32Array(0);
  #points: Float32Array = this.#fit;
  #alternating = false;
  #flipped = false;
  #yaw = 0;
  #pitch = 0;
  #least = 0;
  #aspect = 1.5;
  #spared = false;
  #drawn = 0;
  #mesh: T.SkinnedMesh;

  constructor(body: Unpacked<Body>, movement: Movement, alternating = false) {
    this.canvas = document.createElement("canvas");
    const context = this.canvas.getContext("webgl2", GRAPHICS);
    if (!context) throw new Error("there are no graphics");
    this.#room = openRoom({ canvas: this.canvas, context });
    this.#room.renderer.debug.checkShaderErrors = false;
    this.#bones = skeleton(body.head);
    this.#mesh = new T.SkinnedMesh(surface(body), this.#material);
    const first = this.#bones[0];
    if (!first) throw new Error("the body has no bones");
    this.#mesh.add(first);
    const inverses = body.head.heads.map(([x, y, z]) => new T.Matrix4().makeTranslation(-x, -y, -z));
    this.#mesh.bind(new T.Skeleton(this.#bones, inverses), new T.Matrix4());
    this.#mesh.frustumCulled = false;
    this.#mesh.castShadow = this.#mesh.receiveShadow = true;
    this.#room.room.add(this.#mesh);
    this.perform(movement, alternating);
    this.#room.renderer.compile(this.#room.scene, this.#room.camera);
  }

  get movement(): Movement {
    return this.#movement;
  }

  /** Takes up another movement. One that alternates changes sides under the eyes of a camera that stays. */
  perform(movement: Movement, alternating = false): void {
    const { form, fit } = movement;
    this.#movement = movement;
    this.#turns = new Float32Array(form.bones.length * 4);
    for (const bone of this.#bones) bone.quaternion.identity();
    layMat(this.#room, form.mat, form.things);
    this.#strap = form.things.some(({ kind }) => kind === "strap") ? { kind: "strap", points: [] } : null;
    release(this.#room.props);
    setProps(this.#room.props, this.#strap ? [] : form.things);
    this.#alternating = alternating;
    this.#fit = alternating ? Float32Array.of(...fit, ...mirrored(fit)) : fit;
    this.face();
    this.mirror(false);
    this.#least = distance(this.#view());
  }

  /** Shows the mirror image, as the mirrored still does; of what alternates, the body alone. */
  mirror(on: boolean): void {
    this.#flipped = on && !this.#alternating;
    this.#points = this.#flipped ? mirrored(this.#fit) : this.#fit;
    this.#room.room.scale.x = on ? -1 : 1;
  }

  #view(yaw = this.#yaw) {
    const side = this.#flipped ? -yaw : yaw;
    return { yaw: side, pitch: this.#pitch, points: this.#points, aspect: this.#aspect, margin: MARGIN };
  }

  /** Looks at it as its picture does. */
  face(): void {
    const { yaw, pitch } = this.#movement.form.camera;
    this.#yaw = yaw;
    this.#pitch = pitch;
  }

  /** Turns the view, degrees. */
  turn(yaw: number, pitch: number): void {
    this.#yaw += this.#flipped ? -yaw : yaw;
    this.#pitch = Math.min(HIGHEST, Math.max(LOWEST, this.#pitch + pitch));
  }

  dress(tone: Tone, dark: boolean): void {
    for (const [part, colour] of Object.entries(TONES[tone]))
      this.#material.userData.colours[part].value.set(colour);
    this.#room.rim.intensity = dark ? RIM.dark : RIM.light;
  }

  /** Colours the muscles that work, and with stripes those that are stretched; null shows the clothes again. */
  paint(fields: Float32Array | null, colours: Muscled): void {
    const { painted, worked, stretched } = this.#material.userData.muscles;
    painted.value = fields ? 1 : 0;
    if (!fields) return;
    worked.value.set(colours.worked);
    stretched.value.set(colours.stretched);
    this.#mesh.geometry.setAttribute("muscle", new T.BufferAttribute(fields, 2));
  }

  /** Fits the picture to a box, in CSS pixels. */
  fit(width: number, height: number): void {
    if (!width || !height) return;
    this.#aspect = width / height;
    this.#room.renderer.setPixelRatio(this.#spared ? SPARED : Math.min(DENSEST, window.devicePixelRatio));
    this.#room.renderer.setSize(width, height, false);
    this.#stripes();
    this.#least = distance(this.#view(this.#movement.form.camera.yaw));
  }

  /** For a machine that draws slowly: fewer pixels, and a shadow that follows now and then. */
  spare(): void {
    if (this.#spared) return;
    this.#spared = true;
    const { renderer } = this.#room;
    renderer.shadowMap.autoUpdate = false;
    renderer.setPixelRatio(SPARED);
    this.#stripes();
  }

  /** As wide on every screen. */
  #stripes(): void {
    this.#material.userData.muscles.stripe.value = STRIPE * this.#room.renderer.getPixelRatio();
  }

  /** Draws a moment of the movement, 0 to 1, with lungs from empty, 0, to full, 1. */
  draw(at: number, lungs = 0): void {
    this.#material.userData.lungs.value = lungs;
    this.movement.pose(at, this.#turns, this.#root);
    this.movement.form.bones.forEach((bone, k) => {
      this.#bones[bone]?.quaternion.fromArray(this.#turns, k * 4);
    });
    this.#bones[0]?.position.fromArray(this.#root);
    if (this.#strap) this.#drawStraps(at);
    aim(this.#room, this.#view(), this.#least);
    if (this.#spared) this.#room.renderer.shadowMap.needsUpdate = this.#drawn++ % SHADOW_EVERY === 0;
    this.#room.renderer.render(this.#room.scene, this.#room.camera);
  }

  #drawStraps(at: number): void {
    const points = this.movement.strapPoints(at);
    release(this.#room.props);
    const things = this.movement.form.things.map((thing) =>
      thing.kind === "strap" ? { ...thing, points } : thing,
    );
    setProps(this.#room.props, things);
  }

  dispose(): void {
    release(this.#room.scene);
    this.#mesh.skeleton.dispose();
    this.#room.key.dispose();
    this.#room.renderer.dispose();
    this.#room.renderer.forceContextLoss();
    this.canvas.remove();
  }
}

function release(tree: T.Object3D): void {
  tree.traverse((one) => {
    if (!(one instanceof T.Mesh)) return;
    one.geometry.dispose();
    one.material.dispose();
  });
}

/** Places on the other side of the body. */
function mirrored(points: Float32Array): Float32Array {
  return points.map((part, k) => (k % 3 === 0 ? -part : part));
}

/** The bones as they hang together, at rest. All of them are aligned with the room then. */
function skeleton({ parents, heads }: Body): T.Bone[] {
  const bones = heads.map(() => new T.Bone());
  bones.forEach((bone, k) => {
    const [x, y, z] = heads[k] ?? [0, 0, 0];
    const parent = parents[k] ?? -1;
    const [px, py, pz] = heads[parent] ?? [0, 0, 0];
    bone.position.set(x - px, y - py, z - pz);
    bones[parent]?.add(bone);
  });
  return bones;
}

function surface({ tables }: Unpacked<Body>): T.BufferGeometry {
  const geometry = new T.BufferGeometry();
  const rows = (name: string, steps = 1) => {
    const { values, rows: height, columns } = named(tables, name);
    return Float32Array.from(
      values,
      (_, k) => (values[(k % height) * columns + Math.floor(k / height)] ?? 0) / steps,
    );
  };
  const corners = named(tables, "quads");
  const triangles: number[] = [];
  for (let k = 0; k < corners.columns; k++) {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((row) => corners.values[row * corners.columns + k]);
    triangles.push(a, b, c, a, c, d);
  }
  geometry.setIndex(new T.BufferAttribute(Uint16Array.from(triangles), 1));
  geometry.setAttribute("position", new T.BufferAttribute(rows("places", PLACE), 3));
  geometry.setAttribute("cloth", new T.BufferAttribute(rows("cloth", PLACE), 3));
  geometry.setAttribute("breath", new T.BufferAttribute(Uint8Array.from(rows("breath")), 1, true));
  geometry.setAttribute("skinIndex", new T.BufferAttribute(Uint8Array.from(rows("bones")), 4));
  geometry.setAttribute("skinWeight", new T.BufferAttribute(Uint8Array.from(rows("weights")), 4, true));
  geometry.computeVertexNormals();
  return geometry;
}
