// axe-core finds nothing against WCAG 2.2 A and AA, nor against its best practices, on a page of each kind in each
// language: wide and narrow, light and dark, and with the reader's own colours. In dark only the rules are asked that
// look at colours: nothing else differs.
//
// What axe cannot decide by itself ("incomplete") fails too, unless UNDECIDED names it with the test that decides it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { launch } from './browser.js';
import { none } from './expect.js';
import { serve } from './server.js';
import { SITE, address, oneOfEachKind } from './site.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe leaves open: rule, its reason, and how it is decided. */
const UNDECIDED = [
  // The way back from a note shows an arrow; there is no word that its name could lack.
  /^label-content-name-mismatch at a\[href\$="#source\.[\d.]+"\]: Unable to determine/,
  // Digits alone, texts in drawings, texts beside a larger hit area or in a box that scrolls: contrast.test.js measures
  // every text of these pages itself.
  /^color-contrast at /,
];

const OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations', 'incomplete'],
};

const COLOURS = { ...OPTIONS, runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };

/** The ways of looking: viewport, colours of the reader, rules. */
const LOOKS = [
  ['wide, light', { viewport: WIDE, colorScheme: 'light' }, OPTIONS],
  ['wide, dark', { viewport: WIDE, colorScheme: 'dark' }, COLOURS],
  ['narrow, light', { viewport: NARROW, colorScheme: 'light' }, OPTIONS],
  ['narrow, dark', { viewport: NARROW, colorScheme: 'dark' }, COLOURS],
  ['with forced colours', { viewport: WIDE, forcedColors: 'active' }, OPTIONS],
];

function flatten(results) {
  return results.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map((check) => check.message).join('; ');
      return `${id} at ${target.join(' ')}: ${why}`;
    }),
  );
}

describe('axe-core finds nothing', () => {
  let browser;
  let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve(SITE)]);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const [look, reader, rules] of LOOKS) {
    it(look, async () => {
      const context = await browser.newContext(reader);
      const page = await context.newPage();
      const found = [];
      for (const { path } of oneOfEachKind()) {
        await page.goto(server.url + address(path));
        await page.evaluate(AXE);
        const { violations, incomplete } = await page.evaluate((options) => window.axe.run(document, options), rules);
        const open = flatten(incomplete).filter((line) => !UNDECIDED.some((pattern) => pattern.test(line)));
        found.push(...flatten(violations).map((line) => `${path}: ${line}`), ...open.map((line) => `${path}: undecided: ${line}`));
      }
      await context.close();
      none(found);
    });
  }
});
