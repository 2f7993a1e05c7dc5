import { build, type Plugin } from "vite";
import { defineConfig } from "vitest/config";

const outDir = "../src/lumbar/web/static/built";
const shared = { outDir, assetsInlineLimit: 0, modulePreload: { polyfill: false } };

/** The service worker is one classic script under one name, built after the pages. */
function serviceWorker(): Plugin {
  return {
    name: "service-worker",
    apply: "build",
    async closeBundle() {
      const output = { format: "iife" as const, entryFileNames: "worker.js" };
      const rolldownOptions = { input: "src/worker/worker.ts", output };
      await build({
        configFile: false,
        logLevel: "warn",
        build: { ...shared, emptyOutDir: false, rolldownOptions },
      });
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [serviceWorker()],
  build: {
    ...shared,
    emptyOutDir: true,
    manifest: "manifest.json",
    // The figure that moves needs three; it is loaded only when somebody asks for it.
    chunkSizeWarningLimit: 640,
    rolldownOptions: { input: ["src/main.ts", "src/player/player.ts", "src/threshold.ts"] },
  },
  test: { include: ["tests/**/*.test.ts"] },
});
