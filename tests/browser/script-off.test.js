// A page says the same without script: every word, every chart and its table or list.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.js';
import { none } from './expect.js';
import { SITE, oneOfEachKind, pagesOf } from './site.js';

/** Runs in the page: the words that can be read, with closed details opened as a reader can open them without script, and without the tools that script adds. */
function readable() {
  document.querySelectorAll('.terms-tools').forEach((tools) => tools.remove());
  document.querySelectorAll('details').forEach((details) => { details.open = true; });
  return {
    words: document.querySelector('main').innerText.replace(/\s+/g, ' ').trim(),
    drawings: [...document.querySelectorAll('main svg.chart')].filter((svg) => svg.checkVisibility()).length,
    charts: document.querySelectorAll('main figure.exhibit').length,
    // Behind a timeline or a pathway stands the list of its steps.
    behind: [...document.querySelectorAll('main figure.exhibit')].filter((exhibit) =>
      [...exhibit.querySelectorAll('table, details ol')].some((form) => form.checkVisibility() && form.innerText.trim() !== ''),
    ).length,
  };
}

describe('script is not needed', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser?.close());

  it('to read every word, chart and table', async () => {
    const [without, withScript] = await Promise.all(
      [false, true].map(async (javaScriptEnabled) => (await browser.newContext({ javaScriptEnabled })).newPage()),
    );
    // The search is nothing but script; its own test looks at what it says without.
    const looked = [...oneOfEachKind(), ...pagesOf('case', 'statistic')].filter(({ kind }) => kind !== 'search');
    const shown = new Set(looked.map(({ path }) => path));
    const wrong = [];
    for (const path of shown) {
      const url = pathToFileURL(join(SITE, path)).href;
      await Promise.all([without.goto(url), withScript.goto(url)]);
      const [plain, scripted] = await Promise.all([without.evaluate(readable), withScript.evaluate(readable)]);
      if (plain.words.length < 20) wrong.push(`${path}: has no words`);
      // Script may add buttons; it may not add what is to be read.
      if (plain.drawings !== scripted.drawings) wrong.push(`${path}: ${plain.drawings} drawings, ${scripted.drawings} with script`);
      if (plain.behind !== plain.charts) wrong.push(`${path}: ${plain.charts} charts, and tables or lists of ${plain.behind}`);
      if (!scripted.words.includes(plain.words.slice(0, 200))) wrong.push(`${path}: script changes the words`);
    }
    none(wrong);
    assert.ok(shown.size > 20);
  });
});
