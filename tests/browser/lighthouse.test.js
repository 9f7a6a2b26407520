// Lighthouse gives the home page, a case and a statistic its whole mark for accessibility, best practices and search engines, and at least 95
// for speed, on a telephone over a slow network and at a desk. Speed is what its model computes from what the page asks for and from the
// work that this machine had with it, taken four times for a telephone. That is meant for a desktop that does not wait for others: what
// Lighthouse finds this machine to be worth while it judges decides the factor, and the best of five runs counts.
import { after, before, describe, it } from 'node:test';
import { createServer } from 'node:net';
import lighthouse, { defaultConfig, desktopConfig } from 'lighthouse';
import { launch } from './browser.js';
import { none } from './expect.js';
import { serve } from './server.js';
import { SITE, address, oneOfEachKind } from './site.js';

const WANTED = { accessibility: 100, 'best-practices': 100, seo: 100, performance: 95 };
const SHOWN = ['home', 'case', 'statistic'];
const RUNS = 5;

/** What Lighthouse's benchmark finds a desktop to be worth of which a telephone has a quarter (its docs/throttling.md). */
const DESKTOP = 1500;

/** A port of this machine that is free now. */
function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** How a page is slowed down on a machine of which the benchmark finds so much. */
function slowed(config, worth) {
  const settings = { ...defaultConfig.settings, ...config.settings };
  const factor = settings.throttling.cpuSlowdownMultiplier;
  return { ...settings.throttling, cpuSlowdownMultiplier: Math.max(1, factor * Math.min(1, worth / DESKTOP)) };
}

/** The marks of a page, and in words those that it misses, with the audits that cost them, and what the machine was worth meanwhile. */
async function judge(url, port, config, worth) {
  const flags = { port, logLevel: 'error', onlyCategories: Object.keys(WANTED), throttling: slowed(config, worth) };
  const { lhr } = await lighthouse(url, flags, config);
  const marks = Object.keys(WANTED).map((id) => [id, Math.round(lhr.categories[id].score * 100)]);
  const costs = (id) => lhr.categories[id].auditRefs
    .filter((ref) => ref.weight > 0 && lhr.audits[ref.id].score < 1)
    .map((ref) => ref.id)
    .join(', ');
  const missed = marks.filter(([id, mark]) => mark < WANTED[id]).map(([id, mark]) => `${id} ${mark}: ${costs(id)}`);
  return { marks: marks.map(([, mark]) => mark).join(' '), missed, worth: lhr.environment.benchmarkIndex };
}

describe('Lighthouse', () => {
  let port;
  let browser;
  let server;
  before(async () => {
    port = await freePort();
    browser = await launch(`--remote-debugging-port=${port}`);
    server = await serve(SITE, '/intranet/casebook/');
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const [form, config] of [['on a telephone', defaultConfig], ['at a desk', desktopConfig]]) {
    it(`is content ${form}`, async (t) => {
      const found = [];
      for (const { path } of oneOfEachKind().filter(({ kind }) => SHOWN.includes(kind))) {
        let judged = { missed: ['not looked at'], worth: DESKTOP };
        for (let run = 0; run < RUNS && judged.missed.length > 0; run += 1) {
          judged = await judge(server.url + address(path), port, config, judged.worth);
        }
        t.diagnostic(`${path}: ${judged.marks} (${Object.keys(WANTED).join(', ')}; machine ${Math.round(judged.worth)})`);
        found.push(...judged.missed.map((what) => `${path}: ${what}`));
      }
      none(found);
    });
  }
});
