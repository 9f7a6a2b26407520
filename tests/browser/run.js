// Builds the sample site and the gallery of charts once, then runs the tests in a real browser:
//
//   node tests/browser/run.js                     all of them
//   node tests/browser/run.js charts keyboard     some files, by the beginning of their names
//   node tests/browser/run.js charts --test-name-pattern=overlap
//
// Options that begin with `--` go to node's test runner.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { write } from './gallery.js';

const here = import.meta.dirname ?? resolve(process.argv[1], '..');
const repository = resolve(here, '../..');

function run(command, args, options = {}) {
  const { status, error, signal } = spawnSync(command, args, { cwd: repository, stdio: 'inherit', ...options });
  if (error) throw error;
  return signal ? 1 : status;
}

/** Publishes a site with the binary that the Rust tests use, so that nothing is compiled a second time. */
function publish(root, output) {
  const casebook = join(process.env.CARGO_TARGET_DIR ?? join(repository, 'target'), 'debug', 'casebook');
  if (run(casebook, ['build', '--quiet', '--root', root, '--output-dir', output]) !== 0) {
    throw new Error(`the site in ${root} could not be built`);
  }
}

function main(args) {
  const options = args.filter((arg) => arg.startsWith('--'));
  const names = args.filter((arg) => !arg.startsWith('--'));
  const files = readdirSync(here)
    .filter((file) => file.endsWith('.test.js'))
    .filter((file) => names.length === 0 || names.some((name) => file.startsWith(name)))
    .map((file) => join(here, file));
  if (files.length === 0) {
    console.error(`no test file begins with ${names.join(' or ')}`);
    return 2;
  }
  if (run('cargo', ['build', '--locked', '--quiet']) !== 0) return 1;
  const output = mkdtempSync(join(tmpdir(), 'casebook-browser-'));
  try {
    const [site, gallery] = [join(output, 'site'), join(output, 'gallery')];
    publish(repository, site);
    write(join(output, 'content-of-gallery'));
    publish(join(output, 'content-of-gallery'), gallery);
    const reporter = process.stdout.isTTY ? 'spec' : 'tap';
    const runner = ['--test', `--test-reporter=${reporter}`, '--test-concurrency=2', '--test-timeout=900000'];
    return run(process.execPath, [...runner, ...options, ...files], {
      env: { ...process.env, CASEBOOK_SITE: site, CASEBOOK_GALLERY: gallery },
    });
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

process.exitCode = main(process.argv.slice(2));
