// Narrows and sorts the list of all cases. Without script each term leads to a page of its own; with it, terms are pressed and let go,
// and the cards of what has all of them are shown in the place of the list: any of the terms of one group, and one of each group. What is
// pressed stands in the address, so that it can be passed on.
(() => {
  const nav = document.querySelector('.terms[data-index]');
  const listed = document.querySelector('.listed');
  const total = document.querySelector('.list-count');
  if (!nav || !listed) return;
  const site = nav.dataset;
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
  const list = document.createElement('div');
  const narrowed = document.createElement('div');
  narrowed.className = 'band';
  narrowed.hidden = true;
  narrowed.append(list);
  const results = window.casebookResults(list, { shown: 12, more: site.more, fail });

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

  /** The card of a case by its place in the list, as the theme writes it. Addresses in the index are seen from its own folder. */
  async function card(place) {
    const size = Number(site.pagesAFile);
    const cards = await load('cards', Math.floor(place / size));
    const holder = document.createElement('template');
    holder.innerHTML = cards[place % size];
    for (const link of holder.content.querySelectorAll('a[href]')) {
      link.href = new URL(link.getAttribute('href'), new URL(site.index, document.baseURI)).href;
    }
    return holder.content.firstElementChild;
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
    const own = results.next();
    const isAll = pressed().length === 0 && sort.value === 'newest';
    clear.hidden = pressed().length === 0;
    if (total) total.hidden = !isAll;
    try {
      const cases = await load('cases', 0);
      if (!results.isLast(own)) return;
      recount(cases);
      if (isAll) {
        results.clear();
        listed.hidden = false;
        narrowed.hidden = true;
        status.textContent = '';
        return;
      }
      const groups = wanted();
      const found = [...cases.keys()].filter((place) => fits(cases[place].slice(1), groups));
      if (sort.value === 'oldest') found.reverse();
      if (sort.value === 'title') found.sort((a, b) => cases[a][0] - cases[b][0]);
      await results.show(own, found, card, () => {
        listed.hidden = true;
        narrowed.hidden = false;
        list.className = `cards cards-${found.length}`;
        status.textContent = site.found.replace('{n}', count.format(found.length));
      });
    } catch {
      if (results.isLast(own)) fail();
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
  nav.append(tools);
  listed.after(narrowed);

  const query = new URLSearchParams(location.search);
  const names = (query.get('only') ?? '').split(',');
  for (const { name, button } of terms) if (names.includes(name)) button.setAttribute('aria-pressed', 'true');
  if ([...sort.options].some((option) => option.value === query.get('sort'))) sort.value = query.get('sort');
  if (pressed().length > 0 || sort.value !== 'newest') update();
})();
