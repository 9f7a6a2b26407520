// The drawings of the sample site and of the gallery, measured with true fonts: no two texts of a chart overlap, none
// leaves it, is cut or is written across a mark, and each mark has its label; at three widths, in both languages, in light and dark, and alone.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { launch } from './browser.js';
import { none } from './expect.js';
import { CHARTS, DRAWN_STEPS } from './gallery.js';
import { faultsOfDrawings } from './geometry.js';
import { GALLERY, SITE, files, pages } from './site.js';

const WIDTHS = [320, 640, 1280];
/** Pixels that two boxes may share, since letters are smaller than what fonts say of them. */
const TOLERANCE = 1;

/** Every page of a site that can show a chart. */
const drawn = (folder, ...kinds) => pages(folder).filter(({ kind }) => kinds.includes(kind));

async function measureAll(browser, folder, shown) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const faults = new Set();
  let count = 0;
  for (const { path } of shown) {
    await page.goto(pathToFileURL(join(folder, path)).href);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const measured = await page.evaluate(faultsOfDrawings, TOLERANCE);
        count += measured.count;
        for (const fault of measured.faults) faults.add(`${path} at ${width}, ${colorScheme}: ${fault}`);
      }
    }
  }
  await context.close();
  return { count, faults: [...faults] };
}

describe('charts are drawn so that they can be read', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser?.close());

  it('on the sample site', async () => {
    const shown = drawn(SITE, 'home', 'case', 'statistics', 'statistic', 'programme', 'indicator', 'embed');
    const { count, faults } = await measureAll(browser, SITE, shown);
    none(faults);
    assert.ok(count >= shown.length * WIDTHS.length, `only ${count} drawings were measured`);
  });

  it('in the gallery', async () => {
    const shown = drawn(GALLERY, 'page', 'case');
    const { count, faults } = await measureAll(browser, GALLERY, shown);
    none(faults);
    // Two languages, two schemes; each chart shows one of its two drawings at each width.
    assert.equal(count, (CHARTS.length + DRAWN_STEPS.length) * 2 * 2 * WIDTHS.length);
  });

  // One colour is left, so that shade, edge and texture tell the seven series of bars apart, and a forecast from what is observed.
  it('in forced colours', async () => {
    const page = await browser.newPage();
    await page.emulateMedia({ forcedColors: 'active' });
    const looks = (kind, edge, selector) => page.goto(pathToFileURL(join(GALLERY, `statistics/${kind}-${edge}/index.html`)).href)
      .then(() => page.evaluate((selector) => [...document.querySelectorAll(`svg.chart-wide ${selector}`)].map((group) => {
        const { fill, fillOpacity, strokeWidth, strokeDasharray } = getComputedStyle(group.querySelector('rect:not([class])'));
        const texture = group.querySelector('.texture')?.getAttribute('fill') ?? '';
        return [fill, fillOpacity, strokeWidth, strokeDasharray, texture].join(' ');
      }), selector));
    for (const kind of ['grouped-bar', 'stacked-bar']) {
      const series = await looks(kind, 'seven', '.key > g');
      assert.equal(new Set(series).size, 7, series.join('\n'));
    }
    const statuses = await looks('grouped-bar', 'statuses', '.marks > .s2');
    assert.equal(new Set(statuses).size, 4, statuses.join('\n'));
    await page.close();
  });

  for (const [name, folder] of [['the sample site', SITE], ['the gallery', GALLERY]]) {
    it(`as files of their own: ${name}`, async () => {
      const page = await browser.newPage();
      const faults = [];
      // Drawings of the theme are no charts.
      for (const path of files(folder, '.svg').filter((path) => !path.startsWith('assets/'))) {
        await page.goto(pathToFileURL(join(folder, path)).href);
        const measured = await page.evaluate(faultsOfDrawings, TOLERANCE);
        assert.equal(measured.count, 1, `${path} is no drawing`);
        faults.push(...measured.faults.map((fault) => `${path}: ${fault}`));
      }
      await page.close();
      none(faults);
    });
  }
});
