// Things a person uses, built from plain shapes.
import * as T from "three";

const paint = (color, more = {}) => new T.MeshStandardMaterial({ color, roughness: 0.85, ...more });

function box(w, l, h, color) {
  const r = Math.min(w, l, h) * 0.22;
  const shape = new T.Shape();
  const x = w / 2 - r,
    y = l / 2 - r;
  shape.absarc(x, y, r, 0, Math.PI / 2).absarc(-x, y, r, Math.PI / 2, Math.PI);
  shape.absarc(-x, -y, r, Math.PI, 1.5 * Math.PI).absarc(x, -y, r, 1.5 * Math.PI, 2 * Math.PI);
  const b = r * 0.7;
  const g = new T.ExtrudeGeometry(shape, {
    depth: h - 2 * b,
    bevelSize: b,
    bevelThickness: b,
    bevelSegments: 4,
    curveSegments: 6,
  });
  g.translate(0, 0, b);
  g.scale(w / (w + 2 * b), l / (l + 2 * b), 1);
  return new T.Mesh(g, paint(color));
}

function cushion(w, l, h, color) {
  const g = new T.SphereGeometry(1, 40, 24);
  const p = g.attributes.position;
  const soft = (v, n) => Math.sign(v) * Math.abs(v) ** n;
  for (let k = 0; k < p.count; k++) {
    p.setXYZ(
      k,
      (soft(p.getX(k), 0.55) * w) / 2,
      (soft(p.getY(k), 0.55) * l) / 2,
      (soft(p.getZ(k), 0.8) * h) / 2 + h / 2,
    );
  }
  g.computeVertexNormals();
  return new T.Mesh(g, paint(color));
}

function chair([w, l, h]) {
  const g = new T.Group();
  const seat = box(w, l, 0.035, "#c9a47c");
  seat.position.z = h - 0.035;
  g.add(seat);
  for (const sx of [-1, 1])
    for (const sy of [-1, 1]) {
      const tall = sy > 0 ? h + 0.42 : h - 0.03;
      const leg = box(0.034, 0.034, tall, "#b08a63");
      leg.position.set(sx * (w / 2 - 0.03), sy * (l / 2 - 0.03), 0);
      g.add(leg);
    }
  const rest = box(w - 0.02, 0.025, 0.16, "#c9a47c");
  rest.position.set(0, l / 2 - 0.03, h + 0.26);
  g.add(rest);
  return g;
}

function table([w, l, h]) {
  const g = new T.Group();
  const top = box(w, l, 0.035, "#c9a47c");
  top.position.z = h - 0.035;
  g.add(top);
  for (const sx of [-1, 1])
    for (const sy of [-1, 1]) {
      const leg = box(0.045, 0.045, h - 0.03, "#b08a63");
      leg.position.set(sx * (w / 2 - 0.05), sy * (l / 2 - 0.05), 0);
      g.add(leg);
    }
  return g;
}

function strap(points) {
  const curve = new T.CatmullRomCurve3(
    points.map((p) => new T.Vector3(...p)),
    false,
    "catmullrom",
    0.15,
  );
  return new T.Mesh(new T.TubeGeometry(curve, 80, 0.009, 8), paint("#d98c4a"));
}

const MAKE = {
  chair: (t) => chair(t.size),
  table: (t) => table(t.size),
  ball: (t) => {
    const g = new T.SphereGeometry(t.size[0] / 2, 64, 48);
    g.translate(0, 0, t.size[0] / 2);
    return new T.Mesh(g, paint("#e0a458", { roughness: 0.55 }));
  },
  pillow: (t) => cushion(...t.size, "#eae2d3"),
  bolster: (t) => cushion(...t.size, "#8f7fb0"),
  blanket: (t) => box(...t.size, "#c8b6d4"),
  block: (t) => box(...t.size, "#d08c60"),
  bench: (t) => box(...t.size, "#8a8f99"),
  board: (t) => box(...t.size, "#e8c15a"),
  wall: (t) => {
    const g = new T.BoxGeometry(t.size[0], 0.03, t.size[2]);
    g.translate(0, -0.015, t.size[2] / 2);
    return new T.Mesh(g, paint("#d9d4cb", { transparent: true, opacity: 0.92 }));
  },
  water: (t) => {
    const g = new T.PlaneGeometry(t.size[0], t.size[1]);
    const m = new T.Mesh(
      g,
      paint("#5fb3d9", { transparent: true, opacity: 0.45, roughness: 0.2, side: T.DoubleSide }),
    );
    m.position.z = t.height;
    return m;
  },
  strap: (t) => strap(t.points),
};

export function setProps(group, things) {
  group.clear();
  for (const thing of things) {
    const made = MAKE[thing.kind](thing);
    if (thing.place) {
      made.position.x = thing.place[0];
      made.position.y = thing.place[1];
      made.position.z += thing.base ?? 0;
      made.rotation.z = ((thing.turn ?? 0) * Math.PI) / 180;
    }
    made.traverse((o) => {
      if (o.isMesh && thing.kind !== "water" && thing.kind !== "wall") o.castShadow = true;
      if (o.isMesh) o.receiveShadow = thing.kind !== "water";
    });
    group.add(made);
  }
}
