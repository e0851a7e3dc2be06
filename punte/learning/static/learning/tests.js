/* A page of a test keeps its answers in the background; what could not be sent stays on the device and is sent again. */
"use strict";

for (const form of document.querySelectorAll("[data-test]")) {
  const place = `punte-test:${form.dataset.test}`;
  const status = form.querySelector("[data-status]");
  const answers = () => [...form.querySelectorAll("input, select, textarea")].filter((field) => /^q\d/.test(field.name));
  const say = (text, bad = false) => {
    status.textContent = text;
    status.classList.toggle("is-bad", bad);
  };
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(place)) || null;
    } catch {
      return null;
    }
  };
  const remember = () => {
    const kept = answers().map((field) => [field.name, field.value, field.checked ?? false]);
    try {
      localStorage.setItem(place, JSON.stringify(kept));
    } catch { /* a device without room keeps the page as it is */ }
  };
  const forget = () => {
    try {
      localStorage.removeItem(place);
    } catch { /* nothing was kept */ }
  };
  const fill = (kept) => {
    const fields = answers();
    for (const [n, [name, value, checked]] of kept.entries()) {
      const field = fields[n];
      if (!field || field.name !== name) return;
      if (field.type === "radio" || field.type === "checkbox") field.checked = checked;
      else field.value = value;
    }
  };

  let changed = 0;
  let later = 0;
  let sending = null;
  let elsewhere = false; // another window was faster: only who sends this page replaces its answers
  const keep = () => {
    if (elsewhere) return Promise.resolve(false);
    sending ??= send().finally(() => { sending = null; });
    return sending;
  };
  const again = () => {
    clearTimeout(later);
    later = setTimeout(keep, 5000);
  };
  /* true: kept; false: not kept, stay here; a text: the address to go to. */
  const send = async () => {
    const sent = changed;
    let answer;
    try {
      answer = await fetch(form.dataset.keep, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    } catch {
      say(form.dataset.unsent, true);
      again();
      return false;
    }
    const isJson = answer.headers.get("Content-Type")?.includes("json");
    if (!isJson) {
      const out = answer.redirected || answer.status === 403;
      say(out ? form.dataset.out : form.dataset.unsent, true);
      again();
      return false;
    }
    const told = await answer.json();
    say(told.text, !answer.ok);
    if (told.over) {
      forget();
      return told.over;
    }
    elsewhere = answer.status === 409;
    if (!answer.ok) return false;
    form.elements.seen.value = told.seen;
    if (sent === changed) forget();
    else keepSoon();
    return true;
  };
  const keepSoon = () => {
    clearTimeout(later);
    later = setTimeout(keep, 1500);
  };

  const unsent = read();
  if (unsent) {
    fill(unsent);
    say(form.dataset.again);
    changed += 1;
    keepSoon();
  }
  const touched = () => {
    changed += 1;
    remember();
    keepSoon();
  };
  form.addEventListener("input", touched);
  addEventListener("online", () => { if (read()) keep(); });

  form.addEventListener("submit", async (event) => {
    if (form.dataset.sure) return;
    event.preventDefault();
    clearTimeout(later);
    remember();
    const button = event.submitter;
    await sending;
    const kept = await keep();
    if (typeof kept === "string") {
      location.assign(kept);
    } else if (kept || elsewhere) {
      form.dataset.sure = "yes";
      form.requestSubmit(button);
    }
  });

  /* What is to be ordered can also be moved up and down. */
  for (const list of form.querySelectorAll("[data-ordering]")) {
    const rows = () => [...list.querySelectorAll(".l-place")];
    const number = () => rows().forEach((row, n) => { row.querySelector("select").value = String(n); });
    const arrange = () => {
      const place = (row) => Number(row.querySelector("select").value || 99);
      for (const row of rows().sort((a, b) => place(a) - place(b))) list.append(row);
    };
    for (const row of rows()) {
      row.dataset.rank = "";
      const label = row.querySelector("label").textContent;
      for (const [step, word] of [[-1, list.dataset.up], [1, list.dataset.down]]) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "ds-button";
        button.dataset.variant = "secondary";
        button.textContent = word;
        button.setAttribute("aria-label", `${word}: ${label}`);
        button.addEventListener("click", () => {
          const all = rows();
          const other = all[all.indexOf(row) + step];
          if (other) (step < 0 ? other.before(row) : other.after(row));
          number();
          button.focus();
          say(`${label}: ${list.dataset.moved} ${rows().indexOf(row) + 1}`);
          touched();
        });
        row.append(button);
      }
    }
    if (rows().some((row) => row.querySelector("select").value !== "")) arrange();
  }
}
