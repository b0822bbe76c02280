/* Tables: sort by a click on a heading, filter by words and by facts of the rows, a long one by and by; the address keeps
   what was chosen, CSV takes it along. Without this script the table is there, whole. */
(() => {
  "use strict";

  const { blocks, box, filter, memory, put, save, textOf } = globalThis.pmTable;
  const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true, sensitivity: "base" });
  const sortValue = (cell) => (cell && "sort" in cell.dataset ? cell.dataset.sort : textOf(cell));
  const depth = (row) => Number((/\bpm-depth-(\d)/.exec(row.className) || [0, 0])[1]);
  const lists = new Map();

  /* Numbers before words, nothing last. */
  function compare(one, other) {
    if (one === other) return 0;
    if (one === "" || other === "") return one === "" ? 1 : -1;
    const [left, right] = [Number(one), Number(other)];
    if (!Number.isNaN(left) && !Number.isNaN(right)) return left - right;
    return collator.compare(one, other);
  }

  /* A heading's button sorts up, then down, then as before; rows stay within their group. */
  function sorting(table, parts, remembered) {
    const heads = [...table.tHead.rows[0].cells];
    const keys = heads.map((head, place) => head.dataset.key || String(place + 1));

    function sort(place, down) {
      parts.forEach((block) => {
        const values = new Map(block.rows.map((row) => [row, sortValue(row.cells[place])]));
        block.order = place < 0 ? block.rows : [...block.rows].sort((one, other) => {
          const [left, right] = [values.get(one), values.get(other)];
          return (left === "" || right === "" || !down ? 1 : -1) * compare(left, right);
        });
        block.body.append(...(block.head ? [block.head] : []), ...(place < 0 ? block.every : [...block.order, ...block.sums]));
      });
      heads.forEach((head, other) => {
        if (other === place) head.setAttribute("aria-sort", down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
    }

    function recall() {
      const said = remembered.get("sort");
      const place = said ? keys.indexOf(said.replace(/^-/, "")) : -1;
      if (place >= 0 || heads.some((head) => head.hasAttribute("aria-sort"))) sort(place, said.startsWith("-"));
    }

    function buttons(changed) {
      heads.forEach((head, place) => {
        if (head.tagName !== "TH") return;
        const button = Object.assign(document.createElement("button"), { type: "button", className: "pm-sort" });
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          const now = head.getAttribute("aria-sort");
          remembered.set({ sort: now === "descending" ? "" : (now === "ascending" ? "-" : "") + keys[place] });
          recall();
          changed();
        });
      });
    }
    return { buttons, recall };
  }

  /* What is above a wanted row of a tree is wanted too. */
  function withAbove(rows, wanted) {
    let below = 0;
    [...rows].reverse().forEach((row) => {
      const here = depth(row);
      if (wanted.has(row)) below = here;
      else if (here < below) {
        wanted.add(row);
        below = here;
      }
    });
  }

  function start(section, index) {
    const table = section.querySelector("table");
    if (!table || lists.has(section)) return;
    const remembered = memory(index ? `${index + 1}.` : "");
    const parts = blocks(table);
    const records = parts.flatMap((block) => block.rows);
    const [tools, bar, button] = [".pm-tools", ".pm-paging", ".pm-csv"].map((name) => section.querySelector(name));
    const step = bar ? Number(bar.dataset.step) : Infinity;
    const sorted = "sortable" in table.dataset ? sorting(table, parts, remembered) : null;
    const sifted = tools ? filter(tools, table, records, remembered, show) : null;
    let [limit, listed, page] = [step, records, new Set(records)];

    function show() {
      const rows = parts.flatMap((block) => block.order);
      const wanted = new Set(sifted ? rows.filter(sifted.fits) : rows);
      if (sifted) sifted.tell(wanted.size, records.length);
      if (table.classList.contains("pm-tree")) withAbove(rows, wanted);
      listed = rows.filter((row) => wanted.has(row));
      page = new Set(listed.slice(0, limit));
      rows.forEach((row) => put(row, page.has(row) ? "shown" : wanted.has(row) ? "later" : "gone"));
      parts.forEach((block) => {
        if (!block.head) return;
        const where = block.rows.some((row) => page.has(row)) ? "shown" : block.rows.some((row) => wanted.has(row)) ? "later" : "gone";
        put(block.head, where);
        if (block !== parts[parts.length - 1]) block.sums.forEach((row) => put(row, where));
      });
      if (bar) turn();
    }

    /* The bar below the rows: how many there are, and the ways to more. */
    function turn() {
      const rest = listed.length - page.size;
      const [more, all] = ["more", "all"].map((word) => bar.querySelector(`[data-do="${word}"]`));
      more.textContent = bar.dataset.more.replace("{n}", Math.min(step, rest));
      all.textContent = bar.dataset.all.replace("{all}", listed.length);
      more.hidden = !rest;
      all.hidden = rest <= step;
      bar.querySelector("[role=status]").textContent = bar.dataset.count.replace("{shown}", page.size).replace("{all}", listed.length);
      bar.hidden = listed.length <= step;
    }

    function upTo(number) {
      limit = number >= listed.length && number > step ? Infinity : number;
      remembered.set({ rows: limit === Infinity ? "all" : limit > step ? String(limit) : "" });
      show();
    }

    function recall() {
      const said = remembered.get("rows");
      limit = said === "all" ? Infinity : Math.max(Math.floor(Number(said)) || 0, step);
      [sorted, sifted].filter(Boolean).forEach((part) => part.recall());
      show();
    }

    /* A row that the address or the browser's search leads to; what filters it out ends, where it may. */
    function reveal(row, { unfiltered = false } = {}) {
      if (!records.includes(row) || page.has(row)) return false;
      if (!listed.includes(row)) {
        if (!unfiltered) return false;
        sifted.clear();
        show();
      }
      if (!page.has(row)) upTo(Math.ceil((listed.indexOf(row) + 1) / step) * step);
      return true;
    }

    /* Every row that is wanted, those beyond the page too, with its group; sums where they stand. */
    const shown = () => parts.flatMap((block) => {
      const wanted = new Set(listed);
      const rows = table.querySelector("[aria-sort]") ? [...block.order, ...block.sums] : block.every;
      return rows.filter((row) => wanted.has(row) || (block.sums.includes(row) && !row.matches("[hidden]:not(.pm-later)")))
        .map((row) => ({ row, group: textOf(block.head) }));
    });

    if (sorted) sorted.buttons(show);
    if (bar) {
      bar.addEventListener("click", (event) => {
        const pressed = event.target.closest("button");
        if (!pressed) return;
        const first = listed[page.size];
        upTo(pressed.dataset.do === "all" ? Infinity : limit + step);
        first.cells[0].tabIndex = -1;
        first.cells[0].focus();
      });
      table.addEventListener("beforematch", (event) => reveal(event.target.closest("tr")));
    }
    if (button) {
      button.addEventListener("click", () => save(table, shown(), button.dataset));
      button.hidden = false;
    }
    lists.set(section, { active: () => Boolean(sifted) && sifted.active(), listed: () => listed, recall, reveal });
    recall();
    table.dataset.ready = "yes";
    box(table);
  }

  function target() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // not an address of anything: its % stands for no letter
    }
  }

  function lead(options) {
    const row = target() && target().closest(".pm-tabled tr");
    if (row && lists.get(row.closest(".pm-tabled"))?.reveal(row, options)) target().scrollIntoView();
  }

  /* Tables with a filter count first: the address speaks plainly of the one that is a page's register. */
  function every() {
    lists.forEach((_, section) => { if (!section.isConnected) lists.delete(section); });
    const sections = [...document.querySelectorAll(".pm-tabled")].filter((section) => section.querySelector("table"));
    const filtered = sections.filter((section) => section.querySelector(".pm-tools"));
    [...filtered, ...sections.filter((section) => !filtered.includes(section))].forEach(start);
    lead();
  }

  /* A record that is opened from a table gets its neighbours there, and the way back: head.js reads them. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".pm-tabled tbody tr > :first-child a[href]");
    const list = link && lists.get(link.closest(".pm-tabled"));
    if (list) globalThis.pmTurn.keep(list.listed().map((row) => row.cells[0].querySelector("a[href]")).filter(Boolean), list.active());
  });
  window.addEventListener("popstate", () => lists.forEach((list) => list.recall()));
  window.addEventListener("hashchange", () => lead({ unfiltered: true }));
  if (typeof document$ === "undefined") every();
  else document$.subscribe(every);
})();
