/* A lesson in SCORM 1.2: some pages, then one question. The place is kept at each page; the right answer finishes it. */
"use strict";

const { lesson, words } = window.CONTENT;
const by = (id) => document.getElementById(id);
let at = window;
while (!at.API && at.parent !== at) at = at.parent;
const api = at.API;
const begun = Date.now();
api.LMSInitialize("");
const asked = api.LMSGetValue("cmi.student_preference.language").slice(0, 2);
const lang = asked in words ? asked : "ro";
const [back, next, answer, right, wrong, pageWord] = words[lang];
const last = lesson.pages.length;
let page = Math.min(Number(api.LMSGetValue("cmi.core.lesson_location")) || 0, last);
document.documentElement.lang = lang;
document.title = lesson.title[lang];

const spent = () => {
  const seconds = Math.round((Date.now() - begun) / 1000);
  const two = (n) => String(n).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};

const keep = () => {
  api.LMSSetValue("cmi.core.lesson_location", String(page));
  api.LMSSetValue("cmi.suspend_data", JSON.stringify({ seen: page }));
  if (!["passed", "failed", "completed"].includes(api.LMSGetValue("cmi.core.lesson_status")))
    api.LMSSetValue("cmi.core.lesson_status", "incomplete");
  api.LMSSetValue("cmi.core.session_time", spent());
  api.LMSCommit("");
};

const question = () => {
  const group = document.createElement("fieldset");
  group.setAttribute("aria-labelledby", "head");
  lesson.options.forEach((option, n) => {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "radio";
    box.name = "answer";
    box.value = String(n);
    label.append(box, option[lang]);
    group.append(label);
  });
  return group;
};

const show = (moved) => {
  const text = document.createElement("p");
  by("way").textContent = `${lesson.title[lang]} · ${pageWord} ${page + 1} / ${last + 1}`;
  by("head").textContent = page < last ? lesson.pages[page].head[lang] : lesson.question[lang];
  text.textContent = page < last ? lesson.pages[page].text[lang] : "";
  by("body").replaceChildren(page < last ? text : question());
  by("said").textContent = "";
  by("back").textContent = back;
  by("back").hidden = page === 0;
  by("next").textContent = page < last ? next : answer;
  if (moved) by("head").focus();
};

const judge = () => {
  const chosen = document.querySelector("input:checked");
  if (!chosen) return;
  const good = Number(chosen.value) === lesson.right;
  const count = Number(api.LMSGetValue("cmi.interactions._count"));
  api.LMSSetValue(`cmi.interactions.${count}.id`, "question");
  api.LMSSetValue(`cmi.interactions.${count}.type`, "choice");
  api.LMSSetValue(`cmi.interactions.${count}.student_response`, chosen.value);
  api.LMSSetValue(`cmi.interactions.${count}.result`, good ? "correct" : "wrong");
  api.LMSSetValue("cmi.core.score.min", "0");
  api.LMSSetValue("cmi.core.score.max", "100");
  api.LMSSetValue("cmi.core.score.raw", good ? "100" : "0");
  api.LMSSetValue("cmi.core.lesson_status", good ? "passed" : "failed");
  keep();
  by("said").textContent = good ? right : wrong;
};

by("next").addEventListener("click", () => {
  if (page === last) {
    judge();
    return;
  }
  page += 1;
  keep();
  show(true);
});
by("back").addEventListener("click", () => {
  page -= 1;
  keep();
  show(true);
});
window.addEventListener("pagehide", () => {
  api.LMSSetValue("cmi.core.session_time", spent());
  api.LMSSetValue("cmi.core.exit", "suspend");
  api.LMSFinish("");
});
show(false);
