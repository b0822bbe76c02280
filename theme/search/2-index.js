/* The index: which entries hold what is asked for, the best first. Files are loaded when a term of theirs is. */
(() => {
  "use strict";

  const { id, split } = globalThis.pmSearch;
  const MERIT = [1, 1.6, 5, 9];
  const NAME = 3;
  const SPREAD = 3; /* files of terms in which the ends of a beginning are looked for */
  const STEM = 4; /* letters from which on a word stands for longer ones */
  const LONGEST = 12; /* characters of a Chinese word */
  const TIERS = { here: 0, id: 1, name: 2, project: 3, other: 4 };

  /* The last number of a rising list that is not above a value. */
  const place = (list, value) => {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  /* Terms stand in the order of their code points, which is not that of JavaScript beyond U+FFFF: no term is there. */
  class Index {
    constructor(root, about) {
      Object.assign(this, { root, about, files: new Map() });
    }

    static async opened(root) {
      const answer = await fetch(new URL("search/index.json", root), { cache: "no-cache" });
      if (!answer.ok) throw new Error(answer.statusText);
      return new Index(root, await answer.json());
    }

    file(name) {
      if (!this.files.has(name)) {
        const url = new URL(`search/${name}.json?${this.about.version}`, this.root);
        const loading = fetch(url).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))));
        loading.catch(() => this.files.delete(name));
        this.files.set(name, loading);
      }
      return this.files.get(name);
    }

    /* Project and kind of an entry by their numbers. */
    run(entry) {
      const runs = this.about.runs;
      this.starts = this.starts || runs.map(([start]) => start);
      return runs[place(this.starts, entry)].slice(1);
    }

    async postings(term) {
      const number = place(this.about.terms, term);
      const file = number < 0 ? {} : await this.file(`t${number}`);
      return Object.hasOwn(file, term) ? file[term] : null;
    }

    /* Terms that begin with one, in so many files from where it stands. */
    async beginning(term) {
      const first = Math.max(0, place(this.about.terms, term));
      const last = Math.max(first, place(this.about.terms, `${term}\uffff`));
      if (last - first >= SPREAD) return [];
      const files = await Promise.all(Array.from({ length: last - first + 1 }, (_, n) => this.file(`t${first + n}`)));
      return files.flatMap((file) => Object.keys(file).filter((one) => one.startsWith(term) && one !== term).map((one) => file[one]));
    }

    /* Merit of the entries of a list, into a map: rare terms count more. */
    add(found, list, share) {
      const rare = Math.log(1 + this.about.entries / list.length);
      let entry = 0;
      for (const one of list) {
        entry += one >> 2;
        const merit = MERIT[one & 3] * rare * share;
        const known = found.get(entry);
        if (!known || known.merit < merit) found.set(entry, { merit, name: (one & 3) === NAME && share === 1 });
      }
      return found;
    }

    async term(term, { begins = true, share = 1 } = {}) {
      const found = new Map();
      const list = await this.postings(term);
      if (list) this.add(found, list, share);
      if (begins) for (const longer of await this.beginning(term)) this.add(found, longer, share / 2);
      return found;
    }

    /* Longer words count too where a word is long enough, or may not be whole yet. */
    async word(word, last) {
      const found = await this.term(word.whole, { begins: word.whole.length >= STEM || (last && word.whole.length > 1) });
      const exact = await this.postings(`#${word.whole}`);
      if (exact) this.add(found, exact, 1);
      if (/[^s]s$/.test(word.whole) && word.whole.length > 3) {
        for (const [entry, one] of await this.term(word.whole.slice(0, -1), { begins: false, share: 0.8 })) if (!found.has(entry)) found.set(entry, one);
      }
      const key = this.about.projects.findIndex(([name]) => name.toLowerCase() === word.text);
      if (key >= 0) for (const entry of this.entries(key)) if (!found.has(entry)) found.set(entry, { merit: 0.1, name: false });
      if (found.size || word.parts.length < 2) return found;
      return both(await Promise.all(word.parts.map((part) => this.term(part))));
    }

    entries(project) {
      const { runs, entries } = this.about;
      return runs.flatMap(([start, key], n) => (key === project ? Array.from({ length: (n + 1 < runs.length ? runs[n + 1][0] : entries) - start }, (_, more) => start + more) : []));
    }

    /* A run of Chinese: from the left the longest words that the index knows; each character, where no entry has them all. */
    async chinese(run) {
      const words = [];
      for (let at = 0; at < run.length; at += words[words.length - 1].length) {
        let length = Math.min(LONGEST, run.length - at);
        while (length > 1 && !(await this.postings(run.slice(at, at + length)))) length -= 1;
        words.push(run.slice(at, at + length));
      }
      const last = words.length - 1;
      const found = both(await Promise.all(words.map((word, n) => this.term(word, { begins: n === last }))));
      if (found.size || words.length === run.length) return { found, words };
      const characters = await Promise.all([...run].map((one) => this.term(one, { begins: false, share: 0.5 })));
      return { found: both(characters), words: [run] };
    }

    /* Entries for what is written, and the words to be marked; `some` where none has all of the words. */
    async search(text, project) {
      const asked = split(text);
      const number = (one) => !one.run && !one.parts.length && /^\d+$/.test(one.whole);
      const counted = asked.filter((one) => !number(one)).length ? asked.filter((one) => !number(one)) : asked;
      const parts = await Promise.all(counted.map(async (one) => (one.run ? this.chinese(one.run) : { found: await this.word(one, one === counted[counted.length - 1]), words: [one.text] })));
      const found = parts.length ? both(parts.map((one) => one.found)) : new Map();
      const exact = id(text) && (await this.postings(id(text)));
      const ids = exact ? this.add(new Map(), exact, 1) : new Map();
      let some = false;
      if (!found.size && !ids.size && parts.length > 1) {
        some = true;
        for (const part of parts) for (const [entry, one] of part.found) {
          const known = found.get(entry);
          found.set(entry, { merit: (known ? known.merit + 100 : 0) + one.merit, name: false });
        }
      }
      for (const [entry, one] of ids) found.set(entry, one);
      const here = this.about.projects.findIndex(([key]) => project && key === project);
      const hits = [...found].map(([entry, { merit, name }]) => {
        const [of, kind] = this.run(entry);
        const home = of === here;
        const tier = ids.has(entry) ? (home || here < 0 ? TIERS.here : TIERS.id) : name ? TIERS.name : home ? TIERS.project : TIERS.other;
        return { entry, merit, tier, kind, project: of, home };
      });
      hits.sort((a, b) => a.tier - b.tier || b.home - a.home || b.merit - a.merit || a.entry - b.entry);
      return { hits, words: parts.flatMap((one) => one.words), some };
    }

    /* What a result shows. */
    async shown(hit) {
      const { projects, kinds, results, states } = this.about;
      const number = place(results, hit.entry);
      const [own, title, url, state, text] = (await this.file(`d${number}`))[hit.entry - results[number]];
      return { ...hit, id: own, title, text, url: new URL(url, this.root).href, kind: kinds[hit.kind], project: projects[hit.project], state: states[state] || null };
    }
  }

  /* What all of some maps have, with the sum of its merits. */
  function both(maps) {
    const [least, ...others] = [...maps].sort((a, b) => a.size - b.size);
    const found = new Map();
    for (const [entry, one] of least) {
      const rest = others.map((map) => map.get(entry));
      if (rest.every(Boolean)) found.set(entry, { merit: rest.reduce((sum, other) => sum + other.merit, one.merit), name: one.name && rest.every((other) => other.name) });
    }
    return found;
  }

  Object.assign(globalThis.pmSearch, { Index, STEM, TIERS });
})();
