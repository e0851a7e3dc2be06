/* The roll keeps what was marked on the device until it is saved: numbers and answers, no names. */
"use strict";

for (const form of document.querySelectorAll("[data-roll]")) {
  const place = `punte-roll:${form.dataset.roll}`;
  const fields = () => [...form.querySelectorAll('input[type="radio"], input[type="checkbox"], input[type="text"]')];
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(place)) || null;
    } catch {
      return null;
    }
  };
  const keep = (sent) => {
    const marks = {};
    for (const field of fields()) {
      if (field.type === "radio") {
        if (field.checked) marks[field.name] = field.value;
      } else marks[field.name] = field.type === "checkbox" ? field.checked : field.value;
    }
    try {
      localStorage.setItem(place, JSON.stringify({ version: form.dataset.version, sent, marks }));
    } catch { /* a device without room keeps the page as it is */ }
  };
  const put = (marks) => {
    for (const field of fields()) {
      if (!(field.name in marks)) continue;
      if (field.type === "radio") field.checked = marks[field.name] === field.value;
      else if (field.type === "checkbox") field.checked = marks[field.name];
      else field.value = marks[field.name];
    }
  };

  const kept = read();
  const shown = "shown" in form.dataset; // the server shows again what was sent and not saved
  if (kept && !shown) {
    const arrived = kept.sent && kept.version !== form.dataset.version;
    if (arrived) localStorage.removeItem(place);
    else {
      put(kept.marks);
      form.querySelector("[data-kept]").hidden = false;
    }
  }
  const online = () => { form.querySelector("[data-offline]").hidden = navigator.onLine; };
  const count = () => { // the sentence begins with how many are marked, in every language
    const said = form.querySelector("[data-marked]"), marked = form.querySelectorAll(".e-way input:checked").length;
    said.textContent = said.textContent.replace(/\d+/, marked);
  };
  count();
  form.addEventListener("input", () => { keep(false); count(); });
  form.addEventListener("submit", (event) => {
    keep(navigator.onLine);
    if (!navigator.onLine) {
      event.preventDefault();
      form.querySelector("[data-offline]").hidden = false;
    }
  });
  addEventListener("online", online);
  addEventListener("offline", online);
}
