// A page with its style sheets and scripts weighs under 100 kB on the wire, without photographs. Every page.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { none } from './expect.js';
import { SITE, pages } from './site.js';

const MOST = 100_000;

/** Bytes of a file as a server with gzip sends it. */
function wire(path) {
  return gzipSync(readFileSync(join(SITE, path)), { level: 6 }).length;
}

/** The style sheets, scripts and drawings that a page asks for. */
function asked(path) {
  const html = readFileSync(join(SITE, path), 'utf8');
  const found = html.matchAll(/<(?:link rel="stylesheet" href|script[^>]* src|img[^>]* src)="([^"]+\.(?:css|js|svg))"/g);
  return [...new Set([...found].map(([, href]) => join(dirname(path), href)))];
}

it('every page weighs less than 100 kB on the wire', (t) => {
  const weights = pages().map(({ path }) => ({ path, bytes: [path, ...asked(path)].map(wire).reduce((a, b) => a + b) }));
  const heaviest = weights.reduce((a, b) => (a.bytes > b.bytes ? a : b));
  t.diagnostic(`the heaviest page is ${heaviest.path}: ${heaviest.bytes} bytes`);
  none(weights.filter(({ bytes }) => bytes >= MOST).map(({ path, bytes }) => `${path}: ${bytes} bytes`));
  none(weights.filter(({ path }) => asked(path).length === 0).map(({ path }) => `${path}: no style sheet was found`));
});
