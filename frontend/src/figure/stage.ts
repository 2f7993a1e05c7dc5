/** The moving body: a skinned mesh in the studio's room, drawn on a canvas. Loaded only when somebody wants to see it. */
import * as T from "three";
import type { Movement } from "./movement";
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
const SHADOW_EVERY = 6;
const RIM = { light: 1.1, dark: 1.7 };

export class Stage {
  readonly canvas: HTMLCanvasElement;
  #room: ReturnType<typeof openRoom>;
  #bones: T.Bone[];
  #material = clothes();
  #turns: Float32Array;
  #root = new Float32Array(3);
  #strap: { kind: "strap"; points: number[][] } | null;
  #yaw: number;
  #pitch: number;
  #least: number;
  #aspect = 1.5;
  #spared = false;
  #drawn = 0;
  #mesh: T.SkinnedMesh;

  constructor(
    body: Unpacked<Body>,
    readonly movement: Movement,
  ) {
    this.#room = openRoom({ powerPreference: "low-power" });
    this.canvas = this.#room.renderer.domElement;
    const { form } = movement;
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
    layMat(this.#room, form.mat, form.things);
    this.#strap = form.things.some(({ kind }) => kind === "strap") ? { kind: "strap", points: [] } : null;
    this.#turns = new Float32Array(form.bones.length * 4);
    this.#yaw = form.camera.yaw;
    this.#pitch = form.camera.pitch;
    this.#least = distance(this.#view());
    if (!this.#strap) setProps(this.#room.props, form.things);
  }

  #view() {
    const points = this.movement.fit;
    return { yaw: this.#yaw, pitch: this.#pitch, points, aspect: this.#aspect, margin: MARGIN };
  }

  /** Turns the view, degrees. */
  turn(yaw: number, pitch: number): void {
    this.#yaw += yaw;
    this.#pitch = Math.min(HIGHEST, Math.max(LOWEST, this.#pitch + pitch));
  }

  dress(tone: Tone, dark: boolean): void {
    for (const [part, colour] of Object.entries(TONES[tone]))
      this.#material.userData.colours[part].value.set(colour);
    this.#room.rim.intensity = dark ? RIM.dark : RIM.light;
  }

  /** Fits the picture to a box, in CSS pixels. */
  fit(width: number, height: number): void {
    if (!width || !height) return;
    this.#aspect = width / height;
    this.#room.renderer.setPixelRatio(this.#spared ? SPARED : Math.min(DENSEST, window.devicePixelRatio));
    this.#room.renderer.setSize(width, height, false);
    this.#least = distance({ ...this.#view(), yaw: this.movement.form.camera.yaw });
  }

  /** For a machine that draws slowly: fewer pixels, and a shadow that follows now and then. */
  spare(): void {
    if (this.#spared) return;
    this.#spared = true;
    const { renderer } = this.#room;
    renderer.shadowMap.autoUpdate = false;
    renderer.setPixelRatio(SPARED);
  }

  /** Draws a moment of the movement, 0 to 1. */
  draw(at: number): void {
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
  geometry.setAttribute("skinIndex", new T.BufferAttribute(Uint8Array.from(rows("bones")), 4));
  geometry.setAttribute("skinWeight", new T.BufferAttribute(Uint8Array.from(rows("weights")), 4, true));
  geometry.computeVertexNormals();
  return geometry;
}
