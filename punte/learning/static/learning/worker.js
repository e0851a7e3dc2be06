/* Gives the saved pages of a course when there is no network. It answers for lessons, their files and what pages are
   drawn with, and for nothing else; whatever the network gives comes first. */
"use strict";

const OURS = /^\/learning\/my\/(\d+)\/(?:lessons|media)\//;
const DRAWN = /^\/static\//;

const forget = async (course = "") => {
  for (const name of await caches.keys()) if (name.startsWith(`punte-course-${course}`)) await caches.delete(name);
};

/* Who is signed out keeps no course on this device; who may not read a course any more does not keep that one. A page
   that leads on shows neither where to nor why ("opaqueredirect"): lessons lead only to the sign-in page. */
const heed = async (request, response) => {
  const course = OURS.exec(new URL(request.url).pathname)?.[1];
  if (!course) return;
  const out = response.type === "opaqueredirect" || (response.redirected && response.url.includes("/account/login/"));
  if (out || response.status === 401) await forget();
  else if (response.status === 403 || response.status === 404) await forget(`${course}-`);
};

const part = async (found, range) => {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range) || [];
  if (first === undefined) return found;
  const whole = await found.arrayBuffer();
  const end = last ? Math.min(Number(last), whole.byteLength - 1) : whole.byteLength - 1;
  const headers = new Headers(found.headers);
  headers.set("Content-Range", `bytes ${first}-${end}/${whole.byteLength}`);
  headers.set("Content-Length", String(end - Number(first) + 1));
  return new Response(whole.slice(Number(first), end + 1), { status: 206, headers });
};

const answer = async (request) => {
  try {
    const response = await fetch(request);
    await heed(request, response);
    return response;
  } catch (error) {
    const found = await caches.match(request.url, { ignoreVary: true });
    const bare = new URL(request.url);
    bare.search = "";
    const also = found || (await caches.match(bare.href, { ignoreVary: true, ignoreSearch: true }));
    if (!also) throw error;
    const range = request.headers.get("Range");
    return range ? part(also, range) : also;
  }
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.endsWith("/parts.json") || !(OURS.test(url.pathname) || DRAWN.test(url.pathname))) return;
  event.respondWith(answer(event.request));
});
