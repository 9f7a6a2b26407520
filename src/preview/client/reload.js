// Keeps a page of the preview in step with the site. Added by the preview server only; a built site has no trace of it.
import { showBar } from './bar.js';

const script = document.querySelector('script[src="/_casebook/reload.js"]');
const { page: shown, lang } = script.dataset;
const follows = 'follow' in script.dataset && window.top === window;
const scrollKey = `casebook-scroll:${location.pathname}`;
let lastEdit = script.dataset.edit;
let source = null;
let looking = false;
let lookAgain = false;

// A browser allows a host few connections, and every open tab would hold one for its events: only visible ones do.
function listen() {
  if (document.visibilityState === 'hidden') {
    leave();
  } else if (!source) {
    source = new EventSource('/_casebook/events');
    source.addEventListener('news', look);
    source.addEventListener('error', () => {
      // The browser asks again by itself unless it has given up.
      if (source && source.readyState === EventSource.CLOSED) {
        leave();
        setTimeout(listen, 1000);
      }
    });
  }
}

function leave() {
  if (source) source.close();
  source = null;
}

// One question at a time; news that come meanwhile are asked about afterwards.
async function look() {
  if (looking) {
    lookAgain = true;
    return;
  }
  looking = true;
  do {
    lookAgain = false;
    try {
      const answer = await fetch(`/_casebook/about?page=${encodeURIComponent(location.pathname)}`);
      if (answer.ok) apply(await answer.json());
    } catch {
      // The preview was stopped; the events begin again when it is back.
    }
  } while (lookAgain);
  looking = false;
}

function apply(about) {
  if (follows && about.edited && about.edited.mark !== lastEdit) {
    lastEdit = about.edited.mark;
    const { href } = about.edited;
    if (href && href !== location.pathname.replace(/index\.html$/, '')) {
      leave();
      location.assign(href);
      return;
    }
  }
  // A page that cannot be made leaves the last good one where it is.
  if (about.page !== null && about.page !== shown) {
    reload();
    return;
  }
  (about.styles ?? []).forEach(swap);
  const notice = document.getElementById('casebook-notice');
  if (notice) {
    notice.querySelectorAll('pre').forEach((old) => old.remove());
    for (const { text } of about.findings.list) {
      const report = document.createElement('pre');
      report.textContent = text;
      notice.append(report);
    }
  } else {
    showBar(about, lang);
  }
}

function reload() {
  try {
    sessionStorage.setItem(scrollKey, JSON.stringify([scrollX, scrollY]));
  } catch {
    // Without storage the browser's own memory of the position has to do.
  }
  leave();
  location.reload();
}

function restoreScroll() {
  try {
    const kept = sessionStorage.getItem(scrollKey);
    sessionStorage.removeItem(scrollKey);
    if (kept) scrollTo(...JSON.parse(kept));
  } catch {
    // As above.
  }
}

// `assets/civic.1a2b3c4d5e.css` and its next version differ in the fingerprint only.
const stem = (path) => path.replace(/\.[0-9a-f]{10}(?=\.css$)/, '');

// Exchanges a stylesheet whose next version the page should have; the old one stays until the new one is there, so that the page is never
// without style.
function swap(path) {
  for (const link of document.querySelectorAll('link[rel~="stylesheet"]:not([data-leaving])')) {
    const url = new URL(link.href);
    const now = decodeURIComponent(url.pathname);
    if (url.origin !== location.origin || now === path || stem(now) !== stem(path)) continue;
    const next = link.cloneNode();
    // The digest of the old version would refuse the new one.
    next.removeAttribute('integrity');
    next.href = encodeURI(path);
    link.dataset.leaving = '';
    next.addEventListener('load', () => link.remove());
    next.addEventListener('error', () => {
      delete link.dataset.leaving;
      next.remove();
    });
    link.after(next);
  }
}

restoreScroll();
document.addEventListener('visibilitychange', listen);
addEventListener('pagehide', leave);
addEventListener('pageshow', listen);
listen();
