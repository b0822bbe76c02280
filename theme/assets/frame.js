/* How high what stays at the top of the window is: heads of tables stay below it. The button of the drawer is a label: the keyboard reaches it too. On a phone the open area's
   tab is brought into view. */
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

  /* Header and tabs: the pages' measure of what they cover. */
  const high = new ResizeObserver(() => {
    const parts = [...document.querySelectorAll(".md-header, .pm-tabs")];
    document.documentElement.style.setProperty("--pm-top", `${parts.reduce((sum, part) => sum + part.offsetHeight, 0)}px`);
  });

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
  if (typeof document$ === "undefined") every();
  else document$.subscribe(every);
})();
