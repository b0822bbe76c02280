/* What readers write, as terms of the index: split as pmsite/stage/terms.py splits what the pages say. */
(() => {
  "use strict";

  const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+/gu;
  const WORD = /[\p{L}\p{N}]+(?:[-_./'’][\p{L}\p{N}]+)*/gu;
  const JOINT = /[-_./'’]/u;
  const digits = (text) => /^\p{Nd}+$/u.test(text);
  const bare = (text) => text.replace(/(?<!\d)0+(?=\d)/g, "");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  /* The id that the whole of the words may be: "risk 4", "RISK-004" and "004" as the index has them. */
  const id = (text) => {
    const parts = fold(text).trim().split(/[\s\-_./'’]+/u).map(bare);
    return /^[a-z\d]+$/.test(parts.join("")) ? `#${parts.join("")}` : "";
  };

  /* A word with its parts: `whole` is what it is without the signs between them. */
  const word = (text) => {
    const parts = text.split(JOINT).map(bare);
    const whole = parts.join("");
    const kept = parts.filter((part) => part.length >= (digits(part) ? 3 : 2) || !/^[\x00-\x7f]*$/.test(part));
    return { text, whole, parts: kept };
  };

  /* Runs of Chinese characters and words, in the order in which they are written. */
  const split = (text) => {
    const found = [];
    const words = (part) => found.push(...[...part.matchAll(WORD)].map((one) => word(one[0])));
    let end = 0;
    const folded = fold(text);
    for (const run of folded.matchAll(HAN)) {
      words(folded.slice(end, run.index));
      found.push({ text: run[0], run: run[0] });
      end = run.index + run[0].length;
    }
    words(folded.slice(end));
    return found;
  };

  globalThis.pmSearch = { fold, id, split };
})();
