// Pages look as they did when somebody last looked at them: pictures of what a window shows first. The main pages at a desk and on a telephone,
// in both languages, light and dark; a page of every other kind on a telephone, in Chinese. After a change that is meant, look at the pages and write the pictures anew:
//
//   UPDATE_SNAPSHOTS=1 node tests/browser/run.js snapshots
//
// A picture that differs is left in target/snapshots/ beside the one that it should be.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { launch } from './browser.js';
import { none } from './expect.js';
import { SITE, oneOfEachKind } from './site.js';

const here = dirname(fileURLToPath(import.meta.url));
const WANTED = join(here, 'snapshots');
const SEEN = join(process.env.CARGO_TARGET_DIR ?? resolve(here, '../../target'), 'snapshots');
const MAIN = ['home', 'case', 'statistic'];
const WINDOWS = {
  desk: { viewport: { width: 1280, height: 800 } },
  telephone: { viewport: { width: 360, height: 740 } },
  dark: { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
};

/** Whether a picture of a page is kept in a window. */
const isKept = ({ kind, locale }, window) => MAIN.includes(kind) || (window === 'telephone' && locale === 'zh-Hans');

/** The part of all pixels that may differ: another version of a font smooths the edges of letters otherwise. */
const TOLERANCE = 0.02;
/** How far two colours may lie apart and still be one, of 1. */
const THRESHOLD = 0.2;

/** How much of a picture differs from the one that was kept, in words; nothing where it is the same. */
function difference(name, seen) {
  const file = join(WANTED, name);
  if (!existsSync(file)) return `${name}: there is no picture of it yet`;
  const [wanted, is] = [readFileSync(file), seen].map((bytes) => PNG.sync.read(bytes));
  if (wanted.width !== is.width || wanted.height !== is.height) return `${name}: ${is.width} by ${is.height} pixels`;
  const marked = new PNG({ width: is.width, height: is.height });
  const pixels = pixelmatch(wanted.data, is.data, marked.data, is.width, is.height, { threshold: THRESHOLD });
  const part = pixels / (is.width * is.height);
  if (part <= TOLERANCE) return undefined;
  mkdirSync(SEEN, { recursive: true });
  writeFileSync(join(SEEN, name), seen);
  writeFileSync(join(SEEN, name.replace('.png', '.wanted.png')), readFileSync(file));
  writeFileSync(join(SEEN, name.replace('.png', '.difference.png')), PNG.sync.write(marked));
  return `${name}: ${(part * 100).toFixed(1)} % of the pixels differ; see ${SEEN}`;
}

describe('a page looks as it did', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser?.close());

  it('in each window and language', async () => {
    const update = Boolean(process.env.UPDATE_SNAPSHOTS);
    if (update) rmSync(WANTED, { recursive: true, force: true });
    mkdirSync(WANTED, { recursive: true });
    rmSync(SEEN, { recursive: true, force: true });
    const found = [];
    const made = new Set();
    for (const [window, options] of Object.entries(WINDOWS)) {
      const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
      const page = await context.newPage();
      for (const { path, locale, kind } of oneOfEachKind().filter((one) => isKept(one, window))) {
        await page.goto(pathToFileURL(join(SITE, path)).href);
        await page.evaluate(() => document.fonts.ready);
        const name = `${kind}.${locale}.${window}.png`;
        const seen = await page.screenshot();
        made.add(name);
        if (update) writeFileSync(join(WANTED, name), seen);
        else found.push(difference(name, seen));
      }
      await context.close();
    }
    found.push(...readdirSync(WANTED).filter((name) => !made.has(name)).map((name) => `${name}: no page is shown in it any more`));
    none(found.filter(Boolean));
  });
});
