/* The rows of a table as CSV (RFC 4180, UTF-8 with its mark): filtered and sorted as on the page, made here. */
(() => {
  "use strict";

  const { textOf } = globalThis.pmTable;
  const NUMBER = /^[-−]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i;
  const NUMBERS = /\d(?:[\d.,\s\u00a0\u2009\u202f'’]*\d)?/g;
  const DAY = /^\d{4}-\d\d-\d\d$/;
  const FORMULA = /^[\s\u0000]*[=+\-@＝＋－＠\t\r]/;

  /* A text that a spreadsheet would compute gets an apostrophe: it stays a text. */
  function quoted(text) {
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return `"${safe.replace(/"/g, '""')}"`;
  }

  /* The day of a cell that says nothing but a day. */
  function alone(cell) {
    const time = cell.querySelector("time[datetime]");
    return time && textOf(time) === textOf(cell) ? time : null;
  }

  /* The value where a cell says one: a number in a column of numbers, a day; else its text. A dash says nothing. */
  function value(cell) {
    const own = cell.cloneNode(true);
    own.querySelectorAll(".pm-under").forEach((under) => under.remove());
    const time = alone(own);
    const sort = time ? time.getAttribute("datetime") : cell.dataset.sort || "";
    const drawn = own.querySelector("[role=img][aria-label]");
    const text = textOf(own) || (drawn ? drawn.getAttribute("aria-label") : "");
    if (/^[–—·]?$/.test(text)) return "";
    const days = own.querySelectorAll("time[datetime]").length;
    if (DAY.test(sort) && days < 2 && /\d/.test(text) && (time || !own.querySelector(".pm-ref, .pm-state, .pm-status"))) return sort;
    if (!cell.classList.contains("pm-num")) return quoted(text);
    if (NUMBER.test(sort) && (text.match(NUMBERS) || []).length === 1) return sort;
    return NUMBER.test(text) ? text.replace("−", "-") : quoted(text);
  }

  const below = (cell) => textOf(cell && cell.querySelector(".pm-under"));

  /* Lines of fields; a column with second lines gets a second column, a table in groups one for the group. */
  function lines(table, shown, words) {
    const rows = shown.map(({ row }) => row);
    const columns = [...table.tHead.rows[0].cells].map((head, place) => ({ place, name: textOf(head), under: rows.some((row) => below(row.cells[place])) }))
      .filter(({ place, name, under }) => name || under || rows.some((row) => row.cells[place] && value(row.cells[place])));
    const grouped = shown.some(({ group }) => group);
    const head = columns.flatMap(({ name, under }) => [quoted(name), ...(under ? [quoted(words.note.replace("{column}", () => name))] : [])]);
    const body = shown.map(({ row, group }) => [
      ...(grouped ? [quoted(group)] : []),
      ...columns.flatMap(({ place, under }) => {
        const cell = row.cells[place];
        return [cell ? value(cell) : "", ...(under ? [quoted(below(cell))] : [])];
      }),
    ]);
    return [[...(grouped ? [quoted(words.group)] : []), ...head], ...body];
  }

  /* Page and table, without what a file system refuses. */
  function named(table) {
    const [page, project] = document.title.split(" · ");
    const parts = [...new Set([project, page, textOf(table.caption)].filter(Boolean))];
    // eslint-disable-next-line no-control-regex
    return `${parts.join(" - ").replace(/[\\/:*?"<>|\u0000-\u001f\u007f]+/g, " ").replace(/\s+/g, " ").trim().slice(0, 120) || "table"}.csv`;
  }

  function save(table, shown, words) {
    const text = lines(table, shown, words).map((line) => line.join(",")).join("\r\n");
    const url = URL.createObjectURL(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv;charset=utf-8" }));
    const link = Object.assign(document.createElement("a"), { href: url, download: named(table) });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  }

  globalThis.pmTable.save = save;
})();
