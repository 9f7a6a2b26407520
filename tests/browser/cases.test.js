// The list of all cases is narrowed by its terms and sorted where scripts run, over all its pages; without them each term leads to a page.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, troubles } from './browser.js';
import { none } from './expect.js';
import { serve } from './server.js';
import { SITE } from './site.js';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CASES = 45;
const PLACES = ['harbour', 'hill', 'valley'];

/** A site of test data: case N is of the year 2020 + N % 5, of the place N % 3, of the topic `law` where N is even. */
function write(root) {
  cpSync(join(repository, 'tests/golden/minimal/input'), root, { recursive: true });
  rmSync(join(root, 'content/cases/library'), { recursive: true });
  writeFileSync(join(root, 'content/site.yaml'), 'title: Lists\ndescription: A list.\nlocales: [en]\nas_of: 2026-01-31\n');
  writeFileSync(join(root, 'content/taxonomies.yaml'), `place:
  title: Place
  terms: {${PLACES.map((place) => `${place}: The ${place}`).join(', ')}}
topic:
  title: Topic
  terms: {law: Law, arts: Arts}
`);
  for (let n = 0; n < CASES; n += 1) {
    const folder = join(root, 'content/cases', `case-${String(n).padStart(2, '0')}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'case.yaml'), `title: ${String.fromCharCode(65 + ((n * 7) % 26))} ${'abcdefghij'[n % 10]} library
summary: A library answers.
status: published
year: ${2020 + (n % 5)}
terms: {place: [${PLACES[n % 3]}], topic: [${n % 2 === 0 ? 'law' : 'arts'}]}
`);
    writeFileSync(join(folder, 'en.md'), 'The library answers what people ask.\n');
  }
}

describe('the list of cases', () => {
  let browser;
  let folder;
  let site;

  before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'casebook-cases-'));
    site = join(folder, 'site');
    write(join(folder, 'source'));
    const casebook = join(process.env.CARGO_TARGET_DIR ?? join(repository, 'target'), 'debug', 'casebook');
    const args = ['build', '--quiet', '--root', join(folder, 'source'), '--output-dir', site];
    const { status, stdout, stderr } = spawnSync(casebook, args, { encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const found = (page) => page.textContent('.terms-status');
  const titles = (page) => page.$$eval('.listed + .band .card-title', (all) => all.map((head) => head.textContent));
  const press = async (page, name) => {
    const before = await found(page);
    await page.click(`.term:has-text("${name}")`);
    await page.waitForFunction((old) => document.querySelector('.terms-status').textContent !== old, before);
  };

  async function walk(base) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const wrong = troubles(page, base);
    await page.goto(`${base}cases/index.html`);
    assert.equal(await page.isVisible('.listed'), true);

    // Of one group any, of each group one: 15 cases of the harbour, 8 of them on law, and 15 of the hill with 7 more.
    await press(page, 'The harbour');
    assert.equal(await found(page), 'Cases found: 15');
    assert.equal(await page.isVisible('.listed'), false);
    assert.equal(await page.textContent('.term:has-text("Law") .count'), '8');
    await press(page, 'Law');
    assert.equal(await found(page), 'Cases found: 8');
    await press(page, 'The hill');
    assert.equal(await found(page), 'Cases found: 15');
    assert.match(page.url(), /\?only=place%2Fharbour%2Cplace%2Fhill%2Ctopic%2Flaw$/);

    // Twelve are shown, and the rest when it is asked for; each is its card and leads to its case.
    assert.equal((await titles(page)).length, 12);
    await page.click('.search-more');
    await page.waitForFunction(() => document.querySelectorAll('.listed + .band .card').length === 15);
    assert.equal(await page.$('.search-more'), null);

    // By title, and what is chosen outlives a reload.
    await page.selectOption('.terms-tools select', 'title');
    await page.waitForFunction(() => document.querySelectorAll('.listed + .band .card').length === 12);
    const sorted = await titles(page);
    assert.deepEqual(sorted, [...sorted].sort((a, b) => a.localeCompare(b, 'en')));
    await page.reload();
    await page.waitForSelector('.listed + .band .card');
    assert.deepEqual(await titles(page), sorted);
    const [href] = await page.$$eval('.listed + .band .card a', (all) => all.map((link) => link.href));
    assert.match(href, /\/cases\/case-\d\d\/index\.html$/);

    // A year that has none of them cannot be pressed; all come back.
    await page.click('.terms-clear');
    await page.selectOption('.terms-tools select', 'newest');
    await page.waitForSelector('.listed', { state: 'visible' });
    assert.doesNotMatch(page.url(), /\?/);
    none(wrong);

    await page.evaluate(AXE);
    await press(page, 'The valley');
    const { violations } = await page.evaluate(() => window.axe.run());
    none(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
    await context.close();
  }

  it('is narrowed and sorted on a host', async () => {
    const server = await serve(site, '/under/a/path/');
    try {
      await walk(server.url);
    } finally {
      await server.close();
    }
  });

  it('is narrowed and sorted from a disk', () => walk(`${pathToFileURL(site).href}/`));

  it('shows the cards that the list has, whichever page of it they stand on', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const base = pathToFileURL(SITE).href;
    const shown = () => page.$$eval('.card', (all) => all.filter((card) => card.checkVisibility()).map((card) => ({
      href: card.querySelector('a').href,
      figures: [...card.querySelectorAll('.card-figures li')].map((figure) => figure.textContent.trim()),
      words: card.textContent.replace(/\s+/g, ' '),
    })));
    const sorted = (cards) => cards.toSorted((a, b) => a.href.localeCompare(b.href));
    for (const locale of ['', 'zh-Hans/']) {
      await page.goto(`${base}/${locale}cases/index.html`);
      const all = await shown();
      assert.ok(all.some((card) => card.figures.length === 3));
      await page.selectOption('.terms-tools select', 'oldest');
      await page.waitForSelector('.listed', { state: 'hidden' });
      // The same cards, word for word and link for link, in the other order.
      assert.deepEqual(sorted(await shown()), sorted(all));
      assert.equal((await shown())[0].href, `${base}/${locale}cases/british-library-bipc/index.html`);
      await page.goto(`${base}/${locale}cases/index.html?only=region/united-kingdom`);
      await page.waitForSelector('.listed', { state: 'hidden' });
      assert.deepEqual((await shown()).map((card) => card.href), [`${base}/${locale}cases/british-library-bipc/index.html`]);
    }
    await context.close();
  });

  it('leads from term to term without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(site, 'cases/index.html')).href);
    await page.click('.terms a:has-text("The hill")');
    assert.match(page.url(), /terms\/place\/hill\/index\.html$/);
    assert.match(await page.textContent('.list-count'), /15/);
    await context.close();
  });
});
