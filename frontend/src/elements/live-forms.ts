/** Forms marked `data-live` change the page in place, without losing where the person is on it. Without a script, or
 * when anything fails, they are sent as any form is. */

let shown = address();

function address(): string {
  return location.pathname + location.search;
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const response = await fetch(form.action, { method: "POST", body: new FormData(form, submitter) });
  if (!response.ok) throw new Error(`${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const [now, then] = [document.querySelector("main"), page.querySelector("main")];
  if (!now || !then) throw new Error("no main part");
  now.replaceChildren(...then.childNodes);
  document.title = page.title;
  history.pushState({ live: true }, "", response.url);
  shown = address();
  const status = now.querySelector<HTMLElement>("[role=status]");
  if (!status) return;
  status.tabIndex = -1;
  status.focus({ preventScroll: true });
  status.scrollIntoView({ block: "center" });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-live]")) return;
  event.preventDefault();
  const { submitter } = event;
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  send(form, submitter).catch(() => {
    form.removeAttribute("data-live");
    form.ariaBusy = null;
    form.requestSubmit(submitter);
  });
});

/* What was changed in place is asked for again when the person goes back to it; a link within the page is left alone. */
window.addEventListener("popstate", () => {
  if (address() !== shown) location.reload();
});
