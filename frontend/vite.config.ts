import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  build: {
    outDir: "../src/lumbar/web/static/built",
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsInlineLimit: 0,
    // The figure that moves needs three; it is loaded only when somebody asks for it.
    chunkSizeWarningLimit: 640,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ["src/main.ts", "src/player/player.ts"] },
  },
  test: { include: ["tests/**/*.test.ts"] },
});
