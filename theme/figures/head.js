/* The page of a record opened from a table: its neighbours are those of the table as it was filtered and sorted, and the
   way back keeps the filter. Without this script they are those of the register. */
(() => {
  "use strict";

  const KEY = "pm-list";

  function keep(links, filtered) {
    const items = links.map((link) => {
      const id = link.querySelector("b");
      return [link.pathname, (id || link).textContent.trim(), link.textContent.replace(/\s+/g, " ").trim()];
    });
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, search: location.search, filtered, items }));
    } catch {
      return; // no room, or no permission: the register's neighbours stay
    }
  }

  /* The list that the reader came from, or is turning in. */
  function kept() {
    try {
      const list = JSON.parse(sessionStorage.getItem(KEY));
      const from = document.referrer && new URL(document.referrer);
      const here = list && from && from.origin === location.origin && [list.path, ...list.items.map(([path]) => path)].includes(from.pathname);
      return here ? list : null;
    } catch {
      return null;
    }
  }

  function element(name, text, attributes) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.textContent = text;
    return made;
  }

  function way([path, id, whole], rel, words) {
    return element("a", id, { href: path, rel, "aria-label": words[rel].replace("{record}", () => whole), title: whole });
  }

  function every() {
    const nav = document.querySelector(".pm-turn");
    const list = nav && kept();
    const place = list ? list.items.findIndex(([path]) => path === location.pathname) : -1;
    if (place < 0) return;
    const words = nav.dataset;
    const back = list.path + list.search;
    const said = words.place.replace("{n}", place + 1).replace("{all}", list.items.length);
    nav.replaceChildren(
      ...(place > 0 ? [way(list.items[place - 1], "prev", words)] : []),
      element("a", said, { href: back, class: "pm-turn__place", title: words.back }),
      ...(place + 1 < list.items.length ? [way(list.items[place + 1], "next", words)] : []),
    );
    const crumb = [...document.querySelectorAll(".pm-path nav:not(.pm-turn) a")].find((link) => link.pathname === list.path);
    if (!crumb) return;
    crumb.href = back;
    if (list.filtered) crumb.textContent = words.filtered.replace("{register}", crumb.textContent);
  }

  globalThis.pmTurn = { keep };
  if (typeof document$ === "undefined") every();
  else document$.subscribe(every);
})();
