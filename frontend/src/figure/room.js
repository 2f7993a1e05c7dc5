// The room in which a body is seen, still or moving: light, floor, mat, cloth and camera. The studio's stage takes its
// pictures with it too, so that the figure that moves looks like its still.
import * as T from "three";

const FOV = 15;
export const LOOK = {
  skin: "#dda884",
  leg: "#41678a",
  top: "#3fa39a",
  hair: "#5b4033",
  bare: "#d9cdbf",
  mat: "#9cc3bb",
};

/** Metres by which a full breath raises belly and chest. */
const BREATH = "0.016";

/** What the body wears: seams are signed distances on the vertices, so that they are sharp at any size. */
export function clothes(look = LOOK) {
  const colours = Object.fromEntries(
    ["skin", "leg", "top", "hair"].map((part) => [part, { value: new T.Color(look[part]) }]),
  );
  const material = new T.MeshStandardMaterial({ roughness: 0.72 });
  const lungs = { value: 0 };
  const muscles = {
    painted: { value: 0 },
    worked: { value: new T.Color() },
    stretched: { value: new T.Color() },
    stripe: { value: 8 },
    bare: { value: new T.Color(LOOK.bare) },
  };
  material.userData = { colours, lungs, muscles };
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, colours, muscles, { lungs });
    shader.vertexShader = `attribute vec3 cloth; attribute float breath; attribute vec2 muscle;
uniform float lungs; varying vec3 vCloth; varying vec2 vMuscle;
${shader.vertexShader}`
      .replace(
        "#include <begin_vertex>",
        `#include <begin_vertex>\nvCloth = cloth; vMuscle = muscle; transformed += normal * (breath * lungs * ${BREATH});`,
      )
      // What sinks into floor or mat is pressed flat.
      .replace(
        "#include <skinning_vertex>",
        "#include <skinning_vertex>\n#ifdef USE_SKINNING\ntransformed.z = max(transformed.z, 0.0008);\n#endif",
      );
    shader.fragmentShader =
      `varying vec3 vCloth; varying vec2 vMuscle; uniform vec3 skin, leg, top, hair, worked, stretched, bare;
uniform float painted, stripe;\n${shader.fragmentShader}`.replace(
        "#include <color_fragment>",
        `#include <color_fragment>
    vec3 edge = clamp(vCloth / max(fwidth(vCloth), vec3(1e-6)) + .5, 0., 1.);
    diffuseColor.rgb = mix(mix(mix(skin, leg, edge.x), top, edge.y), hair, edge.z);
    if (painted > 0.) {
      vec2 under = clamp(vMuscle / max(fwidth(vMuscle), vec2(1e-6)) + .5, 0., 1.);
      float across = abs(fract((gl_FragCoord.x + gl_FragCoord.y) / stripe) - .5) * stripe;
      float striped = clamp(across - stripe * .2 + .5, 0., 1.);
      float cloth = max(edge.x, edge.y) * (1. - edge.z);
      diffuseColor.rgb = mix(mix(diffuseColor.rgb, bare, .75 * cloth), worked, under.x);
      diffuseColor.rgb = mix(diffuseColor.rgb, stretched, under.y * striped);
    }`,
      );
  };
  return material;
}

/** Renderer, scene and camera; `room` is where things stand: x to the left, y to the back, z up, as in the poses. */
export function openRoom(settings = {}) {
  const renderer = new T.WebGLRenderer({ antialias: true, alpha: true, ...settings });
  renderer.setClearColor(0x000000, 0);
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = T.VSMShadowMap;
  const scene = new T.Scene();
  const camera = new T.PerspectiveCamera(FOV, 1.5, 0.1, 60);
  const room = new T.Group();
  room.rotation.x = -Math.PI / 2;
  scene.add(room);
  scene.add(new T.HemisphereLight("#ffffff", "#d9cfc4", 2.1));
  const key = new T.DirectionalLight("#fff4e6", 2.0);
  key.castShadow = true;
  key.shadow.mapSize.set(512, 512);
  Object.assign(key.shadow.camera, { left: -1.7, right: 1.7, top: 1.7, bottom: -1.7, near: 0.5, far: 9 });
  key.shadow.radius = 3.5;
  key.shadow.blurSamples = 8;
  key.shadow.bias = -0.0005;
  key.shadow.normalBias = 0.012;
  scene.add(key, key.target);
  const rim = new T.DirectionalLight("#e4eeff", 1.1);
  scene.add(rim, rim.target);
  const ground = new T.Mesh(new T.PlaneGeometry(40, 40), new T.ShadowMaterial({ opacity: 0.16 }));
  ground.receiveShadow = true;
  room.add(ground);
  const mat = new T.Mesh(
    new T.BoxGeometry(1, 1, 1),
    new T.MeshStandardMaterial({ color: LOOK.mat, roughness: 0.95 }),
  );
  mat.receiveShadow = true;
  room.add(mat);
  const props = new T.Group();
  room.add(props);
  return { renderer, scene, camera, room, key, rim, ground, mat, props };
}

/** Lays the mat under the body, or takes it away; who floats throws no shadow on a floor. */
export function layMat({ mat, ground }, carpet, things) {
  ground.visible = !things.some((thing) => thing.kind === "water" && thing.height < 0.8);
  mat.visible = Boolean(carpet);
  if (carpet) {
    mat.scale.set(carpet.size[0], carpet.size[1], 0.012);
    mat.position.set(carpet.place[0], carpet.place[1], -0.006);
  }
  ground.position.z = carpet ? -0.0122 : 0;
}

function seenFrom({ yaw, pitch, points, aspect, margin }) {
  const y = T.MathUtils.degToRad(yaw);
  const p = T.MathUtils.degToRad(pitch);
  const back = new T.Vector3(Math.sin(y) * Math.cos(p), Math.sin(p), Math.cos(y) * Math.cos(p));
  const right = new T.Vector3(Math.cos(y), 0, -Math.sin(y));
  const up = new T.Vector3().crossVectors(back, right);
  const v = new T.Vector3();
  const middle = new T.Vector3();
  const [wide, tall, deep] = [right, up, back].map((axis) => {
    let least = Infinity;
    let most = -Infinity;
    for (let k = 0; k < points.length; k += 3) {
      const d = v.set(points[k], points[k + 2], -points[k + 1]).dot(axis);
      least = Math.min(least, d);
      most = Math.max(most, d);
    }
    middle.addScaledVector(axis, (least + most) / 2);
    return most - least;
  });
  const away =
    (Math.max(wide / aspect, tall) * margin) / 2 / Math.tan(T.MathUtils.degToRad(FOV / 2)) + deep / 2;
  return { back, right, middle, away };
}

/** How far the camera has to be for all `points` to be in the picture. */
export const distance = (view) => seenFrom(view).away;

/** Puts the camera so far away that all `points` are in the picture, or farther; the light comes along. */
export function aim({ camera, key, rim }, view, least = 0) {
  const { back, right, middle, away } = seenFrom(view);
  camera.aspect = view.aspect;
  camera.position.copy(middle).addScaledVector(back, Math.max(away, least));
  camera.lookAt(middle);
  camera.updateProjectionMatrix();
  key.target.position.copy(middle);
  key.position
    .copy(middle)
    .addScaledVector(right, 0.5)
    .addScaledVector(back, 1.2)
    .add(new T.Vector3(0, 3.2, 0));
  rim.target.position.copy(middle);
  rim.position
    .copy(middle)
    .addScaledVector(right, -2)
    .addScaledVector(back, -1.6)
    .add(new T.Vector3(0, 1.8, 0));
}
