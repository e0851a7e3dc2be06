/* On the origin of packages: holds the SCORM API that a lesson looks for, and hands what it says to the page around,
   which alone may talk to the house. Only messages of that page, from its origin, are heard. */
"use strict";

const told = document.documentElement.dataset;
const old = told.standard === "12";
const frame = document.querySelector("iframe");
let api = null;
let commit = 0;
let timer = 0;
let said = "";

// Lessons look for their API from window to window; a step further they would meet another origin and fail.
const page = window.parent;
window.parent = window;

const tell = (message) => page.postMessage({ punte: "lesson", ...message }, told.within);

const state = () => {
  const found = api.renderCMIToJSONObject().cmi;
  const part = old ? found.core : found;
  // what the house gave and does not want back
  delete part.student_id;
  delete part.student_name;
  delete part.learner_id;
  delete part.learner_name;
  return found;
};

const send = () => {
  clearTimeout(timer);
  timer = 0;
  const cmi = JSON.stringify(state());
  if (cmi === said) return;
  said = cmi;
  commit += 1;
  tell({ kind: "commit", commit, cmi });
};

const soon = () => {
  if (!timer) timer = setTimeout(send, 2000);
};

const limited = (name, field, most, code) => {
  const plain = api[name].bind(api);
  api[name] = (element, value) => {
    if (element === field && String(value).length > most) {
      api.throwSCORMError(field, code);
      return "false";
    }
    return plain(element, value);
  };
};

const begin = (seed) => {
  const Api = old ? window.Scorm12API : window.Scorm2004API;
  api = new Api({ logLevel: 5, autocommit: false });
  api.loadFromJSON(seed.cmi);
  for (const event of old ? ["LMSCommit", "LMSFinish"] : ["Commit", "Terminate"]) api.on(event, send);
  api.on(old ? "LMSSetValue" : "SetValue", soon);
  if (old) limited("LMSSetValue", "cmi.suspend_data", seed.most, 405);
  window[old ? "API" : "API_1484_11"] = api;
  frame.src = `files/${seed.href}`;
};

const stop = () => {
  frame.addEventListener("load", () => {
    if (timer) send();
    tell({ kind: "stopped" });
  });
  frame.src = "about:blank"; // the lesson hears that it is closed, and ends its session
};

window.addEventListener("message", (event) => {
  if (event.source !== page || event.origin !== told.within || event.data?.punte !== "page") return;
  if (event.data.kind === "seed" && !api) begin(event.data);
  if (event.data.kind === "stop" && api) stop();
});

tell({ kind: "ready" });
