/* The way into the search: its button and its keys (/, s, Ctrl+K). What searches comes from beside this script on the
   first use, and the index after it; a page loads neither. */
(() => {
  "use strict";

  const own = document.currentScript && document.currentScript.src;
  if (!own) return;
  let panel = null;

  function loaded(button) {
    panel = panel || new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: new URL("pmsite-search.js", own).href });
      script.addEventListener("load", () => resolve(new globalThis.pmSearch.Panel(button, new URL("../", own))));
      script.addEventListener("error", () => {
        panel = null;
        script.remove();
        reject(new Error(script.src));
      });
      document.head.append(script);
    });
    return panel;
  }

  function open(button) {
    loaded(button).then((found) => found.open(), () => {
      button.title = button.dataset.failed;
    });
  }

  /* The button is there for those for whom it works. */
  function ready() {
    document.querySelectorAll("[data-search]").forEach((button) => {
      button.hidden = false;
    });
  }

  const writes = (place) => place instanceof Element && (place.closest("input, textarea, select, dialog[open]") || place.isContentEditable);

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-search]");
    if (button) open(button);
  });
  document.addEventListener("keydown", (event) => {
    const button = document.querySelector("[data-search]");
    const combined = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
    const single = (event.key === "/" || event.key === "s") && !event.ctrlKey && !event.metaKey && !event.altKey && !writes(event.target);
    if (!button || event.isComposing || !(combined || single)) return;
    event.preventDefault();
    open(button);
  });
  if (typeof document$ === "undefined") ready();
  else document$.subscribe(ready);
})();
