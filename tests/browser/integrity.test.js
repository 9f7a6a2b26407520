// Why stylesheets and scripts carry no `integrity`: with it a page that was opened by a double click has no look and no script. The same
// page is whole from a host, so the digests are right. When a browser has learnt it, this fails, and docs/theme.md says what follows.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, troubles } from './browser.js';
import { none } from './expect.js';
import { serve } from './server.js';
import { SITE } from './site.js';

const ASSET = /(<link rel="stylesheet" href|<script src)="([^"]+)"/g;

/** The home page with the digest of each stylesheet and script (SHA-384, as Subresource Integrity has it), asked for in this way. */
function withIntegrity(html, asked) {
  return html.replace(ASSET, (_, before, href) => {
    const digest = createHash('sha384').update(readFileSync(join(SITE, href))).digest('base64');
    return `${before}="${href}" integrity="sha384-${digest}"${asked}`;
  });
}

/** How a page asks for a file: plainly, or by CORS, which the check of a file of another origin needs; on a disk each file is one. */
const ASKED = { plain: '', 'by CORS': ' crossorigin' };

describe('a page whose assets carry integrity', () => {
  let browser;
  let copy;
  before(async () => {
    browser = await launch();
    copy = mkdtempSync(join(tmpdir(), 'casebook-integrity-'));
    cpSync(SITE, copy, { recursive: true });
    const html = readFileSync(join(SITE, 'index.html'), 'utf8');
    assert.ok([...html.matchAll(ASSET)].length >= 2, 'the page loads a stylesheet and scripts');
    for (const [name, asked] of Object.entries(ASKED)) writeFileSync(join(copy, `${name}.html`), withIntegrity(html, asked));
  });
  after(async () => {
    await browser?.close();
    rmSync(copy, { recursive: true, force: true });
  });

  /** What went wrong at an address, and whether the page is without its look, which takes the browser's margin away. */
  async function open(base, path) {
    const page = await browser.newPage();
    const found = troubles(page, base);
    await page.goto(base + path, { waitUntil: 'load' });
    const margin = await page.evaluate(() => getComputedStyle(document.body).marginTop);
    await page.close();
    return { found, isBare: margin !== '0px' };
  }

  for (const name of Object.keys(ASKED)) {
    it(`is whole from a host, asked for ${name}`, async () => {
      const server = await serve(copy);
      try {
        const { found, isBare } = await open(server.url, `${name}.html`);
        none(found);
        assert.equal(isBare, false);
      } finally {
        await server.close();
      }
    });

    it(`is bare from a disk, asked for ${name}`, async () => {
      const { found, isBare } = await open(`${pathToFileURL(copy).href}/`, `${name}.html`);
      assert.equal(isBare, true, 'a stylesheet was loaded: integrity works from a disk now');
      assert.ok(found.some((what) => /Subresource Integrity|CORS policy/.test(what)), found.join('\n'));
    });
  }
});
