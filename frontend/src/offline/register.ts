/** Start the worker that keeps Lumbar working without a network; a browser that has none goes on without. */
export async function workOffline(person: string): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  if (document.readyState !== "complete") await new Promise((done) => window.addEventListener("load", done));
  try {
    const registration = await navigator.serviceWorker.register("/worker.js", { updateViaCache: "none" });
    renewWhenIdle(registration);
    const { active } = await navigator.serviceWorker.ready;
    const here = location.pathname + location.search;
    active?.postMessage({ do: "keep", person, pages: [here, ...pagesAhead()], wish: wishHere() });
    if (!playing()) active?.postMessage({ do: "stock", person });
  } catch {
    // A private window, or a network without a certificate: the pages work, but only with the server.
  }
}

/** A new version takes over when no session runs; the worker looks for itself. */
function renewWhenIdle(registration: ServiceWorkerRegistration): void {
  const ask = () => registration.waiting?.postMessage({ do: "update" });
  ask();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", ask);
  });
}

/** Pages that this one leads to and that must open without a network. */
function pagesAhead(): string[] {
  return [...document.querySelectorAll<HTMLLinkElement>("link[rel=next]")].map(
    (link) => new URL(link.href).pathname,
  );
}

function playing(): boolean {
  return document.querySelector("lumbar-player") !== null;
}

/** What is asked for on the session that this page offers to start, where it is none that is prepared anyway. */
function wishHere(): string | undefined {
  const start = document.querySelector<HTMLInputElement>('form.start input[name="wish"]');
  return location.search && start ? start.value : undefined;
}
