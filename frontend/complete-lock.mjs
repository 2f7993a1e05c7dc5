// A registry mirror may hold only this platform's builds of optional packages; npm then leaves the others out of the
// lock file, and `npm ci` of npm 11 refuses a lock file with such gaps. This names them all, so that one lock file
// serves every platform and every npm.
import { readFileSync, writeFileSync } from "node:fs";

const systems = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const processors = ["arm64", "arm", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64"];
const only = { fsevents: { os: ["darwin"] } };

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
for (const [path, owner] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(owner.optionalDependencies ?? {})) {
    lock.packages[`node_modules/${name}`] ??= entry(name, range, owner, path);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);

function entry(name, range, owner, path) {
  const parts = name.split(/[/-]/);
  const os = systems.filter((system) => parts.includes(system));
  const cpu = processors.filter((processor) => parts.includes(processor));
  const libc = parts.includes("musl") && ["musl"];
  const place = only[name] ?? { ...(cpu.length && { cpu }), ...(os.length && { os }), ...(libc && { libc }) };
  if (!Object.keys(place).length)
    throw new Error(`${path}: no platform known for the optional package ${name}`);
  return { version: range.replace(/^[~^]/, ""), ...(owner.dev && { dev: true }), optional: true, ...place };
}
