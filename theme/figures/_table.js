/* What the tables' scripts share: what the address says of a table, the text of a cell, where a row is. */
(() => {
  "use strict";

  const OURS = ["find", "sort", "rows"];

  /* The first table of a page speaks plainly in the address, the others with a number before. An address that cannot be
     changed (a page opened as a file) keeps nothing, and nothing else fails. */
  function memory(prefix) {
    const read = () => new URLSearchParams(location.search);
    return {
      get: (key) => read().get(prefix + key) || "",
      facts: () => [...read()].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [key.slice(prefix.length), value])
        .filter(([key, value]) => value && !OURS.includes(key)),
      set(entries) {
        const search = read();
        Object.entries(entries).forEach(([key, value]) => (value ? search.set(prefix + key, value) : search.delete(prefix + key)));
        const query = search.toString();
        try {
          history.replaceState(history.state, "", location.pathname + (query ? `?${query}` : "") + location.hash);
        } catch (refused) {
          if (refused.name !== "SecurityError") throw refused;
        }
      },
    };
  }

  const textOf = (part) => (part ? part.textContent.replace(/\s+/g, " ").trim() : "");

  /* Rows under their group's heading; without groups all of them. A sum stays below what it sums. */
  function blocks(table) {
    const tree = table.classList.contains("pm-tree");
    const found = [];
    [...table.tBodies].forEach((body) => [...body.rows].forEach((row) => {
      const group = row.classList.contains("pm-group");
      if (group || !found.length || found[found.length - 1].body !== body) found.push({ body, head: group ? row : null, every: [], rows: [], sums: [] });
      if (group) return;
      const block = found[found.length - 1];
      block.every.push(row);
      (!tree && row.classList.contains("pm-sum") ? block.sums : block.rows).push(row);
    }));
    found.forEach((block) => { block.order = block.rows; });
    return found;
  }

  /* `later`: beyond what is shown at first; the browser's own search finds such a row where it can. */
  function put(row, where) {
    row.classList.toggle("pm-later", where === "later");
    if (where === "shown") row.removeAttribute("hidden");
    else row.setAttribute("hidden", where === "later" && "onbeforematch" in row ? "until-found" : "");
  }

  globalThis.pmTable = { blocks, memory, put, textOf };
})();
