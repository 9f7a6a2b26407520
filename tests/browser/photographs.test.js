// A telephone loads a small WebP of a photograph and a desk a larger one; every browser has the file itself.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch } from './browser.js';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Runs in the page: a JPEG of 1600 by 1000 pixels with a slope of colours and some grain, as a camera would make it. */
function photograph() {
  const canvas = new OffscreenCanvas(1600, 1000);
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(1600, 1000);
  let grain = 1;
  for (let at = 0; at < pixels.data.length; at += 4) {
    grain = (grain * 48271) % 2147483647;
    const [x, y] = [(at / 4) % 1600, Math.floor(at / 6400)];
    pixels.data.set([x / 8 + (grain % 40), y / 6 + (grain % 25), 120 + (grain % 30), 255], at);
  }
  context.putImageData(pixels, 0, 0);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
    .then((blob) => blob.arrayBuffer())
    .then((bytes) => Array.from(new Uint8Array(bytes)));
}

describe('a photograph', () => {
  let browser;
  let folder;
  let site;

  before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'casebook-photographs-'));
    const source = join(folder, 'source');
    cpSync(join(repository, 'tests/golden/minimal/input'), source, { recursive: true });
    const page = await browser.newPage();
    writeFileSync(join(source, 'content/cases/library/hall.jpg'), Buffer.from(await page.evaluate(photograph)));
    await page.close();
    appendFileSync(join(source, 'content/cases/library/en.md'), '\n\n![The hall](hall.jpg)\n');
    appendFileSync(join(source, 'content/cases/library/case.yaml'), '\nimages:\n  - {file: hall.jpg, alt: The hall once more}\n');
    site = join(folder, 'site');
    const casebook = join(process.env.CARGO_TARGET_DIR ?? join(repository, 'target'), 'debug', 'casebook');
    const { status, stderr } = spawnSync(casebook, ['build', '--quiet', '--root', source, '--output-dir', site], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The names of the files that the pictures of the page come from, once they are loaded. */
  async function chosen(viewport, deviceScaleFactor) {
    const context = await browser.newContext({ viewport, deviceScaleFactor });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(site, 'cases/library/index.html')).href);
    const found = [];
    for (const image of await page.locator('main img').all()) {
      await image.scrollIntoViewIfNeeded();
      await image.evaluate((img) => img.decode());
      found.push(await image.evaluate((img) => ({
        file: img.currentSrc.split('/').pop(),
        proportion: img.clientWidth / img.clientHeight,
      })));
    }
    await context.close();
    return found;
  }

  it('is loaded in the size of the window', async () => {
    const small = await chosen({ width: 360, height: 800 }, 1);
    assert.equal(small.length, 2);
    for (const { file, proportion } of small) {
      assert.equal(file, 'hall.jpg.480.webp');
      assert.ok(Math.abs(proportion - 1.6) < 0.02, `${proportion}`);
    }
    const large = await chosen({ width: 1280, height: 800 }, 2);
    assert.equal(large.length, 2);
    for (const { file } of large) assert.match(file, /^hall\.jpg\.(960|1600)\.webp$/);
  });

  it('weighs a fraction of what the camera made', () => {
    const size = (name) => statSync(join(site, 'cases/library', name)).size;
    assert.ok(size('hall.jpg.480.webp') < size('hall.jpg') / 10, `${size('hall.jpg.480.webp')} of ${size('hall.jpg')}`);
    assert.ok(size('hall.jpg.1600.webp') < size('hall.jpg'));
  });

  it('stands in the page for every browser', () => {
    const html = readFileSync(join(site, 'cases/library/index.html'), 'utf8');
    assert.equal(html.match(/<img src="hall\.jpg" alt="The hall[^"]*" width="1600" height="1000" loading="lazy">/g)?.length, 2);
  });
});
