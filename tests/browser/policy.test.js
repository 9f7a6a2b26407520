// Each page carries its own Content-Security-Policy, so that it holds where nobody sets headers and from a disk. That pages keep it is
// what `quiet` sees; here it is there, it stops what it forbids, and charts can still be shown in pages of other sites.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, troubles } from './browser.js';
import { none } from './expect.js';
import { POLICY, serve } from './server.js';
import { SITE, pages, pagesOf } from './site.js';

const META = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;

/** What a page may not hold, each by the directive that stops it. */
const FORBIDDEN = {
  'script-src-elem': '<script>document.title = "ran";</script>',
  'script-src-attr': '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="" onload="document.title = \'ran\'" onerror="document.title = \'ran\'">',
  'style-src-elem': '<style>body { color: rgb(1, 2, 3); }</style>',
  'style-src-attr': '<p style="color: rgb(1, 2, 3)">x</p>',
  'img-src': '<img src="https://elsewhere.invalid/a.png" alt="">',
  'frame-src': '<iframe src="https://elsewhere.invalid/" title="x"></iframe>',
};

it('stands in every page, right behind its encoding', () => {
  const start = `<meta charset="utf-8">\n${META}\n`;
  none(pages().filter(({ path }) => !readFileSync(join(SITE, path), 'utf8').includes(start)).map(({ path }) => path));
});

describe('in the browser', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser?.close());

  it('stops what it forbids, from a disk too', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'casebook-policy-'));
    try {
      cpSync(SITE, copy, { recursive: true });
      const html = readFileSync(join(SITE, 'index.html'), 'utf8');
      writeFileSync(join(copy, 'index.html'), html.replace('</body>', `${Object.values(FORBIDDEN).join('\n')}</body>`));
      const page = await browser.newPage();
      await page.addInitScript(() => {
        window.stopped = [];
        document.addEventListener('securitypolicyviolation', (event) => window.stopped.push(event.effectiveDirective));
      });
      await page.goto(pathToFileURL(join(copy, 'index.html')).href, { waitUntil: 'load' });
      const wanted = Object.keys(FORBIDDEN).sort();
      await page.waitForFunction((count) => new Set(window.stopped).size >= count, wanted.length);
      assert.deepEqual(await page.evaluate(() => [...new Set(window.stopped)].sort()), wanted);
      assert.notEqual(await page.title(), 'ran');
      await page.close();
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });

  it('lets charts be shown in pages of other sites', async () => {
    const server = await serve(SITE);
    try {
      const [embed] = pagesOf('embed');
      assert.ok(embed, 'the site has a page for frames');
      const page = await browser.newPage();
      const found = troubles(page, server.url);
      await page.setContent(`<iframe src="${server.url}${embed.path}" title="chart"></iframe>`, { waitUntil: 'load' });
      const heading = await page.frames()[1].locator('h1').textContent();
      assert.ok(heading.trim().length > 0);
      none(found);
      await page.close();
    } finally {
      await server.close();
    }
  });
});
