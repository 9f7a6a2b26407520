// Searches the site in the browser. The index lies beside the search page in small scripts, of which only those are loaded that
// a query needs; see shards.js.
(() => {
  const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}々〇]/u;
  const PART = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}々〇]+|[\p{Alphabetic}\p{N}]/gu;
  /** A comma between the thousands of a number. */
  const GROUPING = /(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/g;
  const WEIGHTS = [1, 1.5, 4, 12];
  /** The fewest letters of a word that also finds longer words: as many as choose the file of a word. */
  const BEGINNING = 4;

  /** A word without the ending of its English plural and with one spelling of -isation; the twin of `folded` in src/render/search/cut.rs. */
  const folded = (word) => singular(word).replace(/isation$/, 'ization');

  function singular(word) {
    if (!/^[a-z]{4,}$/.test(word) || !/[^sui]s$/.test(word)) return word;
    if (/..ies$/.test(word)) return `${word.slice(0, -3)}y`;
    return word.slice(0, /(ss|sh|ch|x)es$/.test(word) ? -2 : -1);
  }

  /** The runs of a text that are words or Chinese, in lower case. */
  function runs(text) {
    const found = [];
    let end = -1;
    const plain = text.normalize('NFKC').toLowerCase().replace(GROUPING, '');
    for (const match of plain.matchAll(PART)) {
      const isHan = HAN.test(match[0]);
      const last = found.at(-1);
      if (last && !isHan && !last.isHan && match.index === end) last.text += match[0];
      else found.push({ text: match[0], isHan });
      end = match.index + match[0].length;
    }
    return found.filter((run) => run.isHan || !/^[a-z]$/.test(run.text));
  }

  /** The terms of a run: a word, or the pairs of its characters, which find each word that holds them. */
  function terms({ text, isHan }) {
    if (!isHan) return [folded(text)];
    const characters = [...text];
    if (characters.length === 1) return characters;
    return characters.slice(1).map((character, at) => characters[at] + character);
  }

  /** The number of the file that holds a term: FNV-1a, as `file_of` has it. */
  function fileOf(term, files) {
    let hash = 0x811c9dc5;
    for (const character of [...term].slice(0, HAN.test(term) ? 2 : BEGINNING)) {
      hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193) >>> 0;
    }
    return hash % files;
  }

  const form = document.querySelector('form.search');
  if (!form) return;
  const input = form.querySelector('input');
  const status = document.querySelector('.search-status');
  const hint = status.textContent;
  const list = document.createElement('ol');
  list.className = 'search-results';
  const site = form.dataset;
  const load = window.casebookShards('', site.version);

  /** Adds to `scores` what a list of pages is worth to them; each keeps its best. */
  function weigh(scores, steps, share) {
    const rarity = Math.log(1 + Number(site.pages) / steps.length);
    let entry = 0;
    for (const step of steps) {
      entry += step;
      const score = share * rarity * WEIGHTS[entry % 4];
      const page = Math.floor(entry / 4);
      scores.set(page, Math.max(score, scores.get(page) ?? 0));
    }
  }

  /** The pages of one term with their scores. */
  async function pagesOf(term) {
    const words = await load('words', fileOf(term, Number(site.wordFiles)));
    const scores = new Map();
    const isBeginning = !HAN.test(term) && [...term].length >= BEGINNING;
    for (const [word, steps] of Object.entries(words)) {
      if (word === term) weigh(scores, steps, 1);
      else if (isBeginning && word.startsWith(term)) weigh(scores, steps, 0.5);
    }
    return scores;
  }

  /** The pages that have every term, the best first; where no page has, those that have more of them than they lack. */
  async function find(query) {
    const wanted = [...new Set(query.flatMap(terms))];
    const found = new Map();
    for (const scores of await Promise.all(wanted.map(pagesOf))) {
      for (const [page, score] of scores) {
        const known = found.get(page) ?? { count: 0, score: 0 };
        found.set(page, { count: known.count + 1, score: known.score + score });
      }
    }
    const ranked = [...found].sort(([a, x], [b, y]) => y.count - x.count || y.score - x.score || a - b);
    const most = ranked[0]?.[1].count ?? 0;
    const least = most === wanted.length ? most : Math.floor(wanted.length / 2) + 1;
    return { pages: ranked.filter(([, { count }]) => count >= least).map(([page]) => page), isWhole: most === wanted.length };
  }

  /** What is marked in titles and texts: each Chinese run whole, where it stands so, and each word with its endings. */
  function marks(query, text) {
    const escaped = (part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const lower = text.toLowerCase();
    const patterns = query.flatMap((run) => {
      if (run.isHan) return lower.includes(run.text) ? [escaped(run.text)] : terms(run).map(escaped);
      if (/^[0-9]+$/.test(run.text)) return [`(?<![0-9])${[...run.text].join(',?')}`];
      const stem = folded(run.text);
      const isBeginning = stem.length >= BEGINNING || stem !== run.text;
      const start = stem.replace(/(?<=..)y$/, '').replace(/ization$/, 'i');
      const ending = isBeginning ? '[\\p{Alphabetic}\\p{N}]*' : 's?(?![\\p{Alphabetic}\\p{N}])';
      return [`(?<![\\p{Alphabetic}\\p{N}])${escaped(start)}${ending}`];
    });
    return [...text.matchAll(new RegExp(patterns.join('|'), 'giu'))].map((match) => [match.index, match.index + match[0].length]);
  }

  /** Puts a text into an element with its marks. */
  function fill(element, text, found) {
    let at = 0;
    for (const [start, end] of found) {
      const mark = document.createElement('mark');
      mark.textContent = text.slice(start, end);
      element.append(text.slice(at, start), mark);
      at = end;
    }
    element.append(text.slice(at));
    return element;
  }

  /** The part of a text that has most of the marks, cut between words. */
  function excerpt(query, text) {
    const length = document.documentElement.lang.startsWith('zh') ? 90 : 200;
    const found = marks(query, text);
    const inside = (from) => new Set(found.filter(([start, end]) => start >= from && end <= from + length).map(([start, end]) => text.slice(start, end).toLowerCase())).size;
    const best = found.map(([start]) => Math.max(0, start - 30)).sort((a, b) => inside(b) - inside(a) || a - b)[0] ?? 0;
    let from = best;
    let to = Math.min(text.length, from + length);
    const isMidWord = (at) => at > 0 && at < text.length && /^[\p{Alphabetic}\p{N}\uDC00-\uDFFF]$/u.test(text[at]) && /[a-z\p{N}\uD800-\uDBFF]$/iu.test(text[at - 1]);
    while (isMidWord(from)) from -= 1;
    while (isMidWord(to)) to += 1;
    const part = text.slice(from, to).trim();
    return `${from > 0 ? '… ' : ''}${part}${to < text.length ? ' …' : ''}`;
  }

  /** A page that was found, as an entry of the list. */
  async function item(query, page) {
    const size = Number(site.pagesAFile);
    const texts = await load('texts', Math.floor(page / size));
    const [href, title, kind, text] = texts[page % size];
    const entry = document.createElement('li');
    const link = fill(document.createElement('a'), title, marks(query, title));
    link.href = href;
    const label = document.createElement('p');
    label.className = 'search-kind';
    label.textContent = kind;
    const snippet = excerpt(query, text);
    const said = fill(document.createElement('p'), snippet, marks(query, snippet));
    said.className = 'search-excerpt';
    const head = document.createElement('h2');
    head.append(link);
    entry.append(head, label, said);
    return entry;
  }

  function fail() {
    status.textContent = site.failed;
  }

  const results = window.casebookResults(list, { shown: 10, more: site.more, fail });

  async function search() {
    const own = results.next();
    const query = runs(input.value);
    if (query.length === 0) {
      results.clear();
      status.textContent = hint;
      return;
    }
    try {
      const { pages, isWhole } = await find(query);
      await results.show(own, pages, (page) => item(query, page), () => {
        status.textContent = pages.length === 0 ? site.none : (isWhole ? site.found : site.some).replace('{n}', pages.length);
      });
    } catch {
      if (results.isLast(own)) fail();
    }
  }

  /** Writes the query into the address, so that it can be passed on. Some browsers allow it to no page from a disk. */
  function remember() {
    const words = input.value.trim();
    try {
      history.replaceState(null, '', words === '' ? location.pathname : `?q=${encodeURIComponent(words)}`);
    } catch {
      // The search works all the same.
    }
  }

  /** Arrows lead from the field through the results and back; Escape leads back at once. */
  function walk(event) {
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    const isField = document.activeElement === input;
    if (!isField && at < 0) return;
    if (event.key === 'ArrowDown') (links[at + 1] ?? document.activeElement).focus();
    else if (event.key === 'ArrowUp' && !isField) (links[at - 1] ?? input).focus();
    else if (event.key === 'Escape' && !isField) input.focus();
    else return;
    event.preventDefault();
  }

  let timer;
  input.addEventListener('input', (event) => {
    clearTimeout(timer);
    // What an input method still composes is no query yet.
    if (!event.isComposing) timer = setTimeout(() => { remember(); search(); }, 200);
  });
  input.addEventListener('compositionend', () => { remember(); search(); });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    remember();
    search();
  });
  document.addEventListener('keydown', walk);
  form.parentElement.after(list);
  form.hidden = false;
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  if (input.value !== '') search();
})();
