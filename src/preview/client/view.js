// A page in frames: its languages side by side, or as wide as a phone. The frames go and scroll together.
import { make } from './make.js';
import { wordsOf } from './words.js';

const words = wordsOf(document.documentElement.lang);
const asked = new URLSearchParams(location.search);
const modes = new Set((asked.get('mode') ?? '').split(' '));
// Only a path of this server, never an address elsewhere.
let path = new URL(asked.get('page') ?? '/', location.origin).pathname;
let frames = [];
let scrolling = null;

const about = async (page) => (await fetch(`/_casebook/about?page=${encodeURIComponent(page)}`)).json();
const isSame = (a, b) => a.replace(/index\.html$/, '') === b.replace(/index\.html$/, '');

function toggle(name, mode) {
  const button = make('button', { type: 'button', 'aria-pressed': String(modes.has(mode)) }, name);
  button.addEventListener('click', () => {
    if (!modes.delete(mode)) modes.add(mode);
    button.setAttribute('aria-pressed', String(modes.has(mode)));
    show();
  });
  return button;
}

const back = make('a', { href: path }, words.back);
document.querySelector('header').append(make('h1', {}, words.bar), toggle(words.beside, 'beside'), toggle(words.phone, 'phone'), back);

function note() {
  back.href = path;
  history.replaceState(null, '', `?${new URLSearchParams({ page: path, mode: [...modes].join(' ') })}`);
}

async function show() {
  note();
  const { sheet } = await about(path);
  const languages = sheet?.languages ?? [];
  const shown = modes.has('beside') && languages.length > 1 ? languages : [languages.find((language) => language.is_here) ?? { href: path }];
  const main = document.querySelector('main');
  main.className = modes.has('phone') ? 'phone' : '';
  frames = shown.map(({ href, name, lang }) => {
    const frame = make('iframe', { src: href, title: name ?? words.bar });
    frame.addEventListener('load', () => loaded(frame, lang));
    return { frame, lang, name };
  });
  main.replaceChildren(
    ...frames.map(({ frame, name, lang }) => make('figure', {}, name ? make('figcaption', { lang }, name) : null, frame)),
  );
}

// Where a link was followed in one frame, the others follow to the same page in their languages.
async function loaded(frame, lang) {
  const inside = frame.contentWindow;
  inside.addEventListener('scroll', () => scrollWith(frame), { passive: true });
  const now = inside.location.pathname;
  if (frame !== frames[0].frame && isSame(now, path)) return;
  const { sheet } = await about(now);
  if (frame === frames[0].frame) {
    path = now;
    note();
  }
  for (const other of frames) {
    const pair = sheet?.languages.find((language) => language.lang === other.lang);
    if (other.frame === frame || !pair || isSame(pair.href, other.frame.contentWindow.location.pathname)) continue;
    other.frame.contentWindow.location.replace(pair.href);
  }
}

// By parts of their height, since a text is longer in one language than in another.
function scrollWith(frame) {
  if (scrolling && scrolling !== frame) return;
  scrolling = frame;
  const part = (element) => element.scrollTop / Math.max(1, element.scrollHeight - element.clientHeight);
  const at = part(frame.contentDocument.scrollingElement);
  for (const { frame: other } of frames) {
    if (other === frame) continue;
    const element = other.contentDocument.scrollingElement;
    element.scrollTo({ top: at * (element.scrollHeight - element.clientHeight), behavior: 'instant' });
  }
  clearTimeout(scrollWith.over);
  scrollWith.over = setTimeout(() => (scrolling = null), 150);
}

show();
