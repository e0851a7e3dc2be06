/* What makes pages pleasanter; nothing here is needed for a page to work. */
"use strict";

/* Long answers: how many characters are left. */
document.addEventListener("input", (event) => {
  const count = event.target.id && document.querySelector(`[data-count-for="${CSS.escape(event.target.id)}"]`);
  if (!count) return;
  const most = Number(count.dataset.most);
  const length = event.target.value.length;
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
