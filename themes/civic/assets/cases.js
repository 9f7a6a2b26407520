// Narrows and sorts the list of all cases. Without script each term leads to a page of its own; with it, terms are pressed and let go,
// and what has all of them is shown in the place of the list: any of the terms of one group, and one of each group. A list of one page
// keeps its cards; of a longer one the texts of the search are shown. What is pressed
// stands in the address, so that it can be passed on.
(() => {
  const nav = document.querySelector('.terms[data-index]');
  const listed = document.querySelector('.listed');
  const total = document.querySelector('.list-count');
  if (!nav || !listed) return;
  const site = nav.dataset;
  const SHOWN = 10;
  const EXCERPT = document.documentElement.lang.startsWith('zh') ? 80 : 180;
  const load = window.casebookShards(site.index, site.version);
  const count = new Intl.NumberFormat(document.documentElement.lang);

  /** A term by the last two parts of the address of its page: `region/foshan`, `years/2025`. */
  const nameOf = (href) => new URL(href, document.baseURI).pathname.replace(/index\.html$/, '').split('/').filter(Boolean).slice(-2).join('/');

  const terms = [...nav.querySelectorAll('.term-group')].flatMap((group, of) =>
    [...group.querySelectorAll('a')].map((link) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'term';
      button.setAttribute('aria-pressed', 'false');
      button.append(...link.childNodes);
      const number = button.querySelector('.count');
      return { group: of, name: nameOf(link.href), label: button.firstChild.textContent.trim(), link, button, number };
    }));

  const sort = document.createElement('select');
  for (const order of ['newest', 'oldest', 'title']) sort.append(new Option(site[order], order));
  const label = document.createElement('label');
  label.append(site.sort, ' ', sort);
  const clear = document.createElement('button');
  clear.type = 'button';
  clear.className = 'terms-clear';
  clear.textContent = site.clear;
  const status = document.createElement('p');
  status.className = 'terms-status';
  status.setAttribute('role', 'status');
  const tools = document.createElement('div');
  tools.className = 'terms-tools';
  tools.append(label, clear, status);
  const results = document.createElement('ol');
  results.className = 'search-results';
  const dealt = document.createElement('div');
  dealt.className = 'band';

  const pressed = () => terms.map((term, at) => [term, at]).filter(([term]) => term.button.getAttribute('aria-pressed') === 'true');

  /** The terms that are pressed, as one list for each group that has any; `without` leaves a group out. */
  function wanted(without) {
    const groups = new Map();
    for (const [term, at] of pressed()) {
      if (term.group !== without) groups.set(term.group, [...(groups.get(term.group) ?? []), at]);
    }
    return [...groups.values()];
  }

  const fits = (own, groups) => groups.every((any) => any.some((term) => own.includes(term)));

  /** Says beside each term how many cases it would leave; one that would leave none cannot be pressed. */
  function recount(cases) {
    const open = new Map();
    terms.forEach((term, at) => {
      if (!open.has(term.group)) {
        const groups = wanted(term.group);
        open.set(term.group, cases.filter(([, ...own]) => fits(own, groups)));
      }
      const left = open.get(term.group).filter(([, ...own]) => own.includes(at)).length;
      if (term.number) term.number.textContent = count.format(left);
      term.button.disabled = left === 0 && term.button.getAttribute('aria-pressed') === 'false';
    });
  }

  function excerpt(text) {
    if (text.length <= EXCERPT) return text;
    const part = text.slice(0, EXCERPT);
    return `${/[a-z]/i.test(part.at(-1)) ? part.replace(/\s+\S*$/, '') : part} …`;
  }

  function item([href, title, , text], own) {
    const entry = document.createElement('li');
    const head = document.createElement('h2');
    const link = document.createElement('a');
    // Addresses in the index are seen from the search page, which stands beside it.
    link.href = new URL(href, new URL(site.index, document.baseURI)).href;
    link.textContent = title;
    head.append(link);
    const said = document.createElement('p');
    said.className = 'search-kind';
    said.textContent = [1, 0].flatMap((group) => own.filter((term) => terms[term].group === group)).map((term) => terms[term].label).join(site.apart);
    const words = document.createElement('p');
    words.className = 'search-excerpt';
    words.textContent = excerpt(text);
    entry.append(head, said, words);
    return entry;
  }

  /** The cards of the page with the places where they stand, in the order of the list. */
  const cards = [...listed.querySelectorAll('.card')].map((card) => ({ card, home: card.parentElement }));

  /** Shows cases that all stand on this page as the cards that they are. */
  function deal(found) {
    const shown = document.createElement('div');
    shown.className = 'cards';
    shown.append(...found.map((at) => cards[at].card));
    dealt.replaceChildren(shown);
  }

  /** Puts all cards back where they were. */
  function gather() {
    for (const { card, home } of cards) home.append(card);
    dealt.replaceChildren();
  }

  let turn = 0;

  /** Shows the next of the cases that were found; `before` is how many are shown. */
  async function show(cases, found, before, own) {
    const size = Number(site.pagesAFile);
    const next = found.slice(before, before + SHOWN);
    const texts = await Promise.all(next.map((page) => load('texts', Math.floor(page / size))));
    if (own !== turn) return;
    if (before === 0) {
      results.replaceChildren();
      nav.parentElement.querySelector('.search-more')?.remove();
      listed.hidden = true;
      results.hidden = false;
      status.textContent = site.found.replace('{n}', count.format(found.length));
    }
    const items = next.map((page, at) => item(texts[at][page % size], cases[page].slice(1)));
    results.append(...items);
    if (before > 0) items[0].querySelector('a').focus();
    if (found.length <= before + SHOWN) return;
    const more = document.createElement('button');
    more.type = 'button';
    more.className = 'search-more';
    more.textContent = site.more;
    more.addEventListener('click', () => {
      more.remove();
      show(cases, found, before + SHOWN, own).catch(fail);
    });
    results.after(more);
  }

  function fail() {
    status.textContent = site.failed;
  }

  /** Writes what is pressed into the address. Some browsers allow it to no page from a disk. */
  function remember() {
    const query = new URLSearchParams();
    const names = pressed().map(([term]) => term.name);
    if (names.length > 0) query.set('only', names.join(','));
    if (sort.value !== 'newest') query.set('sort', sort.value);
    try {
      history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
    } catch {
      // The list is narrowed all the same.
    }
  }

  /** Shows what fits what is pressed, or the list of the page where nothing is. */
  async function update() {
    turn += 1;
    const own = turn;
    const isAll = pressed().length === 0 && sort.value === 'newest';
    clear.hidden = pressed().length === 0;
    if (total) total.hidden = !isAll;
    try {
      const cases = await load('cases', 0);
      if (own !== turn) return;
      recount(cases);
      if (isAll) {
        gather();
        listed.hidden = false;
        results.hidden = true;
        dealt.hidden = true;
        nav.parentElement.querySelector('.search-more')?.remove();
        status.textContent = '';
        return;
      }
      const groups = wanted();
      const found = [...cases.keys()].filter((page) => fits(cases[page].slice(1), groups));
      if (sort.value === 'oldest') found.reverse();
      if (sort.value === 'title') found.sort((a, b) => cases[a][0] - cases[b][0]);
      if (cards.length === cases.length) {
        gather();
        deal(found);
        listed.hidden = true;
        dealt.hidden = false;
        status.textContent = site.found.replace('{n}', count.format(found.length));
        return;
      }
      await show(cases, found, 0, own);
    } catch {
      if (own === turn) fail();
    }
  }

  const change = () => { remember(); update(); };
  for (const { link, button } of terms) {
    button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
      change();
    });
    link.replaceWith(button);
  }
  sort.addEventListener('change', change);
  clear.addEventListener('click', () => {
    for (const [term] of pressed()) term.button.setAttribute('aria-pressed', 'false');
    change();
    sort.focus();
  });
  clear.hidden = true;
  results.hidden = true;
  dealt.hidden = true;
  nav.append(tools);
  listed.after(dealt, results);

  const query = new URLSearchParams(location.search);
  const names = (query.get('only') ?? '').split(',');
  for (const { name, button } of terms) if (names.includes(name)) button.setAttribute('aria-pressed', 'true');
  if ([...sort.options].some((option) => option.value === query.get('sort'))) sort.value = query.get('sort');
  if (pressed().length > 0 || sort.value !== 'newest') update();
})();
