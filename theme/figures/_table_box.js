/* The box around a table: where the table fits, its head stays below the page's own while the page scrolls; where it does
   not, the box scrolls sideways, its first column stays, and the keyboard reaches it. */
(() => {
  "use strict";

  const known = new WeakMap();

  function fit(box) {
    const table = box.querySelector("table");
    const over = table.offsetWidth > box.clientWidth + 1;
    const first = table.tHead.rows[0].cells[0];
    box.classList.toggle("pm-wide--fits", !over);
    box.classList.toggle("pm-wide--over", over);
    box.classList.toggle("pm-wide--pin", over && first.offsetWidth <= box.clientWidth / 2);
    if (over) {
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", table.caption.textContent.trim());
    } else ["tabindex", "role", "aria-label"].forEach((name) => box.removeAttribute(name));
  }

  const watcher = new ResizeObserver((entries) => new Set(entries.map(({ target }) => known.get(target))).forEach(fit));

  function box(table) {
    const around = table.closest(".pm-wide");
    if (!around || known.has(around)) return;
    [around, table].forEach((part) => {
      known.set(part, around);
      watcher.observe(part);
    });
  }

  globalThis.pmTable.box = box;
})();
