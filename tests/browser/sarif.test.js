// The report for code hosts is valid under the schema of SARIF 2.1.0: that of OASIS in its revision rtm.5, as it comes with Microsoft's
// @microsoft/jest-sarif under the MIT licence. tests/reports/ holds the same reports against a narrower schema of what Casebook writes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { it } from 'node:test';
import { none } from './expect.js';

const require = createRequire(import.meta.url);
const Ajv = require('ajv');
const repository = resolve(import.meta.dirname ?? '.', '../..');

/** The report on a site, whatever is found in it. */
function report(root, language) {
  const casebook = join(process.env.CARGO_TARGET_DIR ?? join(repository, 'target'), 'debug', 'casebook');
  const args = ['check', '--format', 'sarif', '--lang', language, '--root', root];
  const { stdout, error } = spawnSync(casebook, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw error;
  return JSON.parse(stdout);
}

// The schema is of draft 4, whose ids are `id`; formats it names that have no meaning here are passed over.
const ajv = new Ajv({ schemaId: 'auto', unknownFormats: 'ignore' });
ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
const validate = ajv.compile(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

/** What the schema says against a report. */
function faults(log) {
  return validate(log) ? [] : validate.errors.map(({ dataPath, message }) => `${dataPath} ${message}`);
}

it('a report with places, related places and none of them is valid SARIF', () => {
  const site = mkdtempSync(join(tmpdir(), 'casebook-sarif-'));
  try {
    cpSync(join(repository, 'tests/diagnostics/base'), site, { recursive: true });
    // A number that differs names the figure as a related place; a folder and a file as a whole have no line.
    writeFileSync(join(site, 'content/cases/harbour/en.md'), 'There are [9](figure:officers) officers.\n');
    writeFileSync(join(site, 'content/cases/harbour/图 1.yml'), 'x\n');
    for (const language of ['en', 'zh']) {
      const log = report(site, language);
      const [{ results }] = log.runs;
      assert.ok(results.some((result) => result.relatedLocations?.length > 0), 'a related place');
      assert.ok(results.some((result) => !result.locations[0]?.physicalLocation.region), 'a whole file');
      none(faults(log));
    }
  } finally {
    rmSync(site, { recursive: true, force: true });
  }
});

it('a report without findings is valid, and one that is none is not', () => {
  const log = report(repository, 'en');
  none(faults(log));
  log.runs[0].results.push({ ruleId: 'CB101', message: 'a text where an object belongs' });
  assert.notDeepEqual(faults(log), []);
});
