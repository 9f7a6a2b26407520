// Whoever hears a chart gets the numbers of whoever reads its table: every number in its description and at its marks
// stands in the table, and every value of a short table is said.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.js';
import { none } from './expect.js';
import { GALLERY, SITE, pages } from './site.js';

/** Runs in the page: what each chart says, where. */
function said() {
  const text = (element) => element?.textContent ?? '';
  return [...document.querySelectorAll('figure.exhibit')].filter((chart) => chart.querySelector('svg.chart')).map((chart) => ({
    id: chart.id,
    title: ['.chart-title', '.chart-subtitle'].map((name) => text(chart.querySelector(name))).join(' '),
    description: text(chart.querySelector('desc')),
    // A dash stands for a time that nobody reported, of which the table says nothing.
    marks: [...chart.querySelectorAll('.chart-wide g > title')].map((title) => [text(title), text(title.parentElement)]).filter(([title, mark]) => mark !== `${title}–`).map(([title]) => title),
    // A map says of how many of its regions the table has a value.
    regions: chart.querySelectorAll('.chart-wide.chart-tile-map .marks > g > title').length,
    // Milestones and stages stand in a list. The marks of sources are numbers, but no values.
    table: [...chart.querySelectorAll('table :is(th, td, caption), .chart-data .milestones > li')].map((cell) => {
      const copy = cell.cloneNode(true);
      copy.querySelectorAll('.note-ref').forEach((mark) => mark.remove());
      return { numeric: cell.matches('td.numeric'), words: copy.textContent };
    }),
  }));
}

/** The numbers in a text, without the separators of thousands. */
function numbers(text) {
  return (text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((number) => number.replaceAll(',', ''));
}

/** What is amiss between the words of a chart and its table. */
function amiss({ id, title, description, marks, table, regions }) {
  const known = new Set(numbers(`${title} ${table.map(({ words }) => words).join(' ')}`));
  const faults = [];
  if (regions > 0) {
    const withValue = table.filter(({ numeric, words }) => numeric && numbers(words).length > 0).length;
    [withValue, regions].forEach((count) => known.add(String(count)));
  }
  for (const number of numbers(description)) {
    if (!known.has(number)) faults.push(`${id}: its description says ${number}, its table does not`);
  }
  for (const number of marks.flatMap(numbers)) {
    if (!known.has(number)) faults.push(`${id}: a mark says ${number}, its table does not`);
  }
  const values = table.some(({ numeric, words }) => numeric && numbers(words).length > 0);
  if (marks.length === 0 && values) faults.push(`${id}: no mark says what it is`);
  if (description.trim() === '') faults.push(`${id}: has no description`);
  if (marks.length <= 12) {
    for (const number of marks.flatMap(numbers)) {
      if (!numbers(description).includes(number)) faults.push(`${id}: its description does not say ${number}`);
    }
  }
  return faults;
}

describe('a chart says the numbers of its table', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser?.close());

  for (const [name, folder, kinds] of [
    ['the sample site', SITE, ['case', 'statistic', 'page', 'programme', 'indicator']],
    ['the gallery', GALLERY, ['page']],
  ]) {
    it(`on ${name}`, async () => {
      const page = await browser.newPage();
      const faults = [];
      let charts = 0;
      for (const { path } of pages(folder).filter(({ kind }) => kinds.includes(kind))) {
        await page.goto(pathToFileURL(join(folder, path)).href);
        const found = await page.evaluate(said);
        charts += found.length;
        faults.push(...found.flatMap(amiss).map((fault) => `${path}: ${fault}`));
      }
      await page.close();
      none(faults);
      assert.ok(charts >= 20, `only ${charts} charts were read`);
    });
  }
});
