/* Lessons on a device: saved for reading without a network; what is read there is sent later, and may be sent twice. */
const QUEUE = "punte-reading";
const OWNER = "punte-reading-of";
const UNSENT = /^punte-(saved-|lesson:|test:)/; // what is saved; what lessons and tests could not send yet
const saved = (course) => `punte-saved-${course}`;

const read = (place, otherwise) => {
  try {
    return JSON.parse(localStorage.getItem(place)) ?? otherwise;
  } catch {
    return otherwise;
  }
};
const write = (place, value) => localStorage.setItem(place, JSON.stringify(value));

/* Somebody else has signed in on this device: nothing of the one before is theirs. */
const forget = async () => {
  for (const name of await caches.keys()) if (name.startsWith("punte-course-")) await caches.delete(name);
  for (const place of Object.keys(localStorage)) {
    if (place === QUEUE || UNSENT.test(place)) localStorage.removeItem(place);
  }
};

const say = (where, word) => {
  const place = where.querySelector("[data-said]");
  if (place && word) place.textContent = word;
};

const token = () => document.querySelector("[data-reading] [name=csrfmiddlewaretoken], [data-reading-token] [name=csrfmiddlewaretoken]")?.value ?? "";

/* Gives "sent", "waiting" (no network) or "signed out". */
const send = async (url, told) => {
  const body = new URLSearchParams({ ...told, csrfmiddlewaretoken: token() });
  try {
    const answer = await fetch(url, { method: "POST", body, headers: { Accept: "application/json" }, keepalive: true });
    if (answer.ok && !answer.redirected) return "sent";
    return answer.redirected || answer.status === 403 ? "signed out" : answer.status < 500 ? "sent" : "waiting";
  } catch {
    return "waiting";
  }
};

const queue = (url, told) => {
  const waiting = read(QUEUE, {});
  const before = waiting[url] ?? {};
  waiting[url] = {
    place: Math.max(Number(before.place ?? 0), Number(told.place ?? 0)),
    ...(before.finished || told.finished ? { finished: "yes" } : {}),
  };
  write(QUEUE, waiting);
};

/* What was read without a network, each lesson once. */
const flush = async (where) => {
  const waiting = read(QUEUE, {});
  if (!Object.keys(waiting).length) return;
  const count = String(Object.keys(waiting).length);
  say(where, (where.dataset.wordWaiting ?? "").replace("{n}", count));
  for (const [url, told] of Object.entries(waiting)) {
    const came = await send(url, told);
    if (came === "signed out") say(where, where.dataset.wordSignIn);
    if (came !== "sent") return;
    const left = read(QUEUE, {});
    delete left[url];
    write(QUEUE, left);
  }
  say(where, where.dataset.wordSent);
};

const drawn = () =>
  [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map((x) => x.href || x.src);

const save = async (box) => {
  const { wordSaving, wordFailed, course } = box.dataset;
  try {
    await navigator.serviceWorker.register("/learning/my/offline.js", { scope: "/learning/my/" });
    const told = await (await fetch(box.dataset.offline, { cache: "no-store" })).json();
    const cache = await caches.open(`punte-course-${course}-${told.version}`);
    const urls = [...new Set([...told.urls, ...drawn()])];
    let n = 0;
    for (const url of urls) {
      const answer = await fetch(url, { cache: "no-cache" });
      if (!answer.ok || answer.redirected) throw new Error(url);
      await cache.put(url, answer);
      n += 1;
      say(box, wordSaving.replace("{n}", n).replace("{all}", urls.length));
    }
    for (const name of await caches.keys()) {
      if (name.startsWith(`punte-course-${course}-`) && !name.endsWith(told.version)) await caches.delete(name);
    }
    write(saved(course), { version: told.version, at: Date.now() });
    box.dataset.version = told.version;
    standing(box);
  } catch {
    say(box, wordFailed);
  }
};

const standing = (box) => {
  const state = read(saved(box.dataset.course), null);
  box.querySelector("[data-remove]").hidden = !state;
  if (!state) return;
  const date = new Date(state.at).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  say(box, (state.version === box.dataset.version ? box.dataset.wordSaved : box.dataset.wordOld).replace("{date}", date));
};

const remove = async (box) => {
  for (const name of await caches.keys()) {
    if (name.startsWith(`punte-course-${box.dataset.course}-`)) await caches.delete(name);
  }
  localStorage.removeItem(saved(box.dataset.course));
  standing(box);
  say(box, box.dataset.wordRemoved);
};

const offer = (box) => {
  if (!("serviceWorker" in navigator && "caches" in window)) return;
  box.querySelector("[data-ways]").hidden = false;
  standing(box);
  const button = box.querySelector("[data-save]");
  button.addEventListener("click", async () => {
    button.disabled = true;
    await save(box);
    button.disabled = false;
  });
  box.querySelector("[data-remove]").addEventListener("click", () => remove(box));
};

const follow = (form) => {
  let furthest = 0;
  let told = 0;
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) furthest = Math.max(furthest, Number(entry.target.dataset.place));
  });
  for (const piece of document.querySelectorAll("[data-place]")) seen.observe(piece);
  document.addEventListener("visibilitychange", async () => {
    if (document.visibilityState !== "hidden" || furthest <= told) return;
    told = furthest;
    if ((await send(form.action, { place: told })) !== "sent") queue(form.action, { place: told });
  });
  form.addEventListener("submit", async (event) => {
    if (event.submitter?.name !== "finished") return;
    event.preventDefault();
    const what = { place: furthest, finished: "yes" };
    const came = await send(form.action, what);
    if (came === "sent") {
      location.assign(form.dataset.next);
      return;
    }
    queue(form.action, what);
    say(form, came === "waiting" ? form.dataset.wordWaiting : form.dataset.wordSignIn);
  });
};

const begin = async () => {
  const box = document.querySelector("[data-offline]");
  const form = document.querySelector("[data-reading]");
  const where = box ?? form;
  if (!where) return;
  if (read(OWNER, where.dataset.owner) !== where.dataset.owner) await forget();
  write(OWNER, where.dataset.owner);
  if (box) offer(box);
  if (form) follow(form);
  if (navigator.onLine) await flush(where);
  window.addEventListener("online", () => flush(where));
};

begin();
