/* Tables: sort by a click on a heading, filter by words and by facts of the rows; the address keeps what was chosen.
   Without this script the table is there, whole. */
(() => {
  "use strict";

  const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true, sensitivity: "base" });
  const shownText = (cell) => (cell ? cell.textContent.trim() : "");
  const sortValue = (cell) => (cell && "sort" in cell.dataset ? cell.dataset.sort : shownText(cell));

  /* Numbers before words, nothing last. */
  function compare(one, other) {
    if (one === other) return 0;
    if (one === "" || other === "") return one === "" ? 1 : -1;
    const [left, right] = [Number(one), Number(other)];
    if (!Number.isNaN(left) && !Number.isNaN(right)) return left - right;
    return collator.compare(one, other);
  }

  /* What the address says of the table: the first one of a page speaks plainly, the others with a number before. */
  function memory(prefix) {
    const read = () => new URLSearchParams(location.search);
    return {
      get: (key) => read().get(prefix + key) || "",
      keys: () => [...read().keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)),
      set(key, value) {
        const search = read();
        if (value) search.set(prefix + key, value);
        else search.delete(prefix + key);
        const query = search.toString();
        history.replaceState(history.state, "", location.pathname + (query ? `?${query}` : "") + location.hash);
      },
    };
  }

  function start(section, index) {
    const table = section.querySelector("table");
    if (!table || table.dataset.ready) return;
    table.dataset.ready = "yes";
    const remembered = memory(index ? `${index + 1}.` : "");
    const body = table.tBodies[0];
    const rows = [...body.rows];
    if ("sortable" in table.dataset) sorting(table, body, rows, remembered);
    const tools = section.querySelector(".pm-tools");
    if (tools) filtering(tools, rows, remembered);
  }

  function sorting(table, body, rows, remembered) {
    const heads = [...table.tHead.rows[0].cells];
    const keys = heads.map((head, place) => head.dataset.key || String(place + 1));
    const order = new Map(rows.map((row, place) => [row, place]));

    function sort(place, down) {
      const values = new Map(rows.map((row) => [row, sortValue(row.cells[place])]));
      const sorted = [...rows].sort((one, other) => {
        const sums = one.classList.contains("pm-sum") - other.classList.contains("pm-sum");
        if (sums) return sums;
        const [left, right] = [values.get(one), values.get(other)];
        const way = left === "" || right === "" ? 1 : down ? -1 : 1;
        return place < 0 ? order.get(one) - order.get(other) : way * compare(left, right) || order.get(one) - order.get(other);
      });
      body.append(...sorted);
      heads.forEach((head, other) => {
        if (other === place) head.setAttribute("aria-sort", down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
    }

    heads.forEach((head, place) => {
      if (head.tagName !== "TH") return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "pm-sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        if (now === "descending") {
          sort(-1, false);
          remembered.set("sort", "");
        } else {
          sort(place, now === "ascending");
          remembered.set("sort", (now === "ascending" ? "-" : "") + keys[place]);
        }
      });
    });
    const said = remembered.get("sort");
    const place = keys.indexOf(said.replace(/^-/, ""));
    if (said && place >= 0) sort(place, said.startsWith("-"));
  }

  const depth = (row) => Number((/\bpm-depth-(\d)/.exec(row.className) || [0, 0])[1]);

  /* What is above a row that is shown in a tree shows too. */
  function showAbove(rows) {
    let wanted = 0;
    [...rows].reverse().forEach((row) => {
      const here = depth(row);
      if (!row.hidden) wanted = Math.max(here, 0);
      else if (here < wanted) {
        row.hidden = false;
        wanted = here;
      }
    });
  }

  function filtering(tools, rows, remembered) {
    const chips = [...tools.querySelectorAll(".pm-chip")];
    const input = tools.querySelector("input");
    const count = tools.querySelector(".pm-count");
    const tree = rows[0].closest(".pm-tree") !== null;
    const records = rows.filter((row) => tree || !row.classList.contains("pm-sum"));
    const wanted = new Map();
    const places = new Map();
    [...rows[0].closest("table").tHead.rows[0].cells].forEach((head, place) => {
      [head.dataset.key, shownText(head).replace(/\s+/g, "")].filter(Boolean).forEach((name) => {
        if (!places.has(name.toLocaleLowerCase())) places.set(name.toLocaleLowerCase(), place);
      });
    });

    /* A word looks at the whole row; `column:word` at that column, by its heading without blanks or its field. */
    function meant(word) {
      const [, name, rest] = /^([^:：]+)[:：](.*)$/.exec(word) || [];
      const place = places.get(name);
      return place === undefined ? (row) => textOf(row).includes(word) : (row) => textOf(row.cells[place]).includes(rest);
    }
    const textOf = (part) => (part ? part.textContent.toLocaleLowerCase() : "");

    function show() {
      const words = input ? input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean).map(meant) : [];
      let shown = 0;
      records.forEach((row) => {
        const facts = [...wanted].every(([key, value]) => row.getAttribute(`data-${key}`) === value);
        row.hidden = !(facts && words.every((fits) => fits(row)));
        shown += row.hidden ? 0 : 1;
      });
      if (tree) showAbove(records);
      const filtered = words.length > 0 || wanted.size > 0;
      count.textContent = !filtered ? "" : shown
        ? tools.dataset.count.replace("{shown}", shown).replace("{all}", records.length)
        : tools.dataset.none;
      chips.forEach((chip) => {
        const { key, value } = chip.dataset;
        chip.setAttribute("aria-pressed", String(key ? wanted.get(key) === value : wanted.size === 0));
      });
    }

    function want(key, value) {
      if (value) wanted.set(key, value);
      else wanted.delete(key);
      remembered.set(key, value);
    }

    /* A fact that the address asks for and no chip offers gets a chip of its own. */
    function foreign(key, value) {
      const chip = document.createElement("button");
      chip.type = "button";
      chip.className = "pm-chip";
      chip.textContent = value;
      chip.title = tools.dataset.clear;
      Object.assign(chip.dataset, { key, value });
      const last = chips[chips.length - 1];
      if (last) last.after(chip);
      else tools.prepend(chip);
      chips.push(chip);
    }

    const known = new Set(records.flatMap((row) => row.getAttributeNames()));
    remembered.keys().filter((key) => known.has(`data-${key}`)).forEach((key) => {
      const value = remembered.get(key);
      wanted.set(key, value);
      if (!chips.some((chip) => chip.dataset.key === key && chip.dataset.value === value)) foreign(key, value);
    });
    chips.forEach((chip) => chip.addEventListener("click", () => {
      const { key, value } = chip.dataset;
      if (key) want(key, wanted.get(key) === value ? "" : value);
      else [...wanted.keys()].forEach((other) => want(other, ""));
      show();
    }));
    if (input) {
      input.value = remembered.get("find");
      input.addEventListener("input", () => {
        remembered.set("find", input.value.trim());
        show();
      });
    }
    tools.hidden = false;
    show();
  }

  /* Tables with a filter count first: the address speaks plainly of the one that is a page's register. */
  function every() {
    const sections = [...document.querySelectorAll(".pm-tabled")].filter((section) => section.querySelector("table"));
    const filtered = sections.filter((section) => section.querySelector(".pm-tools"));
    [...filtered, ...sections.filter((section) => !filtered.includes(section))].forEach(start);
  }
  if (typeof document$ === "undefined") every();
  else document$.subscribe(every);
})();
