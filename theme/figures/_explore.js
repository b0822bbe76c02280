/* Charts from the data of figures: what is drawn where, in the library's terms. Texts are never markup: every one goes
   through plain(). Files are joined by name: this one comes before the control that uses it. */
(() => {
  "use strict";

  const DAY = 86400000;

  /* The library reads some markup, entities and formulas in texts: here a text is a text. */
  const plain = (text) => String(text ?? "").replace(/[&<>$]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const lines = (...parts) => parts.filter(Boolean).map(plain).join("<br>");
  const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
  const at = (iso) => Date.parse(iso);
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const after = (date) => iso(at(date) + DAY);

  function language() {
    const said = document.documentElement.lang || "en";
    return said === "en" ? "en-GB" : said;
  }

  function dated(options, date) {
    return new Intl.DateTimeFormat(language(), { timeZone: "UTC", ...options }).format(date).replace("Sept", "Sep");
  }
  const full = (date) => dated({ weekday: "short", day: "numeric", month: "short", year: "numeric" }, at(date));

  /* How the language writes dates, in the library's own terms. */
  function wording() {
    const month = (style) => Array.from({ length: 12 }, (_, n) => dated({ month: style }, Date.UTC(2026, n, 1)));
    const day = (style) => Array.from({ length: 7 }, (_, n) => dated({ weekday: style }, Date.UTC(2026, 1, 1 + n)));
    const shortMonths = month("short");
    const pattern = (options) =>
      new Intl.DateTimeFormat(language(), { timeZone: "UTC", ...options })
        .formatToParts(Date.UTC(2026, 4, 1))
        .map(({ type, value }) => ({ day: "%-d", year: "%Y", month: value === shortMonths[4] ? "%b" : "%-m" })[type] || value)
        .join("");
    return {
      days: day("long"),
      shortDays: day("short"),
      months: month("long"),
      shortMonths,
      year: "%Y",
      month: pattern({ month: "short", year: "numeric" }),
      dayMonth: pattern({ day: "numeric", month: "short" }),
      dayMonthYear: pattern({ day: "numeric", month: "short", year: "numeric" }),
    };
  }

  function base(token, height) {
    const axis = {
      gridcolor: token("rule"), linecolor: token("rule-2"), tickcolor: token("rule-2"), zeroline: false, automargin: true,
      tickfont: { color: token("ink-3"), size: 12 },
    };
    return {
      layout: {
        height,
        margin: { l: 8, r: 12, t: 8, b: 8 },
        paper_bgcolor: token("bg"),
        plot_bgcolor: token("bg"),
        font: { family: token("font"), size: 12, color: token("ink-2") },
        hoverlabel: { bgcolor: token("bg"), bordercolor: token("ink-3"), align: "left", font: { family: token("font"), size: 12, color: token("ink") } },
        hovermode: "closest",
        showlegend: false,
        dragmode: matchMedia("(pointer: coarse)").matches ? false : "zoom",
        uirevision: "same",
      },
      axis,
    };
  }

  const rule = (x, y, line, more = {}) => ({ type: "line", x0: x[0], x1: x[1], y0: y[0], y1: y[1], line, ...more });
  const words = (text, x, y, more) => ({ text: plain(text), x, y, showarrow: false, ...more });

  /* Tasks as bars, row by row: span after span with one look each; every bar says the whole row. */
  function gantt(data, token, width) {
    const { layout, axis } = base(token, data.rows.length * 26 + 64);
    const said = data.rows.map((row) => lines(
      [row.id, row.name].join(" "),
      row.milestone ? row.finish && full(row.finish) : row.start && row.finish && `${full(row.start)} – ${full(row.finish)}`,
      row.base && `${data.words.baseline}: ${row.base.filter((day, n, all) => day && all.indexOf(day) === n).map(full).join(" – ")}${row.slip ? ` (${row.slip})` : ""}`,
      row.float && `${data.words.float}: ${row.float}`,
      !row.milestone && row.percent !== undefined && `${data.words.progress}: ${row.percent} %`,
    ));
    const all = data.rows.map((row, number) => ({ ...row, number }));
    const dated = all.filter((row) => row.start && row.finish);
    const bars = (rows, from, until, offset, thick, marker) => ({
      type: "bar", orientation: "h", y: rows.map((row) => row.number), base: rows.map(from),
      x: rows.map((row) => at(until(row)) - at(from(row))), offset, width: thick, marker,
      customdata: rows.map((row) => row.number), hovertext: rows.map((row) => said[row.number]), hoverinfo: "text", textposition: "none",
    });
    const marks = (rows, x, marker) => ({
      type: "scatter", mode: "markers", x: rows.map(x), y: rows.map((row) => row.number), marker, cliponaxis: true,
      customdata: rows.map((row) => row.number), hovertext: rows.map((row) => said[row.number]), hoverinfo: "text",
    });
    const start = (row) => row.start;
    const finish = (row) => after(row.finish);
    const share = (row) => new Date(at(row.start) + ((at(after(row.finish)) - at(row.start)) * (row.percent || 0)) / 100).toISOString();
    const tasks = dated.filter((row) => !row.milestone && !row.summary);
    const [past, live] = [tasks.filter((row) => row.done), tasks.filter((row) => !row.done)];
    const [critical, other] = [live.filter((row) => row.critical), live.filter((row) => !row.critical)];
    const points = dated.filter((row) => row.milestone);
    const hatch = { color: token("bg"), line: { color: token("critical"), width: 1.5 }, pattern: { shape: "/", fgcolor: token("critical"), bgcolor: token("bg"), size: 5, solidity: 0.3 } };
    const floats = dated.filter((row) => row.until && row.until > row.finish);
    const joined = (rows) => ({
      x: rows.flatMap((row) => [finish(row), after(row.until), null]), y: rows.flatMap((row) => [row.number, row.number, null]),
    });
    const arrow = (heavy) => {
      const found = data.links.filter((link) => link[3] === heavy && all[link[0]].start && all[link[1]].start);
      const end = (row, first) => (first && !row.milestone ? row.start : finish(row));
      const spans = found.map(([from, to, type]) => [
        end(all[from], type[0] === "S"), from, end(all[to], type[1] === "S"), to + (to > from ? -0.24 : 0.24), to > from,
      ]);
      const color = heavy ? token("critical") : token("ink-3");
      return [
        { type: "scatter", mode: "lines", hoverinfo: "skip", opacity: heavy ? 1 : 0.6, line: { color, width: heavy ? 1.75 : 1 }, x: spans.flatMap(([x, , to]) => [x, to, to, null]), y: spans.flatMap(([, y, , to]) => [y, y, to, null]) },
        { type: "scatter", mode: "markers", hoverinfo: "skip", x: spans.map((one) => one[2]), y: spans.map((one) => one[3]), marker: { color, size: 6, symbol: spans.map((one) => (one[4] ? "triangle-down" : "triangle-up")) } },
      ];
    };
    const wholes = all.filter((row) => row.base && row.base[0] && !row.milestone);
    return {
      traces: [
        bars(wholes, (row) => row.base[0], (row) => after(row.base[1]), 0.22, 0.12, { color: token("rule-2") }),
        ...arrow(false), ...arrow(true),
        { type: "scatter", mode: "lines", hoverinfo: "skip", line: { color: token("ink-3"), width: 1.5, dash: "dot" }, ...joined(floats) },
        bars(dated.filter((row) => row.summary), start, finish, -0.16, 0.16, { color: token("ink-2") }),
        bars(past, start, finish, -0.22, 0.4, { color: token("data-mute") }),
        bars(other, start, finish, -0.22, 0.4, { color: token("data-soft") }),
        bars(other.filter((row) => row.percent), start, share, -0.22, 0.4, { color: token("data") }),
        bars(critical, start, finish, -0.22, 0.4, hatch),
        bars(critical.filter((row) => row.percent), start, share, -0.22, 0.4, { color: token("critical") }),
        marks(points.filter((row) => row.base), (row) => after(row.base[1]), { symbol: "diamond", size: 11, color: token("bg"), line: { color: token("ink-3"), width: 1.5 } }),
        marks(points, finish, { symbol: points.map((row) => (row.done ? "circle" : "diamond")), size: 11, color: points.map((row) => token(row.done ? "ink" : row.critical ? "critical" : "accent")) }),
      ].filter((trace) => trace.x.length),
      layout: {
        ...layout,
        barmode: "overlay",
        margin: { ...layout.margin, t: 28, b: data.target ? 38 : 24 },
        shapes: [
          ...data.free.map(([from, to]) => ({ type: "rect", layer: "below", x0: from, x1: to, yref: "paper", y0: 0, y1: 1, fillcolor: token("shade"), line: { width: 0 } })),
          rule([data.today[0], data.today[0]], [0, 1], { color: token("accent"), width: 1.5 }, { yref: "paper" }),
          ...(data.target ? [rule([data.target[0], data.target[0]], [0, 1], { color: token("ink-3"), width: 1, dash: "dash" }, { yref: "paper" })] : []),
        ],
        annotations: [
          words(data.today[1], data.today[0], 0, { yref: "paper", yanchor: "top", font: { color: token("accent") } }),
          ...(data.target ? [words(data.target[1], data.target[0], 0, { yref: "paper", yanchor: "top", xanchor: "right", xshift: -4, yshift: -14, font: { color: token("ink-3") } })] : []),
        ],
        xaxis: { ...axis, type: "date", side: "top", range: [data.start, data.finish] },
        yaxis: {
          ...axis, fixedrange: true, range: [data.rows.length - 0.5, -0.5], showgrid: false, ticklen: 0,
          tickvals: all.map((row) => row.number),
          ticktext: all.map((row) => {
            const name = "\u00a0".repeat(2 * Math.min(row.depth || 0, 5)) + plain(cut(row.name, width < 640 ? 16 : 44));
            return row.summary || row.critical ? `<b>${name}</b>` : name;
          }),
        },
      },
      range: (days) => {
        const first = Math.max(Math.min(at(data.today[0]) - (days * DAY) / 4, at(data.finish) - days * DAY), at(data.start));
        return { "xaxis.range": [iso(first), iso(Math.min(first + days * DAY, at(data.finish)))] };
      },
      way: (point) => (point.customdata === undefined ? null : data.rows[point.customdata].to),
    };
  }

  /* Records as bubbles in their cells, side by side in the order of the cell; arrows from where they were. */
  function matrix(data, token, width, shown) {
    const count = data.cells.length;
    const side = Math.min(Math.max((Math.min(width, 720) - 130) / data.cells[0].length, 48), 100);
    const { layout, axis } = base(token, count * side * 0.78 + 56);
    const label = (texts, n, number) => (width < 480 ? String(number) : `${number} ${plain(cut(texts[n] || "", 18))}`);
    const [shapes, annotations, bubbles] = [[], [], []];
    data.cells.forEach((row, line) => row.forEach((cell, column) => {
      const [x, y] = [column + 1, count - line];
      const entries = cell.entries[shown] || [];
      const wide = Math.max(Math.ceil(Math.sqrt(entries.length)), 2);
      const high = Math.max(Math.ceil(entries.length / wide), 2);
      shapes.push({ type: "rect", layer: "below", x0: x - 0.49, x1: x + 0.49, y0: y - 0.49, y1: y + 0.49, fillcolor: token(`band-${cell.band}`), line: { width: 0 } });
      annotations.push(words(String(cell.score), x + 0.45, y + 0.46, { xanchor: "right", yanchor: "top", font: { size: 11, color: token(`on-band-${cell.band}`) } }));
      entries.forEach(([id, title, to], n) => bubbles.push({
        id, to, cell, x: x - 0.42 + (0.72 * ((n % wide) + 0.5)) / wide, y: y + 0.42 - (0.84 * (Math.floor(n / wide) + 0.5)) / high,
        size: Math.min((side * 0.66) / Math.max(wide, high), 30),
        said: lines(`${id} ${title}`, `${data.words.probability} ${y} × ${data.words.impact} ${x}: ${data.words.score} ${cell.score}`),
      }));
    }));
    const moves = shown === data.shown ? data.moves : [];
    const left = new Map();
    const rings = moves.map(([id, from, to, firm]) => {
      const key = from.join();
      const together = moves.filter((move) => move[1].join() === key).length;
      const place = left.get(key) || 0;
      left.set(key, place + 1);
      const end = bubbles.find((one) => one.id === id && Math.round(one.x) === to[1] && Math.round(one.y) === to[0]);
      return { id, x: from[1] - 0.3 + (0.6 * (place + 0.5)) / together, y: from[0] - 0.38, firm, end: end || { x: to[1], y: to[0], size: 8 } };
    });
    rings.forEach(({ x, y, firm, end }) => annotations.push({
      text: "", x: end.x, y: end.y, ax: x, ay: y, xref: "x", yref: "y", axref: "x", ayref: "y", showarrow: true, arrowhead: 2, arrowsize: 1,
      arrowwidth: 1.5, arrowcolor: token(firm ? "ink" : "ink-3"), standoff: end.size / 2 + 1, startstandoff: 4,
    }));
    const short = (id) => (/-(\d+)$/.exec(id) || ["", id])[1];
    return {
      traces: [
        { type: "scatter", mode: "markers", x: rings.map((one) => one.x), y: rings.map((one) => one.y), hoverinfo: "text", hovertext: rings.map((one) => plain(one.id)), marker: { size: 7, color: token("bg"), line: { color: token("ink"), width: 1.5 } } },
        {
          type: "scatter", mode: "markers+text", x: bubbles.map((one) => one.x), y: bubbles.map((one) => one.y), customdata: bubbles.map((_, n) => n),
          text: bubbles.map((one) => (one.size < 18 ? "" : plain(short(one.id)))), textfont: { size: 10, color: token("ink") }, hoverinfo: "text",
          hovertext: bubbles.map((one) => one.said), marker: { size: bubbles.map((one) => one.size), opacity: 1, color: token("bg"), line: { color: token("ink"), width: 1 } },
        },
      ],
      layout: {
        ...layout, shapes, annotations, dragmode: false,
        xaxis: { ...axis, fixedrange: true, showgrid: false, ticklen: 0, range: [0.5, data.cells[0].length + 0.5], tickvals: data.columns.map((_, n) => n + 1), ticktext: data.columns.map((_, n) => label(data.columns, n, n + 1)) },
        yaxis: { ...axis, fixedrange: true, showgrid: false, ticklen: 0, range: [0.5, count + 0.5], tickvals: data.rows.map((_, n) => count - n), ticktext: data.rows.map((_, n) => label(data.rows, n, count - n)) },
      },
      way: (point) => (point.customdata === undefined ? null : bubbles[point.customdata].to),
    };
  }

  /* Lines; the words at their ends stand where the drawing has them. */
  function series(data, token, width) {
    const { layout, axis } = base(token, width < 640 ? 260 : 340);
    const colour = (line) => token({ data: "data", mute: "data-mute", ink: "ink" }[line.tone]);
    const place = (x) => (typeof x === "number" ? data.names[x] : full(x));
    const ends = data.lines.filter((line) => !line.quiet).map((line) => [line, line.points.filter((point) => point[1] !== null).pop()]).filter((one) => one[1]);
    const beside = (line, point) => [line.end || point[2], data.lines.length > 1 && width >= 640 ? line.name : ""].filter(Boolean).join(" ");
    const room = Math.max(...ends.map(([line, point]) => beside(line, point).length * 8), 8);
    const values = [...data.lines.flatMap((line) => line.points.map((one) => one[1])), ...data.ticks.map((one) => one[0]), data.target && data.target[0]].filter((one) => typeof one === "number");
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const reach = high - low || 1;
    const heights = ends.map(([, point]) => ((point[1] - low) / reach) * (layout.height - 80));
    const shifts = heights.map(() => 0);
    [...heights.keys()].sort((one, other) => heights[other] - heights[one]).reduce((above, n) => {
      shifts[n] = Math.min(0, above - 15 - heights[n]);
      return heights[n] + shifts[n];
    }, Infinity);
    const range = [low - reach * 0.04, high + reach * 0.06];
    const days = data.names.length ? [] : data.lines.flatMap((line) => line.points.map((one) => one[0])).sort();
    const [first, last] = [data.start && data.start < days[0] ? data.start : days[0], data.finish > days[days.length - 1] ? data.finish : days[days.length - 1]];
    const span = !days.length ? null : first === last ? [iso(at(first) - 15 * DAY), iso(at(last) + 15 * DAY)] : [first, last];
    return {
      traces: data.lines.map((line) => ({
        type: "scatter", mode: line.points.length > 40 ? "lines" : "lines+markers", x: line.points.map((one) => one[0]), y: line.points.map((one) => one[1]), connectgaps: false,
        line: { color: colour(line), width: 2, dash: line.dashed ? "dash" : "solid" }, marker: { size: 6, color: colour(line) },
        hoverinfo: "text", hovertext: line.points.map((one) => lines(`${place(one[0])}: ${one[2]} ${data.unit}`, data.lines.length > 1 && line.name)),
      })),
      layout: {
        ...layout,
        hovermode: "x",
        margin: { ...layout.margin, t: 20, r: Math.min(room, width / 3) },
        shapes: [
          ...(data.target ? [rule([0, 1], [data.target[0], data.target[0]], { color: token("ink-3"), width: 1, dash: "dash" }, { xref: "paper" })] : []),
          ...(data.today ? [rule([data.today[0], data.today[0]], [0, 1], { color: token("accent"), width: 1.5 }, { yref: "paper" })] : []),
        ],
        annotations: [
          ...ends.map(([line, point], n) => words(beside(line, point), point[0], point[1], { xanchor: "left", xshift: 8, yshift: shifts[n], font: { color: colour(line) } })),
          ...(data.target && data.target[1] ? [words(data.target[1], 0, data.target[0], { xref: "paper", xanchor: "left", yanchor: "bottom" })] : []),
          ...(data.today ? [words(data.today[1], data.today[0], 1, { yref: "paper", yanchor: "bottom", font: { color: token("accent") } })] : []),
        ],
        xaxis: data.names.length
          ? { ...axis, showgrid: false, tickvals: data.names.map((_, n) => n), ticktext: data.names.map((name) => plain(cut(name, 16))) }
          : { ...axis, type: "date", showgrid: false, range: span },
        yaxis: data.ticks.length ? { ...axis, range, tickvals: data.ticks.map((one) => one[0]), ticktext: data.ticks.map((one) => plain(one[1])) } : { ...axis, range },
      },
      way: () => null,
      zoomed: true,
    };
  }

  globalThis.pmCharts = { gantt, matrix, series, wording, tools: { base, cut, lines, plain, words } };
})();
