// The preview as an author has it: what is saved is seen, what is broken is told over the last good page, and the bar says what there is
// to know of the page.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { launch, troubles } from './browser.js';
import { none } from './expect.js';
import { CASE, PAGE, Preview } from './preview.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The part of the bar with this name. */
const part = (page, name) => page.locator(`#casebook-bar [data-name="${name}"]`);
const panel = (page) => page.locator('#casebook-bar .panel');
const state = (page, wanted) => page.locator(`#casebook-bar[data-state="${wanted}"]`).waitFor({ state: 'attached' });

/** Marks a document, so that a later one is told from it. */
const leaveMark = (page) => page.evaluate(() => (window.isTheSame = true));
const isTheSame = (page) => page.evaluate(() => window.isTheSame === true);

describe('the preview', () => {
  let browser;
  let preview;
  let context;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 700 } });
  });
  afterEach(async () => {
    await context?.close();
    await preview?.close();
    preview = undefined;
  });

  async function open(path = PAGE, flags = [], change = undefined) {
    preview ??= await Preview.start(flags, change);
    const page = await context.newPage();
    await page.goto(preview.url + path);
    await page.locator('#casebook-bar .bar').waitFor();
    return page;
  }

  it('shows what is saved, at the place where its reader was', async () => {
    const page = await open();
    await page.setViewportSize({ width: 1280, height: 300 });
    await page.evaluate(() => scrollTo(0, 200));
    await leaveMark(page);
    preview.edit(`${CASE}/en.md`, 'What was done', 'What came of it');
    await page.getByRole('heading', { name: 'What came of it' }).waitFor();
    assert.equal(await isTheSame(page), false);
    await page.waitForFunction(() => Math.abs(scrollY - 200) < 2);
  });

  it('tells what is broken over the last good page, until it is mended', async () => {
    const page = await open();
    await leaveMark(page);
    preview.edit(`${CASE}/case.yaml`, 'value: 12', 'valeu: <img src=x onerror=alert(1)>');
    await state(page, 'stopped');
    const report = await panel(page).innerText();
    assert.match(report, /last good state/);
    assert.match(report, /valeu: <img src=x onerror=alert\(1\)>/);
    assert.match(report, /\^\^\^/);
    assert.equal(await panel(page).locator('img').count(), 0);
    await page.getByRole('heading', { name: 'What was done' }).waitFor();
    // Put away it stays away, and can be had again.
    await page.keyboard.press('Tab');
    await part(page, 'close').press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    await part(page, 'findings').click();
    await panel(page).waitFor();
    preview.edit(`${CASE}/case.yaml`, 'valeu: <img src=x onerror=alert(1)>', 'value: 12');
    await panel(page).waitFor({ state: 'detached' });
    assert.equal(await isTheSame(page), true);
  });

  it('says that a template cannot be made over the page as it was', async () => {
    const page = await open();
    await leaveMark(page);
    mkdirSync(preview.path('themes/civic/templates'), { recursive: true });
    preview.write('themes/civic/templates/case.html', '{% include "case.html" %}');
    await state(page, 'stopped');
    await page.getByRole('heading', { name: 'What was done' }).waitFor();
    preview.write('themes/civic/templates/case.html', '<!doctype html><html lang="en"><title>x</title><body><h1>New</h1></body></html>');
    await page.getByRole('heading', { name: 'New' }).waitFor();
  });

  it('shows that a record is gone, and where it is now', async () => {
    // The starter allows its own blanks at their old place alone.
    const page = await open('about/', [], (site) => {
      site.write('content/pages/about/page.yaml', 'title: {en: Imprint, zh-Hans: 版本说明}\n');
      site.write('content/pages/about/en.md', 'Who publishes this.\n');
      site.write('content/pages/about/zh-Hans.md', '本站的主办单位。\n');
    });
    const title = page.getByRole('heading', { level: 1, name: 'Imprint' });
    await title.waitFor();
    preview.rename('content/pages/about', 'content/pages/imprint');
    await title.waitFor({ state: 'detached' });
    assert.equal((await page.reload()).status(), 404);
    const moved = await context.newPage();
    assert.equal((await moved.goto(`${preview.url}imprint/`)).status(), 200);
    preview.rename('content/pages/imprint', 'content/pages/about');
    await title.waitFor();
  });

  it('exchanges a stylesheet under the page', async () => {
    const page = await open();
    await leaveMark(page);
    mkdirSync(preview.path('themes/mine/assets'), { recursive: true });
    preview.write('themes/mine/assets/site.css', 'h1 { color: rgb(1, 2, 3) }');
    preview.edit('content/site.yaml', 'theme: civic', 'theme: mine');
    const colour = (wanted) => page.waitForFunction((value) => getComputedStyle(document.querySelector('h1')).color === value, wanted);
    await colour('rgb(1, 2, 3)');
    await leaveMark(page);
    for (const blue of [4, 5]) {
      preview.write('themes/mine/assets/site.css', `h1 { color: rgb(1, 2, ${blue}) }`);
      await colour(`rgb(1, 2, ${blue})`);
    }
    assert.equal(await isTheSame(page), true);
    await page.waitForFunction(() => document.querySelectorAll('link[href*="/pages."]').length === 1);
  });

  it('brings every tab up to date, and leaves those alone that show nothing of it', async () => {
    const [english, chinese, about] = [await open(), await open(`zh-Hans/${PAGE}`), await open('about/')];
    await leaveMark(about);
    preview.edit(`${CASE}/en.md`, 'What was done', 'What came of it');
    preview.edit(`${CASE}/zh-Hans.md`, readFileSync(preview.path(`${CASE}/zh-Hans.md`), 'utf8').match(/^## (.*)$/m)[1], '做法与成效');
    await english.getByRole('heading', { name: 'What came of it' }).waitFor();
    await chinese.getByRole('heading', { name: '做法与成效' }).waitFor();
    assert.equal(await isTheSame(about), true);
  });

  it('finds the preview again after it was killed', async () => {
    const page = await open();
    const port = new URL(preview.url).port;
    await preview.kill();
    preview.edit(`${CASE}/en.md`, 'What was done', 'What came of it');
    await preview.serve(port);
    await page.getByRole('heading', { name: 'What came of it' }).waitFor();
  });

  it('goes where the author edits, if asked to', async () => {
    const page = await open('', ['--follow']);
    preview.edit(`${CASE}/en.md`, 'What was done', 'What came of it');
    await page.waitForURL(preview.url + PAGE);
    const zh = `${CASE}/zh-Hans.md`;
    preview.write(zh, `${readFileSync(preview.path(zh), 'utf8')}\n完。\n`);
    await page.waitForURL(`${preview.url}zh-Hans/${PAGE}`);
  });

  it('says with a mark that readers do not see a draft', async () => {
    const draft = (site) => site.edit(`${CASE}/case.yaml`, 'status: published', 'status: draft');
    const page = await open(PAGE, ['--drafts'], draft);
    await page.locator('#casebook-bar .mark', { hasText: 'Draft' }).waitFor();
    await part(page, 'fold').click();
    await page.locator('#casebook-bar .mark', { hasText: 'Draft' }).waitFor();
  });

  it('has a bar that works by keyboard and is remembered', async () => {
    const page = await open();
    await part(page, 'figures').focus();
    await page.keyboard.press('Enter');
    await panel(page).getByText(`${CASE}/case.yaml:`).first().waitFor();
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.getElementById('casebook-bar').shadowRoot.activeElement?.dataset.name === 'figures');
    await part(page, 'fold').focus();
    await page.keyboard.press('Enter');
    await page.locator('#casebook-bar .pill').waitFor();
    await page.reload();
    await page.locator('#casebook-bar .pill').waitFor();
    await page.locator('#casebook-bar .pill').click();
    await part(page, 'files').click();
    await panel(page).getByText('en.md:1:1').first().waitFor();
    assert.match(await part(page, 'files').innerText(), /^\d+ kB$/);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('#casebook-bar').isVisible(), false);
  });

  it('copies a place where no editor was named', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await open();
    await part(page, 'figures').click();
    const place = panel(page).locator('button.place').first();
    const text = await place.innerText();
    await place.click();
    await panel(page).getByText('Copied').waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
  });

  it('shows languages side by side, which go together', async () => {
    const page = await open();
    await part(page, 'beside').click();
    const [left, right] = [page.frameLocator('iframe').nth(0), page.frameLocator('iframe').nth(1)];
    await left.locator('html[lang="en"] h1').waitFor();
    await right.locator('html[lang="zh-Hans"] h1').waitFor();
    assert.equal(await left.locator('#casebook-bar .bar').count(), 0);
    await left.locator('header a').first().click();
    await page.waitForFunction(() => frames[1].location.pathname === '/zh-Hans/' || frames[1].location.pathname === '/zh-Hans/index.html');
    await page.getByRole('button', { name: 'Phone width' }).click();
    await page.waitForFunction(() => frames.length === 2 && frames[0].innerWidth === 360);
  });

  it('adds nothing that a page forbids', async () => {
    preview = await Preview.start();
    const page = await context.newPage();
    const found = troubles(page, preview.url);
    for (const path of [PAGE, `zh-Hans/${PAGE}`]) {
      await page.goto(preview.url + path);
      for (const name of ['text', 'figures', 'files', 'findings']) {
        await part(page, name).click();
        await panel(page).waitFor();
      }
      await part(page, 'beside').click();
      await page.frameLocator('iframe').nth(1).locator('h1').waitFor();
    }
    // What is under way when its page is left is broken off.
    none(found.filter((line) => !/^failed: .*_casebook\/.*ERR_ABORTED/.test(line)));
  });

  it('has nothing in its bar that axe finds, and none of it scrolls a page sideways', async () => {
    const found = [];
    const page = await open();
    for (const [path, colorScheme, width] of [[PAGE, 'light', 1280], [`zh-Hans/${PAGE}`, 'dark', 360]]) {
      await page.setViewportSize({ width, height: 700 });
      await page.emulateMedia({ colorScheme });
      await page.goto(preview.url + path);
      await page.locator('#casebook-bar .bar').waitFor();
      // On a phone it begins folded.
      if (width < 600) await page.locator('#casebook-bar .pill').click();
      for (const name of ['text', 'figures', 'files', 'findings']) {
        await part(page, name).click();
        await panel(page).waitFor();
        await page.evaluate(AXE);
        const { violations } = await page.evaluate(() => window.axe.run({ include: [['#casebook-bar']] }));
        const told = ({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${path} ${name}: ${id} at ${target.join(' ')}: ${failureSummary}`);
        found.push(...violations.flatMap(told));
        const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        if (isWide) found.push(`${path} ${name}: the page scrolls sideways`);
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        const [end, top] = await page.evaluate(() => {
          const bar = document.getElementById('casebook-bar').shadowRoot.querySelector('.bar');
          return [document.querySelector('footer').getBoundingClientRect().bottom, bar.getBoundingClientRect().top];
        });
        if (end > top) found.push(`${path} ${name}: the bar covers the end of the page`);
      }
    }
    none(found);
  });
});
