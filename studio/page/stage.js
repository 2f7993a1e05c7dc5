// The studio's stage: one page, one body; each picture is new places for its vertices, its props and a camera.
import * as T from "three";
import { setProps } from "./props.js";

const FOV = 15;
const LOOK = {
  skin: "#dda884", leg: "#41678a", top: "#3fa39a", hair: "#5b4033", mat: "#9cc3bb",
};
const renderer = new T.WebGLRenderer({ antialias: true, alpha: true, preserveDrawingBuffer: true });
renderer.setClearColor(0x000000, 0);
renderer.shadowMap.enabled = true;
renderer.shadowMap.type = T.VSMShadowMap;
document.body.append(renderer.domElement);
const scene = new T.Scene();
const camera = new T.PerspectiveCamera(FOV, 1.5, 0.1, 60);

// Room: x to the left, y to the back, z up, as in the poses; the whole stage is turned once for three's y up.
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
const mat = new T.Mesh(new T.BoxGeometry(1, 1, 1), new T.MeshStandardMaterial({ color: LOOK.mat, roughness: 0.95 }));
mat.receiveShadow = true;
room.add(mat);
const props = new T.Group();
room.add(props);
const geometry = new T.BufferGeometry();
const cloth = new T.MeshStandardMaterial({ roughness: 0.72 });
cloth.onBeforeCompile = (shader) => {
  for (const part of ["skin", "leg", "top", "hair"]) shader.uniforms[part] = { value: new T.Color(LOOK[part]) };
  shader.vertexShader = `attribute vec3 cloth; varying vec3 vCloth;\n${shader.vertexShader}`.replace(
    "#include <begin_vertex>", "#include <begin_vertex>\nvCloth = cloth;");
  shader.fragmentShader = `varying vec3 vCloth; uniform vec3 skin, leg, top, hair;\n${shader.fragmentShader}`.replace(
    "#include <color_fragment>",
    `#include <color_fragment>
    vec3 edge = clamp(vCloth / max(fwidth(vCloth), vec3(1e-6)) + .5, 0., 1.);
    diffuseColor.rgb = mix(mix(mix(skin, leg, edge.x), top, edge.y), hair, edge.z);`);
};
const figure = new T.Mesh(geometry, cloth);
figure.castShadow = figure.receiveShadow = true;
figure.frustumCulled = false;
room.add(figure);

const floats = (text) => new Float32Array(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
window.wear = ({ triangles, cloth: fields }) => {
  geometry.setIndex(new T.BufferAttribute(new Uint32Array(floats(triangles).buffer), 1));
  geometry.setAttribute("cloth", new T.BufferAttribute(floats(fields), 3));
};

// Everything that must be in the picture, as the camera sees it: the camera is put so far away that it all fits.
function aim({ yaw, pitch, points, aspect, margin }) {
  const y = T.MathUtils.degToRad(yaw), p = T.MathUtils.degToRad(pitch);
  const back = new T.Vector3(Math.sin(y) * Math.cos(p), Math.sin(p), Math.cos(y) * Math.cos(p));
  const right = new T.Vector3(Math.cos(y), 0, -Math.sin(y));
  const up = new T.Vector3().crossVectors(back, right);
  const box = { r: [Infinity, -Infinity], u: [Infinity, -Infinity], b: [Infinity, -Infinity] };
  for (let k = 0; k < points.length; k += 3) {
    const v = new T.Vector3(points[k], points[k + 2], -points[k + 1]);
    for (const [name, axis] of [["r", right], ["u", up], ["b", back]]) {
      const d = v.dot(axis);
      box[name] = [Math.min(box[name][0], d), Math.max(box[name][1], d)];
    }
  }
  const middle = new T.Vector3();
  for (const [name, axis] of [["r", right], ["u", up], ["b", back]]) middle.addScaledVector(axis, (box[name][0] + box[name][1]) / 2);
  const wide = (box.r[1] - box.r[0]) / aspect, tall = box.u[1] - box.u[0], deep = box.b[1] - box.b[0];
  const away = (Math.max(wide, tall) * margin) / 2 / Math.tan(T.MathUtils.degToRad(FOV / 2)) + deep / 2;
  camera.aspect = aspect;
  camera.position.copy(middle).addScaledVector(back, away);
  camera.lookAt(middle);
  camera.updateProjectionMatrix();
  key.target.position.copy(middle);
  key.position.copy(middle).addScaledVector(right, 0.5).addScaledVector(back, 1.2).add(new T.Vector3(0, 3.2, 0));
  rim.target.position.copy(middle);
  rim.position.copy(middle).addScaledVector(right, -2).addScaledVector(back, -1.6).add(new T.Vector3(0, 1.8, 0));
}

window.shoot = ({ places, normals, width, height, scale, view, things, carpet }) => {
  geometry.setAttribute("position", new T.BufferAttribute(floats(places), 3));
  geometry.setAttribute("normal", new T.BufferAttribute(floats(normals), 3));
  mat.visible = Boolean(carpet);
  if (carpet) {
    mat.scale.set(carpet.size[0], carpet.size[1], 0.012);
    mat.position.set(carpet.place[0], carpet.place[1], -0.006);
  }
  ground.position.z = carpet ? -0.0122 : 0;
  setProps(props, things);
  renderer.setPixelRatio(1);
  renderer.setSize(width * scale, height * scale);
  aim({ ...view, points: floats(view.points), aspect: width / height });
  renderer.render(scene, camera);
  return renderer.domElement.toDataURL("image/png");
};
window.ready = true;
