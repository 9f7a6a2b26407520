// Tables are sorted by a press on the head of a column, and stand in the order of the page again after the third.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.js';
import { SITE, pagesOf } from './site.js';

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
