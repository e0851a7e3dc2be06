/* What makes pages pleasanter; nothing here is needed for a page to work. */
"use strict";

/* Long answers: how many characters are left. */
document.addEventListener("input", (event) => {
  const count = event.target.id && document.querySelector(`[data-count-for="${CSS.escape(event.target.id)}"]`);
  if (!count) return;
  const most = Number(count.dataset.most);
  const length = [...event.target.value.normalize("NFC").trim()].length; // letters, as the server counts them
  count.textContent = `${length.toLocaleString(document.documentElement.lang)} / ${most.toLocaleString(document.documentElement.lang)}`;
  count.classList.toggle("is-over", length > most);
});

/* A file may be dropped on its box; its size is shown beside the name. */
for (const [kind, over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
  document.addEventListener(kind, (event) => {
    const box = event.target.closest?.(".p-file");
    box?.classList.toggle("is-over", over);
  });
}

/* Where the browser does not focus the list of errors by itself. */
document.querySelector(".p-faults")?.focus();

/* After htmx has put in a part with errors, the reader is taken to them. */
document.addEventListener("htmx:afterSwap", (event) => event.target.querySelector?.(".p-faults")?.focus());

/* Suggestions under a field: arrow keys choose, Enter opens or takes the word, Escape closes. */
for (const field of document.querySelectorAll("[data-suggests]")) {
  const box = document.getElementById(`${field.dataset.suggests}-found`);
  const told = document.getElementById(`${field.dataset.suggests}-told`);
  const options = () => [...box.querySelectorAll("[role=option]")];
  const choose = (option) => {
    for (const other of options()) other.setAttribute("aria-selected", String(other === option));
    if (option) field.setAttribute("aria-activedescendant", option.id); else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const show = (open) => {
    box.hidden = !open;
    field.setAttribute("aria-expanded", String(open && options().length > 0));
    if (!open) choose(null);
  };
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  box.addEventListener("htmx:afterSwap", () => {
    const list = box.querySelector("[role=listbox]");
    options().forEach((option, n) => { option.id = `${box.id}-${n}`; });
    if (list) { list.id = `${box.id}-list`; field.setAttribute("aria-controls", list.id); }
    told.textContent = box.querySelector("p")?.textContent ?? "";
    show(document.activeElement === field);
  });
  field.addEventListener("keydown", (event) => {
    const all = options();
    const now = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && all.length) {
      event.preventDefault();
      show(true);
      choose(all[(now + step + all.length + (now < 0 && step < 0 ? 1 : 0)) % all.length]);
    } else if (event.key === "Enter" && now >= 0 && !box.hidden) {
      event.preventDefault();
      all[now].click();
    } else if (event.key === "Escape" && !box.hidden && all.length) {
      event.preventDefault();
      event.stopPropagation();
      show(false);
    }
  });
  box.addEventListener("click", (event) => {
    const option = event.target.closest("[data-word]");
    if (!option) return;
    field.value = option.dataset.word;
    box.replaceChildren();
    show(false);
    field.focus();
  });
  const around = field.closest(".p-suggesting") ?? field.form;
  around.addEventListener("focusout", (event) => { if (!around.contains(event.relatedTarget)) show(false); });
  field.addEventListener("focus", () => show(box.childElementCount > 0));
}

/* What is saved on the device for reading without a network. */
const dropSaved = async () => {
  for (const place of Object.keys(localStorage)) if (place.startsWith("punte-saved-")) localStorage.removeItem(place);
  if (!("caches" in window)) return;
  for (const name of await caches.keys()) if (name.startsWith("punte-course-")) await caches.delete(name);
};

/* Where somebody is asked to sign in, nobody is signed in: saved lessons go, and what was not sent yet waits for its
   owner to come back. */
if (location.pathname.includes("/account/login/")) dropSaved().catch(() => {});

/* Who signs out leaves nothing on the device: no saved lessons, no answers that were not sent yet. */
for (const form of document.querySelectorAll('form[action$="/account/logout/"]')) {
  form.addEventListener("submit", async (event) => {
    if (form.dataset.forgotten) return;
    event.preventDefault();
    form.dataset.forgotten = "yes";
    try {
      for (const place of Object.keys(localStorage)) {
        if (/^punte-(reading$|lesson:|test:)/.test(place)) localStorage.removeItem(place);
      }
      await dropSaved();
    } finally {
      form.requestSubmit();
    }
  });
}
