// A site of `casebook init` with its preview, which ends with it.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const repository = resolve(import.meta.dirname, '../..');
const casebook = join(process.env.CARGO_TARGET_DIR ?? join(repository, 'target'), 'debug', 'casebook');

export const CASE = 'content/cases/example-case';
export const PAGE = 'cases/example-case/';

export class Preview {
  /** Makes a site, lets it be changed, and shows it. */
  static async start(flags = [], change = () => {}) {
    const preview = new Preview();
    preview.folder = mkdtempSync(join(tmpdir(), 'casebook-preview-'));
    const made = spawnSync(casebook, ['--quiet', '--lang', 'en', 'init', '--root', preview.folder]);
    if (made.status !== 0) throw new Error(String(made.stderr));
    change(preview);
    await preview.serve('0', flags);
    return preview;
  }

  /** Starts the server; gives its output up to the address. */
  async serve(port, flags = []) {
    this.child = spawn(casebook, ['--lang', 'en', 'serve', '--port', port, '--root', this.folder, ...flags], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const lines = createInterface({ input: this.child.stderr });
    this.url = await new Promise((done, fail) => {
      lines.on('line', (line) => {
        const found = line.match(/http:\/\/[^/]+\//);
        if (found) done(found[0]);
      });
      this.child.on('exit', () => fail(new Error('the preview ended')));
    });
  }

  async kill() {
    const ended = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGKILL');
    await ended;
  }

  async close() {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  path(name) {
    return join(this.folder, name);
  }

  write(name, text) {
    writeFileSync(this.path(name), text);
  }

  edit(name, from, to) {
    const text = readFileSync(this.path(name), 'utf8');
    if (!text.includes(from)) throw new Error(`${name} lacks ${from}`);
    this.write(name, text.replaceAll(from, to));
  }

  rename(from, to) {
    renameSync(this.path(from), this.path(to));
  }
}
