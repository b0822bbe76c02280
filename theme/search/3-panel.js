/* The panel of the search: a field, chips of kinds, results as a list that the arrow keys walk through. */
(() => {
  "use strict";

  const { Index, STEM, TIERS } = globalThis.pmSearch;
  const MOST = 20;
  const BEFORE = 50; /* characters of an excerpt before its first hit */
  const AFTER = 130;

  const made = (tag, values = {}, ...inside) => {
    const part = document.createElement(tag);
    for (const [name, value] of Object.entries(values)) part.setAttribute(name, value);
    part.append(...inside);
    return part;
  };
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const plain = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

  /* What is marked in a result: words from their beginning, ids however their number is written. */
  function marker(words) {
    const parts = words.filter(Boolean).map((word, n) => {
      const loose = word.split(/[-_./'’]+/).map(plain).join("[-_./'’ ]?").replace(/0*(\d+)/g, "[-_. ]?0*$1");
      const end = word.length < STEM && n < words.length - 1 ? "(?![\\p{L}\\p{N}])" : "";
      return /^[\u3400-\u9fff\uf900-\ufaff]/.test(word) ? loose : `(?<![\\p{L}\\p{N}])${loose}${end}`;
    });
    return parts.length ? new RegExp(parts.join("|"), "giu") : null;
  }

  function marked(text, hits) {
    const found = [];
    let end = 0;
    for (const hit of hits ? text.matchAll(hits) : []) {
      if (!hit[0]) continue;
      found.push(text.slice(end, hit.index), made("mark", {}, hit[0]));
      end = hit.index + hit[0].length;
    }
    return [...found, text.slice(end)];
  }

  function excerpt(text, hits) {
    const at = hits ? text.search(hits) : -1;
    const start = at > BEFORE ? at - BEFORE : 0;
    const end = Math.min(text.length, Math.max(at, 0) + AFTER);
    return marked(`${start ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`, hits);
  }

  function glyph(icon) {
    const space = document.querySelector("svg").namespaceURI;
    const svg = document.createElementNS(space, "svg");
    const use = document.createElementNS(space, "use");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `#i-${icon}`);
    svg.append(use);
    return svg;
  }

  class Panel {
    constructor(button, root) {
      const { search: name, project, close, failed } = button.dataset;
      Object.assign(this, { root, project, words: { failed }, turn: 0, kind: null, most: MOST, options: [], place: -1 });
      this.field = made("input", {
        type: "text", class: "pm-search__field", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "pm-search-list",
        "aria-label": name, placeholder: name, autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go",
      });
      this.close = made("button", { type: "button", class: "pm-search__close", "aria-label": close }, "×");
      this.chips = made("div", { class: "pm-search__chips", role: "group" });
      this.said = made("p", { class: "pm-search__said", role: "status" });
      this.list = made("div", { class: "pm-search__list", id: "pm-search-list", role: "listbox", "aria-label": name });
      this.more = made("button", { type: "button", class: "pm-search__more", hidden: "" });
      const top = made("div", { class: "pm-search__top" }, this.field, this.close);
      this.box = made("dialog", { class: "pm-search md-typeset", "aria-label": name }, top, this.chips, made("div", { class: "pm-search__scroll" }, this.said, this.list, this.more));
      document.body.append(this.box);
      this.field.addEventListener("input", () => this.ask());
      this.field.addEventListener("keydown", (event) => this.key(event));
      this.close.addEventListener("click", () => this.box.close());
      this.more.addEventListener("click", () => this.further());
      this.box.addEventListener("click", (event) => event.target === this.box && this.box.close());
      this.list.addEventListener("click", (event) => {
        const plainly = !(event.ctrlKey || event.metaKey || event.shiftKey);
        if (plainly && event.target.closest("a")) this.box.close();
      });
    }

    /* Shows the panel; the browser gives the focus back to where it was when it closes. */
    open() {
      if (this.box.open) return;
      this.box.showModal();
      this.field.select();
      this.opening = this.begin();
    }

    async begin() {
      try {
        this.index = this.index || (await Index.opened(this.root));
        this.chips.setAttribute("aria-label", this.index.about.words.filter);
        await this.ask();
      } catch (error) {
        this.failed(error);
      }
    }

    say(name, values = {}) {
      this.said.textContent = filled(this.index.about.words[name], values);
    }

    failed(error) {
      console.error(error);
      this.said.textContent = this.words.failed;
      this.show([]);
    }

    /* Searches for what is written; an answer that comes after a later question is dropped. */
    async ask() {
      if (!this.index) return;
      const turn = (this.turn += 1);
      const text = this.field.value.trim();
      Object.assign(this, { most: MOST, kind: null });
      this.pending = (async () => {
        try {
          const answer = text ? await this.index.search(text, this.project) : { hits: [], words: [] };
          if (turn !== this.turn) return;
          this.answer = answer;
          await this.draw(turn);
        } catch (error) {
          if (turn === this.turn) this.failed(error);
        }
      })();
      await this.pending;
    }

    async draw(turn) {
      const { hits, words, some } = this.answer;
      const chosen = this.kind === null ? hits : hits.filter((hit) => hit.kind === this.kind);
      const results = await Promise.all(chosen.slice(0, this.most).map((hit) => this.index.shown(hit)));
      if (turn !== this.turn) return;
      this.offer(hits);
      this.show(results, marker(words));
      const counts = { n: chosen.length, shown: results.length };
      if (!this.field.value.trim()) this.say("empty");
      else if (!hits.length) this.say("none");
      else if (some) this.say("nearest", counts);
      else this.say(results.length < chosen.length ? "shown" : "found", counts);
      this.box.dataset.answered = this.field.value.trim();
      const left = Math.min(MOST, chosen.length - results.length);
      this.more.hidden = left <= 0;
      this.more.textContent = filled(this.index.about.words.more, { n: left });
    }

    /* A chip for each kind that is found, beside one for all. */
    offer(hits) {
      const counts = new Map();
      for (const { kind } of hits) counts.set(kind, (counts.get(kind) || 0) + 1);
      const { words, kinds } = this.index.about;
      const chip = (kind, name, number) => {
        const button = made("button", { type: "button", "aria-pressed": String(this.kind === kind) }, `${name} `, made("b", {}, String(number)));
        button.addEventListener("click", () => this.choose(kind));
        return button;
      };
      const found = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      this.chips.replaceChildren(...(found.length > 1 ? [chip(null, words.all, hits.length), ...found.map(([kind, number]) => chip(kind, kinds[kind][1], number))] : []));
    }

    async choose(kind) {
      const place = [...this.chips.children].indexOf(document.activeElement);
      Object.assign(this, { kind: this.kind === kind ? null : kind, most: MOST });
      await this.draw(this.turn);
      const chip = this.chips.children[place];
      if (chip) chip.focus();
    }

    async further() {
      const first = this.options.length;
      this.most += MOST;
      await this.draw(this.turn);
      this.mark(first);
      this.field.focus();
    }

    /* Results in their groups, the first one marked. */
    show(results, hits) {
      const { words } = this.index ? this.index.about : { words: {} };
      const groups = new Map();
      for (const result of results) {
        const name = result.tier <= TIERS.name ? words.first : result.tier === TIERS.project ? filled(words.here, { project: result.project[0] }) : this.project ? words.elsewhere : words.results;
        groups.set(name, [...(groups.get(name) || []), result]);
      }
      let number = 0;
      const drawn = [...groups].map(([name, items], n) => {
        const heading = made("div", { class: "pm-search__group", id: `pm-search-g${n}`, role: "presentation" }, name);
        const group = made("div", { role: "group", "aria-labelledby": `pm-search-g${n}` }, ...items.map((item) => this.option(item, hits, (number += 1))));
        if (groups.size > 1) group.prepend(heading);
        else group.setAttribute("aria-label", words.results), group.removeAttribute("aria-labelledby");
        return group;
      });
      this.list.replaceChildren(...drawn);
      this.options = [...this.list.querySelectorAll("[role=option]")];
      this.field.setAttribute("aria-expanded", String(this.options.length > 0));
      this.list.hidden = !this.options.length;
      this.more.hidden = true;
      this.mark(0, false);
    }

    option(item, hits, number) {
      const facts = [made("span", {}, item.kind[2])];
      if (item.state) facts.push(made("span", { class: `pm-state pm-state--${item.state[0]}` }, glyph(item.state[0]), item.state[1]));
      if (item.project[0]) facts.push(made("span", { title: item.project[1] }, item.project[0]));
      const title = item.id ? [made("b", {}, ...marked(item.id, hits)), " ", ...marked(item.title, hits)] : marked(item.title, hits);
      return made(
        "a", { href: item.url, role: "option", id: `pm-search-${number}`, tabindex: "-1", "aria-selected": "false" },
        made("span", { class: "pm-search__title" }, ...title),
        made("span", { class: "pm-search__facts" }, ...facts.flatMap((fact, n) => (n ? [" · ", fact] : [fact]))),
        ...(item.text ? [made("span", { class: "pm-search__text" }, ...excerpt(item.text, hits))] : []),
      );
    }

    mark(place, scrolls = true) {
      const option = this.options[place];
      this.options.forEach((one) => one.setAttribute("aria-selected", String(one === option)));
      this.place = option ? place : -1;
      if (option) this.field.setAttribute("aria-activedescendant", option.id);
      else this.field.removeAttribute("aria-activedescendant");
      if (option && scrolls) option.scrollIntoView({ block: "nearest" });
    }

    async key(event) {
      if (event.isComposing) return;
      const last = this.options.length - 1;
      const step = { ArrowDown: this.place < last ? this.place + 1 : 0, ArrowUp: this.place > 0 ? this.place - 1 : last }[event.key];
      if (step !== undefined) {
        event.preventDefault();
        this.mark(step);
      } else if (event.key === "Enter") {
        event.preventDefault();
        const aside = event.ctrlKey || event.metaKey;
        await this.opening; /* an id and Enter may be there before the index is */
        await this.pending;
        const option = this.box.open && this.options[this.place];
        if (option && aside) window.open(option.href, "_blank", "noopener");
        else if (option) option.click();
      }
    }
  }

  globalThis.pmSearch.Panel = Panel;
})();
