/* Playing an interactive lesson: begins a sitting, gives the lesson its place, keeps what it reports. What could not be
   saved is kept on this device and tried again; nothing is said to be saved before the house has answered so. */
"use strict";

const box = document.querySelector("[data-lesson]");
const words = box.dataset;
const line = box.querySelector("[data-status]");
const again = box.querySelector("[data-again]");
const badge = document.querySelector("[data-state]");
const secret = box.querySelector("[name=csrfmiddlewaretoken]").value;
const key = `punte-lesson:${words.save}`;
const WAITS = [2, 5, 10, 30];
let waiting = null; // the newest save that the house has not confirmed: {sitting, commit, cmi}
let sending = false;
let tries = 0;
let timer = 0;
let frame = null;
let sitting = 0;
let closing = null;
let stopped = false;

const show = (text, calls = false) => {
  if (line.textContent !== text) line.textContent = text;
  again.hidden = !calls;
};

const remember = (save) => {
  waiting = save;
  try {
    if (save) localStorage.setItem(key, JSON.stringify(save));
    else localStorage.removeItem(key);
  } catch {
    // a browser without storage still has the page's memory
  }
};

const remembered = () => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};

const body = (fields) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ csrfmiddlewaretoken: secret, ...fields })) form.append(name, value);
  return form;
};

const post = (url, fields) =>
  fetch(url, { method: "POST", body: body(fields), redirect: "manual", headers: { Accept: "application/json" } });

const failed = (text) => {
  const wait = WAITS[Math.min(tries, WAITS.length - 1)];
  tries += 1;
  show(text, true);
  clearTimeout(timer);
  timer = setTimeout(flush, wait * 1000);
};

const flush = async () => {
  clearTimeout(timer);
  if (sending || !waiting) return;
  sending = true;
  const save = waiting;
  show(words.saving);
  try {
    const answer = await post(words.save, save);
    if (answer.ok) {
      const said = await answer.json();
      if (waiting === save) remember(null);
      tries = 0;
      show(words.saved);
      if (badge) badge.textContent = said.state;
    } else if (answer.status === 422) {
      // the house understood and refuses: trying again would change nothing
      const said = await answer.json();
      if (waiting === save) remember(null);
      show(`${words.refused} ${said.message}`);
    } else if (answer.type === "opaqueredirect" || answer.status === 403) {
      failed(words.out);
    } else {
      failed(words.failed);
    }
  } catch {
    failed(words.failed);
  }
  sending = false;
  if (waiting && waiting !== save) flush();
  if (stopped && !waiting && closing) closing();
};

const open = (given) => {
  sitting = given.sitting;
  frame = document.createElement("iframe");
  frame.title = words.title;
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-modals");
  frame.setAttribute("allow", "fullscreen; autoplay");
  window.addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== words.origin || event.data?.punte !== "lesson") return;
    const { kind, commit, cmi } = event.data;
    if (kind === "ready") {
      const seed = { punte: "page", kind: "seed", cmi: given.cmi, href: given.href, most: given.most };
      frame.contentWindow.postMessage(seed, words.origin);
      show(words.begun);
    }
    if (kind === "commit" && Number.isInteger(commit) && typeof cmi === "string") {
      remember({ sitting, commit, cmi });
      flush();
    }
    if (kind === "stopped") {
      stopped = true;
      if (closing && !waiting) closing();
    }
  });
  frame.src = given.src;
  box.append(frame);
};

const start = async () => {
  show(words.opening);
  const left = remembered(); // of a sitting whose last save did not arrive
  if (left) {
    waiting = left;
    await flush();
    if (waiting) {
      clearTimeout(timer);
      show(words.left, true);
      return;
    }
  }
  try {
    const answer = await post(words.begin, {});
    if (answer.ok) return open(await answer.json());
    const said = answer.status === 422 ? await answer.json() : null;
    show(said ? said.message : words.closed, !said);
  } catch {
    show(words.closed, true);
  }
};

again.addEventListener("click", () => {
  if (frame) flush();
  else start();
});
window.addEventListener("online", () => frame && flush());
window.addEventListener("beforeunload", (event) => {
  if (waiting) event.preventDefault();
});
window.addEventListener("pagehide", () => {
  // the last save goes on its way although the page is closed; the same save twice changes nothing
  if (waiting) navigator.sendBeacon(words.save, body(waiting));
});

// A way out lets the lesson end its session first, and waits for the last save, but not for ever.
for (const link of document.querySelectorAll("[data-leave]")) {
  link.addEventListener("click", (event) => {
    if (!frame || closing) return;
    event.preventDefault();
    closing = () => {
      clearTimeout(late);
      location.assign(link.href);
    };
    const late = setTimeout(() => {
      if (waiting) closing = null; // stays: what is not saved is said above
      else location.assign(link.href);
    }, 3000);
    frame.contentWindow.postMessage({ punte: "page", kind: "stop" }, words.origin);
  });
}

document.querySelector("[data-without]").hidden = true;
start();
