// The studio's stage: one page, one body; each picture is new places for its vertices, its props and a camera.
import * as T from "three";
import { setProps } from "/figure/props.js";
import { aim, clothes, layMat, openRoom } from "/figure/room.js";

const stage = openRoom({ preserveDrawingBuffer: true });
const { renderer, scene, camera, room, props } = stage;
document.body.append(renderer.domElement);
const geometry = new T.BufferGeometry();
const figure = new T.Mesh(geometry, clothes());
figure.castShadow = figure.receiveShadow = true;
figure.frustumCulled = false;
room.add(figure);

const floats = (text) => new Float32Array(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
window.wear = ({ triangles, cloth: fields }) => {
  geometry.setIndex(new T.BufferAttribute(new Uint32Array(floats(triangles).buffer), 1));
  geometry.setAttribute("cloth", new T.BufferAttribute(floats(fields), 3));
};

window.shoot = ({ places, normals, width, height, scale, view, things, carpet }) => {
  geometry.setAttribute("position", new T.BufferAttribute(floats(places), 3));
  geometry.setAttribute("normal", new T.BufferAttribute(floats(normals), 3));
  layMat(stage, carpet, things);
  setProps(props, things);
  renderer.setPixelRatio(1);
  renderer.setSize(width * scale, height * scale);
  aim(stage, { ...view, points: floats(view.points), aspect: width / height });
  renderer.render(scene, camera);
  return renderer.domElement.toDataURL("image/png");
};
window.ready = true;
