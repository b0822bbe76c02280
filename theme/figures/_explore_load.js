/* The chart of the load by week: a heat map in the five bands; a hover says the tasks behind a number. */
(() => {
  "use strict";

  const { base, cut, lines, plain, words } = globalThis.pmCharts.tools;

  function load(data, token, width) {
    const { layout, axis } = base(token, data.rows.length * 26 + 56);
    const bands = data.bands.map((_, n) => n + 1);
    const last = bands.length;
    const scale = bands.flatMap((band) => [[(band - 1) / last, token(`load-${band}`)], [band / last, token(`load-${band}`)]]);
    const name = ([text, depth]) => "\u00a0".repeat(3 * depth) + plain(cut(text, width < 640 ? 14 : 30));
    const cells = data.rows.flatMap((row, y) => row[2].map((cell, x) => ({ x, y, text: cell[0], band: cell[1] })));
    return {
      traces: [{
        type: "heatmap", x: data.weeks.map((_, n) => n), y: data.rows.map((_, n) => n), z: data.rows.map((row) => row[2].map((cell) => cell[1])),
        zmin: 0.5, zmax: last + 0.5, colorscale: scale, showscale: false, xgap: 2, ygap: 2, hoverinfo: "text", hovertext: data.rows.map((row) => row[2].map((cell) => lines(...cell[2]))),
      }],
      layout: {
        ...layout,
        margin: { ...layout.margin, t: 36 },
        annotations: width / data.weeks.length < 26 ? [] : cells.map((cell) => words(cell.text, cell.x, cell.y, { font: { size: 11, color: token(`on-load-${cell.band}`) } })),
        xaxis: { ...axis, side: "top", showgrid: false, ticklen: 0, tickvals: data.weeks.map((_, n) => n), ticktext: data.weeks.map(([label, , now]) => (now ? `<b>${plain(label)}</b>` : plain(label))), range: [-0.5, data.weeks.length - 0.5] },
        yaxis: {
          ...axis, fixedrange: true, showgrid: false, ticklen: 0, range: [data.rows.length - 0.5, -0.5],
          tickvals: data.rows.map((_, n) => n), ticktext: data.rows.map((row) => (row[1] ? name(row) : `<b>${name(row)}</b>`)),
        },
      },
      way: () => null,
      zoomed: true,
    };
  }

  globalThis.pmCharts.load = load;
})();
