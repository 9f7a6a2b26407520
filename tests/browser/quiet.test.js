// A page says nothing in the console, asks nobody outside and keeps a strict security policy: at the root of a host,
// under a path of it, and opened from a disk. Every page, every way.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, troubles } from './browser.js';
import { none } from './expect.js';
import { serve } from './server.js';
import { SITE, address, pages } from './site.js';

/** Opens every page of the site below `base`; gives what went wrong, page by page. */
async function visitAll(browser, base, pathOf) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const wrong = [];
  for (const { path } of pages()) {
    const found = troubles(page, base);
    await page.goto(base + pathOf(path), { waitUntil: 'load' });
    const sheets = await page.evaluate(() => document.styleSheets.length);
    if (sheets === 0) found.push('no style sheet was loaded');
    wrong.push(...found.map((what) => `${path}: ${what}`));
    page.removeAllListeners();
  }
  await context.close();
  return wrong;
}

describe('a page is quiet and keeps to itself', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser?.close());

  for (const [where, prefix] of [['at the root of a host', '/'], ['under a path', '/intranet/casebook/']]) {
    it(where, async () => {
      const server = await serve(SITE, prefix);
      try {
        none(await visitAll(browser, server.url, address));
      } finally {
        await server.close();
      }
    });
  }

  it('opened from a disk', async () => {
    none(await visitAll(browser, `${pathToFileURL(SITE).href}/`, (path) => path));
  });

  it('follows its links from a disk too', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(pathToFileURL(`${SITE}/index.html`).href);
    await page.click('.site-nav a >> nth=0');
    assert.match(page.url(), /\/cases\/index\.html$/);
    await page.click('.languages a');
    assert.match(page.url(), /\/zh-Hans\/cases\/index\.html$/);
    await context.close();
  });
});
