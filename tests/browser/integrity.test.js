// `integrity: true` in site.yaml. From a host such a page is whole, and a stylesheet that was changed on its way is refused. From a disk the
// page has no look and no script, which is why nothing carries digests unless asked: when a browser has learnt it, the last test
// fails, and docs/theme.md says what follows.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, troubles } from './browser.js';
import { none } from './expect.js';
import { serve } from './server.js';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const SHEET = /<link rel="stylesheet" href="([^"]+)" integrity="sha256-[A-Za-z0-9+/]{43}=">/;

describe('a site with integrity', () => {
  let browser;
  let folder;
  let site;

  before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'casebook-integrity-'));
    const source = join(folder, 'source');
    site = join(folder, 'site');
    cpSync(join(repository, 'tests/golden/minimal/input'), source, { recursive: true });
    appendFileSync(join(source, 'content/site.yaml'), '\nintegrity: true\n');
    const casebook = join(process.env.CARGO_TARGET_DIR ?? join(repository, 'target'), 'debug', 'casebook');
    const args = ['build', '--quiet', '--root', source, '--output-dir', site];
    const { status, stdout, stderr } = spawnSync(casebook, args, { encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
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

  it('is whole from a host', async () => {
    const server = await serve(site, '/under/a/path/');
    try {
      for (const path of ['index.html', 'cases/index.html', 'search/index.html?q=library']) {
        const { found, isBare } = await open(server.url, path);
        none(found);
        assert.equal(isBare, false, path);
      }
    } finally {
      await server.close();
    }
  });

  it('shows no stylesheet that was changed on its way', async () => {
    const changed = join(folder, 'changed');
    cpSync(site, changed, { recursive: true });
    const [, sheet] = readFileSync(join(changed, 'index.html'), 'utf8').match(SHEET);
    appendFileSync(join(changed, sheet), 'h1 { display: none; }\n');
    const server = await serve(changed);
    try {
      const { found, isBare } = await open(server.url, 'index.html');
      assert.equal(isBare, true, 'the changed stylesheet was taken');
      assert.ok(found.some((what) => /Subresource Integrity|integrity/.test(what)), found.join('\n'));
    } finally {
      await server.close();
    }
  });

  it('is bare from a disk', async () => {
    const { found, isBare } = await open(`${pathToFileURL(site).href}/`, 'index.html');
    assert.equal(isBare, true, 'a stylesheet was loaded: integrity works from a disk now');
    assert.ok(found.some((what) => /Subresource Integrity/.test(what)), found.join('\n'));
  });
});
