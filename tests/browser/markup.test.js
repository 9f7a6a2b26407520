// Every HTML page, style sheet and drawing is what the Nu HTML checker takes for valid.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { none } from './expect.js';
import { SITE, files, inside } from './site.js';

/** What the checker does not know yet although the standards do. Each must still be met, or it has to go from here. */
const NEWER_THAN_THE_CHECKER = [
  [/^CSS: “container-type”: Property “container-type” doesn't exist\.$/, 'CSS Containment Level 3'],
  [/^CSS: Unrecognized at-rule “@container”$/, 'CSS Conditional Rules Level 5'],
  [/^CSS: “width”: Unknown dimension\.$/, 'CSS Containment Level 3, 5: lengths in cqi'],
  [/^CSS: “paint-order”: Property “paint-order” doesn't exist\.$/, 'SVG 2, 13.9'],
];

/** The checker guesses the language by the words, which an embedded chart has few of: an English source's title tips the scales. */
const GUESS = /^This document appears to be written in /;
const isGuess = ({ message, url }) => GUESS.test(message) && /\/embed(-[^/]+)?\.html$/.test(url);

/**
 * A file on a disk has no origin for the checker, so that `'self'` fits nothing of ours, and it takes data blocks (JSON-LD) for scripts. A browser
 * holds the pages to their policy in `policy.test.js` and `quiet.test.js`; addresses of other hosts are still told here.
 */
const OF_NO_ORIGIN =
  /^(Resource violates Content Security Policy \(meta tag\): external (stylesheet|script) “(?!\w+:|\/\/)|Inline script violates Content Security Policy )/;
const isPolicy = ({ message }) => OF_NO_ORIGIN.test(message);

function check(paths) {
  const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
  const args = ['-jar', jar, '--format', 'json', '--stdout', '--also-check-css', '--also-check-svg', ...paths];
  const { stdout, stderr, error } = spawnSync('java', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw new Error(`the checker needs java: ${error.message}`);
  assert.ok(stdout.startsWith('{'), `the checker gave no report: ${stderr}`);
  return JSON.parse(stdout).messages;
}

it('every page, style sheet and drawing is valid', () => {
  const paths = files(SITE, '.html', '.css', '.svg').map((path) => join(SITE, path));
  const errors = check(paths).filter((message) => (message.type !== 'info' || message.subType === 'warning') && !isGuess(message) && !isPolicy(message));
  const known = new Set();
  const wrong = errors.filter(({ message }) => {
    const at = NEWER_THAN_THE_CHECKER.findIndex(([pattern]) => pattern.test(message));
    known.add(at);
    return at < 0;
  });
  none(wrong.map((m) => `${inside(SITE, fileURLToPath(m.url))}:${m.lastLine}:${m.lastColumn} ${m.message}`));
  for (const [at, [pattern]] of NEWER_THAN_THE_CHECKER.entries()) {
    assert.ok(known.has(at), `the checker knows ${pattern} by now: take it off the list`);
  }
});
