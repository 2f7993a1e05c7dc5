/** A worker that does nothing but wake the page it belongs to: its timers go on where a hidden page's are held back. */
const EVERY_MS = 1000;

setInterval(() => postMessage(null), EVERY_MS);
