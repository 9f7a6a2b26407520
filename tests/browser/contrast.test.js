// Texts and charts stand out from what is under them, in light, in dark and on paper: measured on a page of each kind,
// on every page with a chart, in the gallery, and in drawings that stand alone.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.js';
import { faintThings } from './colours.js';
import { none } from './expect.js';
import { GALLERY, SITE, files, oneOfEachKind, pages, pagesOf } from './site.js';

const LOOKS = {
  light: { media: 'screen', colorScheme: 'light' },
  dark: { media: 'screen', colorScheme: 'dark' },
  'print, from dark': { media: 'print', colorScheme: 'dark' },
};

describe('what is shown stands out', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser?.close());

  async function measure(folder, paths) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const found = [];
    const seen = { texts: 0, shapes: 0 };
    for (const path of paths) {
      await page.goto(pathToFileURL(join(folder, path)).href);
      for (const [look, media] of Object.entries(LOOKS)) {
        await page.emulateMedia(media);
        const measured = await page.evaluate(faintThings);
        seen.texts += measured.texts;
        seen.shapes += measured.shapes;
        found.push(...measured.found.map((what) => `${path}, ${look}: ${what}`));
      }
    }
    await page.close();
    none(found);
    return seen;
  }

  it('on the sample site', async () => {
    const paths = [...oneOfEachKind(), ...pagesOf('case', 'statistic', 'statistics')].map(({ path }) => path);
    const { texts, shapes } = await measure(SITE, new Set(paths));
    assert.ok(texts > 1000 && shapes > 100, `${texts} texts and ${shapes} shapes`);
  });

  it('in the gallery', async () => {
    const { shapes } = await measure(GALLERY, pages(GALLERY).filter(({ kind }) => kind === 'page').map(({ path }) => path));
    assert.ok(shapes > 1000, `${shapes} shapes`);
  });

  it('in drawings that stand alone', async () => {
    const page = await browser.newPage();
    const found = [];
    for (const folder of [SITE, GALLERY]) {
      for (const path of files(folder, '.svg')) {
        await page.goto(pathToFileURL(join(folder, path)).href);
        found.push(...(await page.evaluate(faintThings)).found.map((what) => `${path}: ${what}`));
      }
    }
    await page.close();
    none(found);
  });
});
