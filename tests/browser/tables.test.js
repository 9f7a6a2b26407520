// Tables are sorted by a press on the head of a column, and stand in the order of the page again after the third. In a narrow box
// they scroll by themselves, and stay readable.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.js';
import { none } from './expect.js';
import { SITE, pages, pagesOf } from './site.js';

/** Runs in the page: the numbers of a column from top to bottom, `null` where the value is missing. */
const numbers = (table, column) =>
  [...table.tBodies[0].rows].map((row) => {
    const value = row.cells[column].querySelector('data');
    return value ? Number(value.value) : null;
  });

const known = (column) => column.filter((number) => number !== null);

describe('a table can be sorted', () => {
  let browser;
  let page;
  before(async () => {
    browser = await launch();
    page = await browser.newPage();
  });
  after(() => browser?.close());

  it('by every column of numbers, with the missing ones last, and put back', async () => {
    let sorted = 0;
    for (const { path } of pagesOf('statistic', 'indicator', 'statistics')) {
      await page.goto(pathToFileURL(join(SITE, path)).href);
      for (const table of await page.$$('table:has(th.numeric button)')) {
        const heads = await table.$$('thead th');
        for (const [column, head] of heads.entries()) {
          if (!(await head.evaluate((cell) => cell.classList.contains('numeric')))) continue;
          const press = () => head.$eval('button', (button) => button.click());
          const read = () => table.evaluate(numbers, column);
          const asWritten = await read();
          await press();
          const rising = await read();
          assert.equal(await head.getAttribute('aria-sort'), 'ascending', path);
          assert.deepEqual(known(rising), known(asWritten).toSorted((a, b) => a - b), path);
          assert.deepEqual(rising.slice(known(rising).length), asWritten.filter((number) => number === null), path);
          await press();
          assert.deepEqual(known(await read()), known(asWritten).toSorted((a, b) => b - a), path);
          await press();
          assert.deepEqual(await read(), asWritten, path);
          assert.equal(await head.getAttribute('aria-sort'), null, path);
          sorted += 1;
        }
      }
    }
    assert.ok(sorted >= 4, `only ${sorted} columns were sorted`);
  });

  it('by the keyboard', async () => {
    await page.goto(pathToFileURL(join(SITE, 'indicators/index.html')).href);
    const head = await page.$('th:has(button)');
    await head.$eval('button', (button) => button.focus());
    await page.keyboard.press('Enter');
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
  });
});

/** Runs in the page: numbers and dates that a line end parts, and captions and units that leave their box when it is scrolled. */
function unreadable() {
  document.querySelectorAll('details').forEach((details) => { details.open = true; });
  const found = [];
  // 2000年, 2024年10月16日, 第25届, 1 January 2016.
  const whole = /第?\d[\d.,]*(?:[年月日届家个项件名]\d*)*|\d+ (?:[A-Z]\p{L}+ )?\d{4}|[A-Z]\p{L}+ \d{4}/gu;
  const lines = (range) => new Set([...range.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.top)));
  for (const box of document.querySelectorAll('.table-scroll')) {
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const { 0: text, index } of texts.currentNode.data.matchAll(whole)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + text.length);
        if (lines(range).size > 1) found.push(`${text} is parted`);
      }
    }
    if (!box.hasAttribute('tabindex') || !box.getAttribute('aria-label')) found.push('a box has no focus or no name');
    box.scrollLeft = box.scrollWidth;
    const edge = box.getBoundingClientRect();
    for (const caption of box.querySelectorAll('.table-title')) {
      const range = document.createRange();
      range.selectNodeContents(caption);
      const out = [...range.getClientRects()].some((line) => line.width > 1 && (line.left < edge.left - 1 || line.right > edge.right + 1));
      if (out) found.push(`“${caption.textContent}” is out of view after ${Math.round(box.scrollLeft)} px`);
    }
    for (const cell of box.querySelectorAll('td.numeric')) {
      const { display, textAlign, fontVariantNumeric } = getComputedStyle(cell);
      // Where the rows are blocks, a number stands beside the name of its column.
      if (display === 'none') continue;
      if (display === 'block') {
        if (!getComputedStyle(cell, '::before').content.includes(cell.dataset.label)) found.push('a number has no name of its column beside it');
        continue;
      }
      if (textAlign !== 'end' || !fontVariantNumeric.includes('tabular-nums')) found.push('a number is not flush right');
    }
  }
  return [...new Set(found)];
}

describe('a table stays readable in a narrow box', () => {
  for (const width of [320, 360, 1280]) {
    it(`with whole numbers and dates, and its caption in view, at ${width} px`, async () => {
      const browser = await launch();
      const page = await browser.newPage({ viewport: { width, height: 640 } });
      const found = [];
      let [boxes, scrolled] = [0, 0];
      for (const { path } of pages()) {
        await page.goto(pathToFileURL(join(SITE, path)).href);
        found.push(...(await page.evaluate(unreadable)).map((what) => `${path}: ${what}`));
        boxes += await page.$$eval('.table-scroll', (all) => all.length);
        scrolled += await page.$$eval('.table-scroll', (all) => all.filter((box) => box.scrollLeft > 0).length);
      }
      await browser.close();
      none(found);
      assert.ok(boxes > 20 && (width > 400 || scrolled > 5), `${boxes} tables, ${scrolled} of them scrolled`);
    });
  }
});
