/* Gives the saved pages of a course when there is no network. It answers for lessons, their files and what pages are
   drawn with, and for nothing else; whatever the network gives comes first. */
"use strict";

const OURS = /^\/learning\/my\/\d+\/(lessons|media)\//;
const DRAWN = /^\/static\//;

const forget = async () => {
  for (const name of await caches.keys()) if (name.startsWith("punte-course-")) await caches.delete(name);
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
    if (request.mode === "navigate" && response.redirected && response.url.includes("/account/login/")) await forget();
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
