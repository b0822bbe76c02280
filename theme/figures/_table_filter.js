/* Which rows of a table are wanted: by chips (a fact of the row) and by words. */
(() => {
  "use strict";

  const { textOf } = globalThis.pmTable;

  /* Words: one looks at the whole row; `column:word` at that column, by its heading without blanks or its field. */
  function reader(table) {
    const texts = new WeakMap();
    const places = new Map();
    [...table.tHead.rows[0].cells].forEach((head, place) => {
      [head.dataset.key, textOf(head).replace(/\s+/g, "")].filter(Boolean).forEach((name) => {
        if (!places.has(name.toLocaleLowerCase())) places.set(name.toLocaleLowerCase(), place);
      });
    });
    function said(part) {
      if (!part) return "";
      if (!texts.has(part)) texts.set(part, part.textContent.toLocaleLowerCase());
      return texts.get(part);
    }
    function meant(word) {
      const [, name, rest] = /^([^:：]+)[:：](.*)$/.exec(word) || [];
      const place = places.get(name);
      return place === undefined ? (row) => said(row).includes(word) : (row) => said(row.cells[place]).includes(rest);
    }
    return (text) => text.toLocaleLowerCase().split(/\s+/).filter(Boolean).map(meant);
  }

  function filter(tools, table, rows, remembered, changed) {
    const chips = [...tools.querySelectorAll(".pm-chip")];
    const input = tools.querySelector("input");
    const count = tools.querySelector(".pm-count");
    const known = new Set(rows.flatMap((row) => row.getAttributeNames()));
    const wanted = new Map();
    const words = reader(table);
    let meant = [];

    const fits = (row) => [...wanted].every(([key, value]) => row.getAttribute(`data-${key}`) === value) && meant.every((one) => one(row));
    const active = () => meant.length > 0 || wanted.size > 0;

    function want(key, value) {
      if (value) wanted.set(key, value);
      else wanted.delete(key);
      remembered.set({ [key]: value });
    }

    function press({ key, value }) {
      if (key) want(key, wanted.get(key) === value ? "" : value);
      else [...wanted.keys()].forEach((other) => want(other, ""));
      changed();
    }

    function heard(chip) {
      chip.addEventListener("click", () => press(chip.dataset));
    }

    /* A fact that the address asks for and no chip offers gets a chip of its own. */
    function foreign(key, value) {
      const chip = Object.assign(document.createElement("button"), { type: "button", className: "pm-chip", textContent: value, title: tools.dataset.clear });
      Object.assign(chip.dataset, { key, value });
      const last = chips[chips.length - 1];
      if (last) last.after(chip);
      else tools.prepend(chip);
      chips.push(chip);
      heard(chip);
    }

    function recall() {
      wanted.clear();
      remembered.facts().filter(([key]) => known.has(`data-${key}`)).forEach(([key, value]) => {
        wanted.set(key, value);
        if (!chips.some((chip) => chip.dataset.key === key && chip.dataset.value === value)) foreign(key, value);
      });
      if (input) {
        const said = remembered.get("find");
        if (input.value.trim() !== said) input.value = said;
        meant = words(said);
      }
    }

    function clear() {
      [...wanted.keys()].forEach((key) => want(key, ""));
      if (input) input.value = "";
      meant = [];
      remembered.set({ find: "" });
    }

    function tell(shown, all) {
      count.textContent = !active() ? "" : shown
        ? tools.dataset.count.replace("{shown}", shown).replace("{all}", all)
        : tools.dataset.none;
      chips.forEach((chip) => {
        const { key, value } = chip.dataset;
        chip.setAttribute("aria-pressed", String(key ? wanted.get(key) === value : wanted.size === 0));
      });
    }

    chips.forEach(heard);
    if (input) {
      input.addEventListener("input", () => {
        remembered.set({ find: input.value.trim() });
        meant = words(input.value);
        changed();
      });
    }
    tools.hidden = false;
    return { active, clear, fits, recall, tell };
  }

  globalThis.pmTable.filter = filter;
})();
