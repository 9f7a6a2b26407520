// The founding case on paper: A4, no figure across two sheets, the addresses of its sources readable.
//
// In either language it takes two sheets, also with what a public body says of itself on each page. Two columns make room, so what is
// drawn in a column has to stay legible there.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, describe, it } from 'node:test';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch } from './browser.js';
import { none } from './expect.js';
import { LOCALES, SITE } from './site.js';

const REPOSITORY = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** The sheets that the founding case takes at most. */
const SHEETS = { en: 2, 'zh-Hans': 2 };
/** The least height of letters in a drawing on paper, in CSS pixels: 6.5 points. */
const LEGIBLE = (6.5 / 72) * 96;
/** The height that an A4 sheet leaves between its margins (`@page` in print.css), in CSS pixels. */
const ROOM = ((297 - 16 - 18) / 25.4) * 96;

/** What a public body adds to its site and to a case; all of it test data. */
const FURNITURE = {
  'site.yaml': `
base_url: https://example.org/cases/
publisher: test-office
footer:
  contact: office@example.org
  icp: 京ICP备00000000号
  public_security: 京公网安备 00000000000000号
  site_code: "0000000000"
`,
  'organizations.yaml': `
test-office:
  name: {en: Municipal Intellectual Property Protection Centre (test data), zh-Hans: 市知识产权保护中心（测试数据）}
  kind: government
`,
  'cases/foshan-cipo/case.yaml': `
publish: 2025-12-01
byline:
  source: {en: Municipal Intellectual Property Protection Centre, zh-Hans: 市知识产权保护中心}
  editor: {en: Editorial office (test data), zh-Hans: 编辑部（测试数据）}
`,
};

/** The sizes of a PDF's pages in points, as Chromium writes them. */
function sheets(pdf) {
  const text = pdf.toString('latin1');
  const pages = text.split(/\/Type \/Page\b(?!s)/).length - 1;
  const sizes = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [Number(w), Number(h)]);
  return { pages, sizes };
}

/** Runs in the page as it is printed. */
function printed({ room, legible }) {
  const faults = [];
  const whole = document.querySelectorAll('.exhibit, .strip, .pathway, .image, .notes li, tr');
  for (const element of whole) {
    if (!element.checkVisibility()) continue;
    const name = `${element.localName}.${element.className}`;
    if (getComputedStyle(element).breakInside !== 'avoid') faults.push(`${name} may be broken over two sheets`);
    if (element.getBoundingClientRect().height > room) faults.push(`${name} is higher than a sheet`);
  }
  const charts = [...document.querySelectorAll('.exhibit')];
  for (const chart of charts) {
    const drawings = [...chart.querySelectorAll('svg.chart')].filter((svg) => svg.checkVisibility());
    if (drawings.length !== 1) faults.push(`${chart.id} shows ${drawings.length} drawings`);
    for (const text of drawings.flatMap((svg) => [...svg.querySelectorAll('text')])) {
      const size = parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().d;
      if (size < legible) faults.push(`${chart.id} says "${text.textContent}" in letters of ${size.toFixed(1)} pixels`);
    }
    const frame = chart.getBoundingClientRect();
    for (const drawing of drawings.map((svg) => svg.getBoundingClientRect())) {
      if (drawing.right > frame.right + 1) faults.push(`${chart.id} is wider than its column`);
    }
  }
  const addresses = [...document.querySelectorAll('main a[href^="http"]')].filter((link) => link.checkVisibility());
  for (const link of addresses) {
    if (!getComputedStyle(link, '::after').content.includes(link.getAttribute('href'))) faults.push(`${link.href} is not shown`);
  }
  for (const hidden of document.querySelectorAll('.site-nav, .languages, .skip')) {
    if (hidden.checkVisibility()) faults.push(`${hidden.className} cannot be used on paper`);
  }
  if (getComputedStyle(document.body).backgroundColor !== 'rgb(255, 255, 255)') faults.push('the paper is not white');
  return { faults, charts: charts.length, addresses: addresses.length };
}

describe('the founding case on paper', () => {
  let browser;
  let folder;
  before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'casebook-print-'));
    cpSync(join(REPOSITORY, 'content'), join(folder, 'content'), { recursive: true });
    for (const [path, text] of Object.entries(FURNITURE)) appendFileSync(join(folder, 'content', path), text);
    const casebook = join(process.env.CARGO_TARGET_DIR ?? join(REPOSITORY, 'target'), 'debug', 'casebook');
    const args = ['build', '--quiet', '--root', folder, '--output-dir', join(folder, 'site')];
    const { status, stderr } = spawnSync(casebook, args, { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [locale, below] of Object.entries(LOCALES)) {
    it(`in ${locale}, of a public body that gives its address, numbers and code`, async () => {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(join(folder, 'site', below, 'cases/foshan-cipo/index.html')).href);
      const { pages } = sheets(await page.pdf({ preferCSSPageSize: true }));
      assert.ok(pages > 0 && pages <= SHEETS[locale], `${pages} sheets`);
      await page.emulateMedia({ media: 'print' });
      assert.ok(await page.locator('.qr svg').isVisible(), 'the code is not on the paper');
      assert.ok(await page.locator('.footer-filing').isVisible(), 'the filing numbers are not on the paper');
      await page.close();
    });
  }

  for (const [locale, folder] of Object.entries(LOCALES)) {
    for (const colorScheme of ['light', 'dark']) {
      it(`in ${locale}, by a reader with ${colorScheme} colours`, async () => {
        // The width between the margins.
        const page = await browser.newPage({ colorScheme, viewport: { width: Math.round((178 / 25.4) * 96), height: 900 } });
        await page.goto(pathToFileURL(join(SITE, folder, 'cases/foshan-cipo/index.html')).href);
        const { pages, sizes } = sheets(await page.pdf({ preferCSSPageSize: true }));
        assert.ok(pages > 0 && pages <= SHEETS[locale], `${pages} sheets`);
        for (const [width, height] of sizes) {
          assert.ok(Math.abs(width - 595.3) < 1 && Math.abs(height - 841.9) < 1, `${width} by ${height} points is not A4`);
        }
        await page.emulateMedia({ media: 'print', colorScheme });
        const { faults, charts, addresses } = await page.evaluate(printed, { room: ROOM, legible: LEGIBLE });
        none(faults);
        assert.ok(charts >= 2 && addresses >= 1, `${charts} charts, ${addresses} addresses`);
        await page.close();
      });
    }
  }
});
