// The search finds Chinese and English, from a disk and from a host, by keyboard, and says what to do where it finds nothing.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, troubles } from './browser.js';
import { none } from './expect.js';
import { serve } from './server.js';
import { SITE } from './site.js';

const ROWS = '.search-results li';
/** Runs in the page: whether an answer stands where the hint stood. */
const answered = () => !/^(Finds|查找)/.test(document.querySelector('.search-status').textContent);
/** Runs in the page: whether the hint stands there again. */
const cleared = () => /^(Finds|查找)/.test(document.querySelector('.search-status').textContent);
const FOUNDING = /cases\/foshan-cipo\/index\.html$/;

/** Writes a query and waits for the answer to it. */
async function ask(page, words) {
  await page.fill('#search-words', words);
  await page.press('#search-words', 'Enter');
  await page.waitForFunction(answered);
}

const links = (page) => page.$$eval(`${ROWS} a`, (all) => all.map((link) => link.href));

/** Runs the whole walk below `base`; gives what went wrong on the way. */
async function walk(browser, base, folderOf) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const wrong = troubles(page, base);
  await page.goto(base + folderOf('search/'));
  await ask(page, 'officers');
  assert.match((await links(page))[0], FOUNDING);
  assert.equal(await page.$eval('.search-status', (status) => status.getAttribute('role')), 'status');
  const marked = await page.$$eval(`${ROWS} mark`, (marks) => marks.map((mark) => mark.textContent.toLowerCase()));
  assert.ok(marked.length > 0 && marked.every((mark) => mark.startsWith('officer')), marked.join());

  // From the field to the results and back, and through a link.
  await page.focus('#search-words');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.closest('.search-results') !== null), true);
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search-words');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(FOUNDING);

  // The query stands in the address, and a beginning of a word finds the word.
  await page.goto(`${base}${folderOf('search/')}?q=${encodeURIComponent('enterp')}`);
  await page.waitForSelector(ROWS);
  assert.equal(await page.inputValue('#search-words'), 'enterp');
  assert.ok((await links(page)).some((link) => FOUNDING.test(link)));

  // Nothing is found: the reader is told what to do.
  await page.goto(base + folderOf('search/'));
  await ask(page, 'zebra');
  assert.match(await page.textContent('.search-status'), /lists/);
  assert.equal(await page.$(ROWS), null);
  assert.ok((await page.$$('.search-lists a')).length >= 2);

  // Markup in a query is text.
  await page.goto(`${base}${folderOf('search/')}?q=${encodeURIComponent('<b>officer</b> "(')}`);
  await page.waitForFunction(answered);

  await page.goto(base + folderOf('zh-Hans/search/'));
  for (const words of ['知识产权官', '产权', '佛山', '官']) {
    await page.fill('#search-words', '');
    await page.waitForFunction(cleared);
    await ask(page, words);
    assert.ok((await links(page)).some((link) => FOUNDING.test(link)), words);
    const found = await page.$$eval(`${ROWS} mark`, (marks) => marks.map((mark) => mark.textContent));
    assert.ok(found.includes(words), `${words}: ${found.join()}`);
  }
  await context.close();
  return wrong;
}

describe('the search', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser?.close());

  it('works from a disk', async () => {
    none(await walk(browser, `${pathToFileURL(SITE).href}/`, (folder) => `${folder}index.html`));
  });

  it('works under a path of a host with a strict policy, and keeps the query in the address', async () => {
    const server = await serve(SITE, '/intranet/casebook/');
    try {
      none(await walk(browser, server.url, (folder) => folder));
      const page = await browser.newPage();
      await page.goto(`${server.url}zh-Hans/search/`);
      await ask(page, '产权');
      assert.equal(new URL(page.url()).searchParams.get('q'), '产权');
      await page.reload();
      await page.waitForSelector(ROWS);
      await page.close();
    } finally {
      await server.close();
    }
  });

  it('loads only the files that a query needs', async () => {
    const page = await browser.newPage();
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(join(SITE, 'search/index.html')).href);
    assert.equal(asked.filter((url) => /\/(words|texts)-/.test(url)).length, 0);
    await ask(page, 'zebra');
    assert.equal(asked.filter((url) => /\/(words|texts)-/.test(url)).length, 1);
    await page.close();
  });

  it('cuts queries as the index is cut', async () => {
    const table = JSON.parse(readFileSync(new URL('../data/search-terms.json', import.meta.url), 'utf8'));
    const source = readFileSync(new URL('../../themes/civic/assets/search.js', import.meta.url), 'utf8');
    const cutting = source.slice(source.indexOf('=> {') + 4, source.indexOf('/** The number of the file'));
    const cut = new Function('text', `${cutting}\nreturn runs(text).flatMap(terms);`);
    // A query of Chinese asks for pairs alone where there are any.
    const isLone = (term, text) => /^\p{Script=Han}$/u.test(term) && [...text.matchAll(/\p{Script=Han}+/gu)].some(([run]) => [...run].length > 1 && run.includes(term));
    for (const [text, terms] of table) {
      assert.deepEqual(cut(text).filter((term) => !isLone(term, text)), terms.filter((term) => !isLone(term, text)), text);
    }
  });

  it('says without script how to go on', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const folder of ['', 'zh-Hans/']) {
      await page.goto(pathToFileURL(join(SITE, folder, 'search/index.html')).href);
      assert.equal(await page.isVisible('form.search'), false);
      assert.match(await page.innerText('main'), /JavaScript/);
      await page.click('.search-lists a >> nth=0');
      assert.match(page.url(), /\/cases\/index\.html$/);
    }
    await context.close();
  });
});
