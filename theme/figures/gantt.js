/* Gantt chart: zoom, summaries that collapse, critical tasks only; it opens at today, the address keeps what was chosen.
   Without this script every row is there, at the zoom that fits the plan; paper has them all in any case. */
(() => {
  "use strict";

  const ROW = 26, MIDDLE = 13, EDGE = 7; // as in pmsite/adapters/render/_threads.py
  const charts = new Map();

  const read = (key) => new URLSearchParams(location.search).get(key) || "";
  function remember(key, value) {
    const search = new URLSearchParams(location.search);
    if (value) search.set(key, value);
    else search.delete(key);
    const query = search.toString();
    history.replaceState(history.state, "", location.pathname + (query ? `?${query}` : "") + location.hash);
  }

  function element(within, name, attributes) {
    const made = document.createElementNS(within.namespaceURI, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  }

  /* Rows with the number of the summary above each, -1 at the top. */
  function tree(body) {
    const above = [];
    return [...body.rows].map((row, number) => {
      const depth = Number(row.dataset.depth || 0);
      above.length = Math.min(above.length, depth);
      const item = { row, depth, number, parent: above.length ? above[above.length - 1] : -1, summary: row.classList.contains("sum") };
      above[depth] = number;
      return item;
    });
  }

  /* The arrows between the rows that are shown, drawn as the build draws them between all. */
  function arrows(items, links, days, name) {
    const shown = items.filter((item) => !item.row.classList.contains("pm-shut"));
    const place = new Map(shown.map((item, order) => [item.number, order]));
    const strips = shown.map(() => ({ paths: [new Set(), new Set()], heads: new Set() }));
    links.forEach(([origin, target, x1, x2, critical]) => {
      const [from, to] = [place.get(origin), place.get(target)];
      if (from === undefined || to === undefined || from === to) return;
      const down = to > from;
      strips[from].paths[critical].add(`M${x1} ${MIDDLE}H${x2}V${down ? ROW : 0}`);
      for (let row = Math.min(from, to) + 1; row < Math.max(from, to); row += 1) strips[row].paths[critical].add(`M${x2} 0V${ROW}`);
      strips[to].paths[critical].add(`M${x2} ${down ? 0 : ROW}V${down ? EDGE : ROW - EDGE}`);
      strips[to].heads.add([(critical ? "cd" : "ab")[down ? 0 : 1], x2, down ? EDGE : ROW - EDGE].join(" "));
    });
    shown.forEach(({ row }, order) => {
      const drawing = row.querySelector(".pl > svg");
      const old = drawing.querySelector(".live");
      if (old) old.remove();
      const { paths, heads } = strips[order];
      if (!paths[0].size && !paths[1].size) return;
      const group = element(drawing, "g", { class: "ar live" });
      const inner = element(drawing, "svg", { viewBox: `0 0 ${days} ${ROW}`, preserveAspectRatio: "none" });
      paths.forEach((path, critical) => {
        if (path.size) inner.append(element(drawing, "path", { class: critical ? "g-depc" : "g-dep", d: [...path].join("") }));
      });
      group.append(inner, ...[...heads].map((head) => {
        const [kind, x, y] = head.split(" ");
        return element(drawing, "use", { href: `#${kind}${name}`, x: `${(100 * x) / days}%`, y });
      }));
      drawing.querySelector("use").after(group);
    });
  }

  function start(section) {
    const chart = section.querySelector(".pm-gantt");
    const tools = section.querySelector(".pm-tools");
    if (!chart || charts.has(section)) return;
    const body = chart.querySelector("tbody");
    const head = chart.querySelector("thead .pl");
    const wide = head.querySelector(".wide");
    const symbol = head.querySelector("symbol");
    const days = symbol.viewBox.baseVal.width;
    const links = JSON.parse(chart.dataset.links);
    const items = tree(body);
    const summaries = items.filter((item) => item.summary);
    const usual = new Set(body.querySelector(".pm-deep") ? summaries.filter((item) => item.depth) : []); // a long plan's, as the build says
    const sits = (word) => tools.querySelector(`[data-do="${word}"]`);
    let shut = new Set(usual);
    let only = read("only") === "critical" && Boolean(sits("critical"));

    /* Along the time: x is a share of the drawing's width. */
    const heads = [...chart.querySelectorAll("thead th")].filter((cell) => cell !== head);
    const names = () => heads.reduce((sum, cell) => sum + (getComputedStyle(cell).left === "auto" ? 0 : cell.offsetWidth), 0);
    const room = () => Math.max(chart.clientWidth - names(), 1);
    const near = () => (room() < 400 ? 0.5 : 0.35);
    const look = (x, at) => { chart.scrollLeft = head.offsetLeft + x * head.offsetWidth - names() - at * room(); };
    const seen = (x) => {
      const left = head.offsetLeft + x * head.offsetWidth - chart.scrollLeft - names();
      return left >= 0 && left < 0.9 * room();
    };
    const today = Number(body.dataset.today) / 100;

    /* To today: the time, and the first row that is at work then. */
    function now() {
      const item = items.find(({ row }) => {
        const bar = !row.matches(".done, .pm-shut") && row.querySelector("rect.b");
        const [x, width] = bar ? ["x", "width"].map((name) => Number.parseFloat(bar.getAttribute(name)) / 100) : [2, 0];
        return x <= today && today <= x + width;
      });
      if (item) chart.scrollTop = item.row.offsetTop - head.offsetHeight;
      if (!seen(today)) look(today, near());
    }

    function zoom(name, button) {
      const middle = (chart.scrollLeft + names() + room() / 2 - head.offsetLeft) / head.offsetWidth;
      const at = seen(today) ? [today, (head.offsetLeft + today * head.offsetWidth - chart.scrollLeft - names()) / room()] : [middle, 0.5];
      wide.setAttribute("width", button.dataset.width);
      chart.dataset.zoom = name;
      tools.querySelectorAll("[data-zoom]").forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
      look(...at);
    }

    function show() {
      const wanted = new Set();
      if (only) {
        items.filter(({ row, summary }) => !summary && row.classList.contains("crit")).forEach((item) => {
          for (let here = item; here; here = items[here.parent]) wanted.add(here);
        });
      }
      const hidden = new Set();
      items.forEach((item) => {
        const above = items[item.parent];
        const gone = only ? !wanted.has(item) : Boolean(above) && (hidden.has(above) || shut.has(above));
        if (gone) hidden.add(item);
        item.row.classList.toggle("pm-shut", gone);
        if (item.fold) item.fold.setAttribute("aria-expanded", String(only || !shut.has(item)));
      });
      if (sits("critical")) sits("critical").setAttribute("aria-pressed", String(only));
      chart.classList.toggle("pm-gantt--live", hidden.size > 0);
      if (hidden.size) arrows(items, links, days, symbol.id.slice(1));
    }

    /* The address: nothing as it begins, else the ids of what is collapsed. */
    function keep() {
      const same = shut.size === usual.size && [...shut].every((item) => usual.has(item));
      const every = shut.size === summaries.length ? "all" : [...shut].map((item) => item.row.id).join(" ");
      remember("shut", same ? "" : every || "none");
      remember("only", only ? "critical" : "");
      show();
    }

    function recall() {
      const said = read("shut");
      if (said === "all") shut = new Set(summaries);
      else if (said) shut = new Set(summaries.filter((item) => said.split(" ").includes(item.row.id)));
    }

    /* A row that an address leads to is shown, with what is above it, and so is its bar. */
    function reveal() {
      const id = decodeURIComponent(location.hash.slice(1));
      const item = id && items.find(({ row }) => row.id === id);
      if (!item) return false;
      if (item.row.classList.contains("pm-shut")) {
        only = false;
        for (let here = items[item.parent]; here; here = items[here.parent]) shut.delete(here);
        show();
      }
      chart.scrollTop = item.row.offsetTop - head.offsetHeight - (chart.clientHeight - head.offsetHeight) / 3;
      chart.scrollIntoView({ block: "nearest" });
      const bar = item.row.querySelector(".b");
      if (bar) {
        const x = Number.parseFloat(bar.getAttribute("x")) / 100;
        if (!seen(x)) look(x, 0.2);
      }
      return true;
    }

    summaries.forEach((item) => {
      const id = item.row.querySelector(".id");
      item.fold = Object.assign(document.createElement("button"), { type: "button", className: "pm-fold" });
      item.fold.setAttribute("aria-label", chart.dataset.parts.replace("{id}", id.textContent));
      item.fold.addEventListener("click", () => {
        if (only) {
          only = false;
          shut.add(item);
        } else if (!shut.delete(item)) shut.add(item);
        keep();
      });
      id.after(item.fold);
    });
    chart.classList.toggle("pm-gantt--folds", summaries.length > 0);
    const acts = {
      today: now,
      shut: () => { shut = new Set(summaries); only = false; keep(); },
      open: () => { shut = new Set(); only = false; keep(); },
      critical: () => { only = !only; keep(); },
    };
    tools.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      if (button.dataset.zoom) {
        zoom(button.dataset.zoom, button);
        remember("zoom", button === first ? "" : button.dataset.zoom);
      } else acts[button.dataset.do]();
    });
    tools.hidden = false;
    recall();
    show();
    const first = tools.querySelector(`[data-zoom="${CSS.escape(chart.dataset.zoom)}"]`);
    const said = tools.querySelector(`[data-zoom="${CSS.escape(read("zoom"))}"]`);
    if (said) zoom(said.dataset.zoom, said);
    now();
    charts.set(section, reveal);
    if (reveal() && document.readyState !== "complete") window.addEventListener("load", reveal, { once: true });
  }

  function every() {
    charts.forEach((_, section) => { if (!section.isConnected) charts.delete(section); });
    document.querySelectorAll(".pm-gantt-section").forEach(start);
  }
  window.addEventListener("hashchange", () => charts.forEach((reveal) => reveal()));
  if (typeof document$ === "undefined") every();
  else document$.subscribe(every);
})();
