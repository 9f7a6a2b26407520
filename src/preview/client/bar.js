// The editor's bar: what an author wants to know of the page at hand, at its foot, and the report where something is wrong.
//
// It stands in a shadow tree, so that neither the page's styles nor its scripts and the bar's meet.
import { make } from './make.js';
import { filePanel, figurePanel, findingPanel, textPanel } from './panels.js';
import { wordsOf } from './words.js';

const KEY = 'casebook-bar';
const isFramed = window.top !== window;
let bar = null;

/** Shows the bar for what the server says about the page, or brings it up to date. */
export function showBar(about, lang) {
  bar ??= new Bar(lang);
  bar.update(about);
}

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(value) {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // Without storage the bar is as it was on the next page.
  }
}

class Bar {
  constructor(lang) {
    this.words = wordsOf(lang);
    // On a phone the page comes first.
    this.isOpen = (remembered() ?? (innerWidth < 600 ? 'closed' : 'open')) === 'open';
    this.panel = null;
    this.dismissed = null;
    this.host = make('div', { id: 'casebook-bar', lang });
    this.root = this.host.attachShadow({ mode: 'open' });
    this.place = make('aside', { 'aria-label': this.words.bar });
    const sheet = make('link', { rel: 'stylesheet', href: '/_casebook/bar.css' });
    // Without its styles the bar would stand bare at the foot of the page for a moment.
    this.host.hidden = true;
    sheet.addEventListener('load', () => {
      this.host.hidden = false;
      this.makeRoom();
    });
    addEventListener('resize', () => this.makeRoom());
    this.root.append(sheet, this.place);
    this.root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.panel) this.toggle(this.panel, true);
    });
    document.body.append(this.host);
    if ('PerformanceObserver' in window && !isFramed) {
      new PerformanceObserver(() => this.weigh()).observe({ type: 'resource' });
    }
  }

  update(about) {
    // What is drawn anew loses a selection in it, so that news of nothing new draw nothing.
    const news = JSON.stringify(about);
    if (news === this.news) return;
    this.news = news;
    const report = JSON.stringify(about.findings);
    this.about = about;
    if (about.stopped) {
      // An error comes forward, unless its author has put this very report away.
      if (this.dismissed !== report) this.panel = 'findings';
    } else {
      this.dismissed = null;
      if (this.wasStopped && this.panel === 'findings') this.panel = null;
    }
    this.report = report;
    this.wasStopped = about.stopped;
    this.draw();
  }

  /** Opens a panel, or closes it where it is open. */
  toggle(name, byKey = false) {
    if (this.panel === name && name === 'findings' && this.about.stopped) this.dismissed = this.report;
    this.panel = this.panel === name ? null : name;
    this.draw(name);
    if (byKey && !this.root.activeElement) this.place.querySelector('button')?.focus();
  }

  setOpen(isOpen) {
    this.isOpen = isOpen;
    remember(isOpen ? 'open' : 'closed');
    if (!isOpen) this.panel = null;
    this.draw('fold');
  }

  /** Draws all anew; the control that was used keeps the focus. */
  draw(used) {
    const focused = used ?? this.root.activeElement?.dataset.name;
    const { about, words } = this;
    const scrolled = this.place.querySelector('.panel')?.scrollTop ?? 0;
    this.place.className = about.stopped ? 'stopped' : '';
    const panel = this.panel && this.makePanel();
    // In a frame of the preview only what stops the site is shown: the bar stands once, on the page around it.
    const controls = isFramed ? null : this.isOpen ? this.makeBar() : this.makePill();
    this.place.replaceChildren(...[panel, controls].filter(Boolean));
    this.place.querySelector('.panel')?.scrollTo(0, scrolled);
    if (focused) this.place.querySelector(`[data-name="${focused}"]`)?.focus();
    const { errors, warnings } = about.findings;
    this.host.dataset.state = about.stopped ? 'stopped' : errors ? 'errors' : warnings ? 'warnings' : 'fine';
    this.weigh();
    this.makeRoom();
  }

  /** As much room at the end of the page as the bar takes, so that it never covers the last lines. */
  makeRoom() {
    const bar = this.place.querySelector('.bar');
    this.host.style.height = bar ? `${bar.offsetHeight + 24}px` : '0';
  }

  makePanel() {
    const { about, words } = this;
    const makers = { findings: findingPanel, text: textPanel, figures: figurePanel, files: filePanel };
    const made = this.panel === 'findings' || about.sheet ? makers[this.panel](about, words) : null;
    if (!made) return null;
    const [title, ...content] = made;
    const close = make('button', { type: 'button', className: 'close', 'aria-label': words.close, 'data-name': 'close' }, '×');
    const opener = this.panel;
    close.addEventListener('click', () => {
      this.toggle(opener);
      this.place.querySelector(`[data-name="${opener}"]`)?.focus();
    });
    const head = make('h2', { id: 'title', role: about.stopped && this.panel === 'findings' ? 'alert' : 'heading', 'aria-level': 2 }, title);
    return make(
      'section',
      { className: 'panel', id: 'panel', tabIndex: 0, 'aria-labelledby': 'title' },
      make('div', { className: 'head' }, head, close),
      ...content,
    );
  }

  makeBar() {
    const { about, words } = this;
    const { sheet, findings } = about;
    const item = (name, className, ...content) => {
      const button = make(
        'button',
        { type: 'button', className, 'data-name': name, 'aria-expanded': String(this.panel === name), 'aria-controls': 'panel' },
        ...content,
      );
      button.addEventListener('click', () => this.toggle(name));
      return button;
    };
    const here = sheet?.languages.find((language) => language.is_here);
    const path = location.pathname;
    const view = (name, mode) => make('a', { href: `/_casebook/view?${new URLSearchParams({ page: path, mode })}`, 'data-name': mode }, name);
    const fold = make('button', { type: 'button', className: 'fold', 'aria-label': words.collapse, title: words.collapse, 'data-name': 'fold' }, '›');
    fold.addEventListener('click', () => this.setOpen(false));
    const length = here && here.total !== null ? (here.lang.startsWith('zh') ? words.characters : words.words)(here.total) : null;
    return make(
      'div',
      { className: 'bar' },
      this.makeMark(),
      sheet && item('text', here?.state && here.state !== 'original' ? `state ${here.state}` : 'state', length ?? words.text, here?.state ? ` · ${words.states[here.state]}` : null),
      sheet && item('figures', '', words.figures(sheet.figure_count)),
      sheet && item('files', 'weight', make('span', { className: 'bytes' }, words.weight(sheet.bytes))),
      item('findings', findings.errors ? 'errors' : findings.warnings ? 'warnings' : 'fine', this.counts()),
      sheet?.languages.length > 1 ? view(words.beside, 'beside') : null,
      sheet && view(words.phone, 'phone'),
      fold,
    );
  }

  makePill() {
    const { errors, warnings } = this.about.findings;
    const count = errors || warnings;
    const pill = make(
      'button',
      { type: 'button', className: `pill ${errors ? 'errors' : warnings ? 'warnings' : 'fine'}`, 'data-name': 'fold' },
      make('span', { className: 'seal', 'aria-hidden': 'true' }, 'C'),
      count ? make('span', { className: 'count', 'aria-hidden': 'true' }, String(count)) : null,
    );
    pill.setAttribute('aria-label', `${this.words.expand}, ${this.counts()}`);
    pill.title = this.words.expand;
    pill.addEventListener('click', () => this.setOpen(true));
    return make('div', { className: 'bar folded' }, this.makeMark(), pill);
  }

  /** What a reader of the published site would not see, or why there is nothing. */
  makeMark() {
    const { about, words } = this;
    const mark = about.sheet?.mark;
    const said = mark ? words.marks[mark.why](mark.day) : about.held_back ? words.heldBack[about.held_back] : null;
    return said && make('strong', { className: 'mark' }, said);
  }

  counts() {
    const { errors, warnings } = this.about.findings;
    const parts = [errors && this.words.errors(errors), warnings && this.words.warnings(warnings)].filter(Boolean);
    return parts.length ? parts.join(' · ') : this.words.fine;
  }

  /** The bytes of the page and of what it has loaded so far: page, stylesheets, scripts, the rest. */
  weigh() {
    const sheet = this.about?.sheet;
    if (!sheet) return;
    const sums = [sheet.bytes, 0, 0, 0];
    const known = new Set();
    for (const { name, decodedBodySize } of performance.getEntriesByType('resource')) {
      const { origin, pathname } = new URL(name);
      if (origin !== location.origin || pathname.startsWith('/_casebook/')) continue;
      // Of a stylesheet that was exchanged only the last version counts; a file that is asked for again counts once.
      if (known.has(pathname)) continue;
      known.add(pathname);
      if (pathname.endsWith('.css') && !(this.about.styles ?? []).includes(decodeURIComponent(pathname))) continue;
      sums[pathname.endsWith('.css') ? 1 : pathname.endsWith('.js') ? 2 : 3] += decodedBodySize;
    }
    const total = sums.reduce((sum, bytes) => sum + bytes, 0);
    for (const element of this.place.querySelectorAll('.bytes')) element.textContent = this.words.weight(total);
    this.place.querySelectorAll('.part-bytes').forEach((element, index) => {
      element.textContent = this.words.weight(sums[index]);
    });
  }
}
