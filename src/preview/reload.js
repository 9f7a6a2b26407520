// Keeps a page of the preview in step with the site. Added by the preview server only; a built site has no trace of it.
'use strict';
(() => {
  const base = '/_casebook/';
  const [shown, styled] = document.currentScript.dataset.state.split(':');
  const notice = document.getElementById('casebook-notice');
  const scrollKey = `casebook-scroll:${location.pathname}`;
  let styles = Number(styled);
  let source = null;
  let overlay = null;

  // A browser allows a host few connections, and every open tab would hold one for its events: only visible ones do.
  function follow() {
    if (document.visibilityState === 'hidden') {
      leave();
    } else if (!source) {
      source = new EventSource(`${base}events`);
      source.addEventListener('state', (event) => apply(JSON.parse(event.data)));
      source.addEventListener('error', () => {
        // The browser asks again by itself unless it has given up.
        if (source && source.readyState === EventSource.CLOSED) {
          leave();
          setTimeout(follow, 1000);
        }
      });
    }
  }

  function leave() {
    if (source) source.close();
    source = null;
  }

  function apply(state) {
    if (state.report === null && state.pages !== shown) {
      reload();
    } else if (notice) {
      if (state.report !== null) notice.querySelector('pre').textContent = state.report;
    } else {
      showReport(state);
      if (styles !== state.styles) state.stylesheets.forEach(swap);
      styles = state.styles;
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

  function swap(path) {
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const url = new URL(link.href);
      if (url.origin !== location.origin || stem(decodeURIComponent(url.pathname)) !== stem(path)) continue;
      const next = link.cloneNode();
      next.href = `${encodeURI(path)}?${Date.now()}`;
      // The old one stays until the new one is there, so that the page is never without style.
      next.addEventListener('load', () => link.remove());
      next.addEventListener('error', () => next.remove());
      link.after(next);
    }
  }

  function showReport(state) {
    if (overlay) overlay.remove();
    overlay = null;
    if (state.report === null) return;
    overlay = document.createElement('div');
    overlay.id = 'casebook-overlay';
    overlay.lang = state.lang;
    const inside = overlay.attachShadow({ mode: 'open' });
    const make = (name, text) => {
      const element = document.createElement(name);
      if (text) element.textContent = text;
      return element;
    };
    const sheet = make('link');
    sheet.rel = 'stylesheet';
    sheet.href = `${base}overlay.css`;
    const hide = make('button', state.hide);
    hide.type = 'button';
    hide.addEventListener('click', () => overlay.remove());
    const head = make('header');
    head.append(make('h2', state.title), hide);
    const panel = make('section');
    panel.setAttribute('role', 'alert');
    panel.append(head, make('pre', state.report));
    inside.append(sheet, panel);
    document.body.append(overlay);
  }

  restoreScroll();
  document.addEventListener('visibilitychange', follow);
  addEventListener('pagehide', leave);
  addEventListener('pageshow', follow);
  follow();
})();
