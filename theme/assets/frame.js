/* How high what stays at the top of the window is: heads of tables stay below it. The button of the drawer is a label:
   the keyboard reaches it too. On a phone the open area's tab is brought into view. Where Material's script is not
   loaded: day and night, and folds that open on paper. */
(() => {
  "use strict";

  function operable(button) {
    if (button.tabIndex === 0) return;
    button.tabIndex = 0;
    button.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      button.closest("label").click();
    });
  }

  /* Header and tabs: the pages' measure of what they cover. To write it costs a look at every element, so it is
     written only where it is not what the style sheet says. */
  const root = document.documentElement;
  const high = new ResizeObserver(() => {
    const parts = [...document.querySelectorAll(".md-header, .pm-tabs")];
    const top = parts.reduce((sum, part) => sum + part.offsetHeight, 0);
    const { fontSize, scrollPaddingTop } = getComputedStyle(root);
    if (Math.abs(Number.parseFloat(scrollPaddingTop) - 0.6 * Number.parseFloat(fontSize) - top) > 0.6) root.style.setProperty("--pm-top", `${top}px`);
  });

  /* Day and night: what the reader chooses holds for the portal, in the words of Material's script. */
  function palette() {
    const inputs = [...document.querySelectorAll("input[name=__palette]")];
    if (!inputs.length || typeof document$ !== "undefined") return;
    const stored = (__md_get("__palette") || {}).index;
    const now = inputs[stored] || inputs.find((one) => matchMedia(one.dataset.mdColorMedia).matches) || inputs[0];
    const show = (chosen) => inputs.forEach((one) => {
      const label = one.nextElementSibling;
      one.checked = one === chosen;
      if (label instanceof HTMLLabelElement) label.hidden = one !== chosen;
    });
    show(now);
    inputs.forEach((input, index) => {
      input.addEventListener("change", () => {
        const { mdColorMedia: media } = input.dataset;
        const auto = media === "(prefers-color-scheme)" && inputs.find((one) => one !== input && matchMedia(one.dataset.mdColorMedia).matches);
        const { mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } = (auto || input).dataset;
        const color = { media, scheme, primary, accent };
        Object.entries(color).forEach(([name, value]) => document.body.setAttribute(`data-md-color-${name}`, value));
        show(input);
        __md_set("__palette", { index, color });
      });
      input.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        const next = inputs[(index + 1) % inputs.length];
        next.click();
        next.focus();
      });
    });
  }

  /* On paper nothing is folded. */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("article details:not([open])")];
    folded.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => folded.splice(0).forEach((one) => { one.open = false; }));

  function every() {
    high.disconnect();
    document.querySelectorAll(".md-header, .pm-tabs").forEach((part) => high.observe(part));
    document.querySelectorAll("label.md-header__button > [role=button]").forEach(operable);
    document.querySelectorAll(".pm-keys__open").forEach((button) => { button.hidden = false; });
    const list = document.querySelector(".pm-tabs ul");
    const tab = list && list.querySelector("[aria-current]");
    if (tab && tab.offsetLeft + tab.offsetWidth > list.offsetLeft + list.clientWidth) list.scrollLeft = tab.offsetLeft - list.offsetLeft;
  }

  /* The list of keys: on `?`, unless somebody is writing. */
  function keys() {
    const list = document.querySelector(".pm-keys");
    if (list && !list.open) list.showModal();
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
    event.preventDefault();
    keys();
  });
  document.addEventListener("click", (event) => { if (event.target.closest(".pm-keys__open")) keys(); });

  document.addEventListener("keydown", (event) => {
    const drawer = document.getElementById("__drawer");
    if (event.key === "Escape" && drawer) drawer.checked = false;
  });
  palette();
  if (typeof document$ === "undefined") every();
  else document$.subscribe(every);
})();
