// Nothing scrolls sideways on a telephone or at 400 % zoom (WCAG 2.2, 1.4.10), and nothing is cut when readers widen
// the spacing of letters, words and lines (1.4.12). Every page; the zoom on a page of each kind.
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { launch } from './browser.js';
import { none } from './expect.js';
import { SITE, oneOfEachKind, pages } from './site.js';

/** Runs in the page: elements that reach over the window's edge and are in no box that scrolls by itself. */
function sideways() {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX);
  const found = [];
  if (document.documentElement.scrollWidth > width) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest('svg') && element.localName !== 'svg') continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.right <= width + 1) continue;
    let at = element.parentElement;
    while (at && !scrolls(at)) at = at.parentElement;
    if (!at) found.push(`${element.localName}.${element.className} reaches ${Math.round(box.right)} of ${width}`);
  }
  return found;
}

/** Runs in the page: elements that hide a part of their own text. */
function cut() {
  const found = [];
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest('svg, .visually-hidden') || !element.textContent.trim()) continue;
    const { overflowX, overflowY, clipPath, textOverflow } = getComputedStyle(element);
    const name = `${element.localName}.${element.className}: “${element.textContent.trim().slice(0, 40)}”`;
    const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
    if (clipPath !== 'none') continue;
    if (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) found.push(`${name} is cut at its side`);
    if (hides(overflowY) && element.scrollHeight > element.clientHeight + 1) found.push(`${name} is cut at its foot`);
    if (textOverflow === 'ellipsis') found.push(`${name} may end in an ellipsis`);
  }
  return found;
}

/** The spacing of WCAG 2.2, 1.4.12. */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

describe('a page fits its reader', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser?.close());

  async function each(options, shown, look) {
    // The policy of a page must not keep the test from playing the reader's own style sheet.
    const context = await browser.newContext({ bypassCSP: true, ...options });
    const page = await context.newPage();
    const found = [];
    for (const { path } of shown) {
      await page.goto(pathToFileURL(join(SITE, path)).href);
      found.push(...(await look(page)).map((what) => `${path}: ${what}`));
    }
    await context.close();
    none(found);
  }

  it('at 320 px', () =>
    each({ viewport: { width: 320, height: 640 } }, pages(), (page) => page.evaluate(sideways)));

  it('at 400 % of 1280 by 1024 px', () =>
    each({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }, oneOfEachKind(), (page) => page.evaluate(sideways)));

  for (const width of [320, 1280]) {
    it(`with wider spacing at ${width} px`, () =>
      each({ viewport: { width, height: 900 } }, oneOfEachKind(), async (page) => {
        await page.addStyleTag({ content: SPACED });
        return [...(await page.evaluate(sideways)), ...(await page.evaluate(cut))];
      }));
  }
});
