/* Explore: a press puts an interactive chart in the place of a drawing, made from the same data; another press takes it
   away. The library comes from beside this script, on the first press and never before. Without this script the drawing
   is there and the button is not. */
(() => {
  "use strict";

  const own = document.currentScript && document.currentScript.src;
  if (!own) return;
  const library = new URL("vendor/plotly.js", own).href;
  const charts = globalThis.pmCharts;
  const open = new Map();
  let loading = null;

  /* The library writes style attributes, which a strict policy refuses. What they say is set through the object model,
     which is as far as the policy lets scripts go. */
  function styled() {
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function set(name, value) {
      if (name === "style" && this.style) this.style.cssText = value;
      else setAttribute.call(this, name, value);
    };
  }

  /* The library's own style sheet is ours: it adds none where it finds this mark, which a strict policy would refuse. */
  function plotly() {
    loading = loading || new Promise((resolve, reject) => {
      const mark = Object.assign(document.createElement("meta"), { id: "plotly.js-style-global", className: "no-inline-styles" });
      const script = Object.assign(document.createElement("script"), { src: library });
      const failed = () => {
        loading = null;
        script.remove();
        mark.remove();
        reject(new Error(library));
      };
      script.addEventListener("load", () => {
        if (!window.Plotly) return failed();
        styled();
        return resolve(window.Plotly);
      });
      script.addEventListener("error", failed);
      document.head.append(mark, script);
    });
    return loading;
  }

  function look(section) {
    const style = getComputedStyle(section);
    return (name) => style.getPropertyValue(`--pm-${name}`).trim();
  }

  function draw(section, stage, library) {
    const data = JSON.parse(section.dataset.figure);
    const place = stage.querySelector(".pm-explore__chart");
    const chosen = section.querySelector(".pm-switch :checked");
    const chart = charts[data.kind](data, look(section), stage.clientWidth, chosen ? Number(chosen.value) - 1 : data.shown);
    const config = {
      displayModeBar: false, displaylogo: false, showTips: false, responsive: true, scrollZoom: false, plotlyServerURL: "", topojsonURL: "",
      locale: "pm", locales: { pm: { dictionary: {}, format: charts.wording() } },
    };
    return library.react(place, chart.traces, chart.layout, config).then(() => ({ chart, data, place, library }));
  }

  function tools(stage, { chart, data, library, place }) {
    const whole = { "xaxis.range": chart.layout.xaxis.range, "xaxis.autorange": !chart.layout.xaxis.range, ...(chart.zoomed ? { "yaxis.range": chart.layout.yaxis.range } : {}) };
    const choices = [
      ...(chart.range ? [[data.words.month, () => chart.range(30)], [data.words.quarter, () => chart.range(91)]] : []),
      ...(chart.range || chart.zoomed ? [[data.words.all, () => whole]] : []),
    ];
    const group = Object.assign(document.createElement("div"), { className: "pm-explore__ranges" });
    group.append(...choices.map(([name, change]) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "pm-chip", textContent: name });
      button.addEventListener("click", () => library.relayout(place, change()));
      return button;
    }));
    if (choices.length) stage.prepend(group);
  }

  function follow(to) {
    const url = to && new URL(to, location.href);
    if (url && url.origin === location.origin && url.protocol === location.protocol) location.assign(url.href);
  }

  async function show(section, button, said) {
    const words = JSON.parse(section.dataset.figure).words;
    const busy = setTimeout(() => { said.textContent = words.busy; }, 150);
    button.setAttribute("aria-busy", "true");
    const stage = Object.assign(document.createElement("div"), { className: "pm-explore" });
    const heading = section.querySelector("h2");
    stage.setAttribute("role", "group");
    stage.setAttribute("aria-label", [words.chart, heading && heading.textContent].filter(Boolean).join(": "));
    stage.append(Object.assign(document.createElement("div"), { className: "pm-explore__chart" }));
    try {
      const library = await plotly();
      section.classList.add("pm-exploring");
      button.closest(".pm-foot").before(stage);
      const drawn = await draw(section, stage, library);
      tools(stage, drawn);
      drawn.place.on("plotly_click", (event) => follow(drawn.chart.way(event.points[0])));
      open.set(section, { stage, library });
      button.setAttribute("aria-pressed", "true");
      said.textContent = "";
    } catch {
      section.classList.remove("pm-exploring");
      stage.remove();
      said.textContent = words.failed;
    } finally {
      clearTimeout(busy);
      button.removeAttribute("aria-busy");
    }
  }

  function hide(section, button) {
    const { stage, library } = open.get(section);
    library.purge(stage.querySelector(".pm-explore__chart"));
    stage.remove();
    open.delete(section);
    section.classList.remove("pm-exploring");
    button.setAttribute("aria-pressed", "false");
  }

  function start(section) {
    const button = section.querySelector("[data-explore]");
    if (!button || !button.hidden) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      if (button.hasAttribute("aria-busy")) return;
      if (open.has(section)) hide(section, button);
      else show(section, button, section.querySelector(".pm-explore__said"));
    });
    section.addEventListener("change", () => again(section));
  }

  /* Charts drawn anew: colours follow day and night, bubbles the assessment; those of a page that was left go. */
  function again(only) {
    open.forEach(({ stage, library }, section) => {
      if (!section.isConnected) {
        library.purge(stage.querySelector(".pm-explore__chart"));
        open.delete(section);
      } else if (!only || only === section) draw(section, stage, library);
    });
  }

  function every() {
    document.querySelectorAll("[data-figure]").forEach(start);
    again(document.body);
  }

  new MutationObserver(() => again()).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  if (typeof document$ === "undefined") every();
  else document$.subscribe(every);
})();
