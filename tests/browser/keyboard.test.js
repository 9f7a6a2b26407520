// A reader without a mouse: Tab reaches everything, once and in the order of the page, each stop can be seen and is not
// covered, the skip link skips, and nothing holds the focus.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { launch } from './browser.js';
import { none } from './expect.js';
import { LOCALES, SITE } from './site.js';

/** Runs in the page: a number for each element that Tab should reach, in the order of the page. */
function number() {
  const focusable = 'a[href], button, summary, input, select, textarea, [tabindex]';
  const reached = [...document.querySelectorAll(focusable)].filter(
    (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }),
  );
  reached.forEach((element, at) => { element.dataset.stop = String(at); });
  return { count: reached.length, jumps: document.querySelectorAll('[tabindex]:not([tabindex="0"], [tabindex="-1"])').length };
}

/** Runs in the page: where the focus is, and how it can be seen. */
function stop() {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  // The first line of a link that is broken over two lines.
  const box = element.getClientRects()[0];
  const inView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  const x = Math.min(Math.max(box.left + Math.min(box.width, 8) / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 40), 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  return {
    at: Number(element.dataset.stop),
    name: `${element.localName} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}”`,
    outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    inView,
    covered: !(top && (element.contains(top) || top.contains(element))),
  };
}

/** Presses Tab until the focus leaves the page; gives every stop. */
async function walk(page, most) {
  const stops = [];
  for (let pressed = 0; pressed <= most; pressed += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(stop);
    if (!found || (stops.length > 0 && found.at === stops[0].at)) return stops;
    stops.push(found);
  }
  assert.fail(`the focus does not leave the page: ${stops.slice(-3).map(({ name }) => name).join(', ')}`);
}

describe('a keyboard is enough', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser?.close());

  for (const path of ['index.html', 'cases/foshan-cipo/index.html', 'statistics/pct-applications/index.html']) {
    for (const folder of Object.values(LOCALES)) {
      for (const width of [1280, 320]) {
        it(`on ${folder}${path} at ${width} px`, async () => {
          const page = await browser.newPage({ viewport: { width, height: 720 } });
          await page.goto(pathToFileURL(join(SITE, folder, path)).href);
          const { count, jumps } = await page.evaluate(number);
          assert.equal(jumps, 0, 'an element jumps the order of the page');
          const stops = await walk(page, count + 5);
          assert.deepEqual(stops.map(({ at }) => at), Array.from({ length: count }, (_, at) => at));
          none(stops.flatMap(({ name, outlined, inView, covered }) => [
            ...(outlined ? [] : [`${name}: the focus has no outline`]),
            ...(inView ? [] : [`${name}: the focus is out of view`]),
            ...(covered ? [`${name}: the focus is covered`] : []),
          ]));
          await page.close();
        });
      }
    }
  }

  it('skips to the content', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(SITE, 'cases/foshan-cipo/index.html')).href);
    await page.keyboard.press('Tab');
    const top = await page.evaluate(() => document.activeElement.getBoundingClientRect().top);
    assert.ok(top >= 0, 'the skip link is seen once it has the focus');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)));
    await page.close();
  });

  it('opens the table or the list behind a chart', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(SITE, 'cases/foshan-cipo/index.html')).href);
    for (const [chart, behind] of [['chart-talent', 'table'], ['chart-course', '.milestones']]) {
      assert.ok(!(await page.isVisible(`#${chart} details.chart-data ${behind}`)), `${chart} is folded at first`);
      await page.focus(`#${chart} details.chart-data summary`);
      await page.keyboard.press('Enter');
      assert.ok(await page.isVisible(`#${chart} details.chart-data ${behind}`), `${chart} has opened`);
    }
    await page.close();
  });
});
