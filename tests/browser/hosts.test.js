// What `casebook build` writes for hosts, on real servers, at the root of a host and under a path: every file of the site is sent with its
// type, plain and compressed, and every link of every page leads to one; the headers are those that docs/hosts.md promises; old addresses lead on, withdrawn ones are gone (410) and say
// so; and a wrong address at any depth is answered with the site's own page, whole and with links that lead on.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseAllHeaders } from '@netlify/headers-parser';
import { parseAllRedirects } from '@netlify/redirect-parser';
import { launch, troubles } from './browser.js';
import { none } from './expect.js';
import { address, files, oneOfEachKind } from './site.js';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');
const TYPES = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: /^(text|application)\/javascript(; charset=utf-8)?$/,
  svg: /^image\/svg\+xml(; charset=utf-8)?$/,
  png: 'image/png',
  csv: 'text/csv; charset=utf-8',
  json: /^application\/json(; charset=utf-8)?$/,
  jsonld: 'application/ld+json',
  webp: 'image/webp',
};

/** To compress takes long, so that one of the two sites has compressed files. */
const isCompressed = (path) => path === '/';

/** A copy of the sample site for each path on a host, with an old and a withdrawn address, and where it is published. */
const copies = new Map();

function copy(path) {
  const root = mkdtempSync(join(tmpdir(), 'casebook-site-'));
  cpSync(join(repository, 'content'), join(root, 'content'), { recursive: true });
  cpSync(join(repository, 'themes'), join(root, 'themes'), { recursive: true });
  const about = join(root, 'content/pages/about/page.yaml');
  writeFileSync(about, `aliases: [former/about, "former/about us.html"]\n${readFileSync(about, 'utf8')}`);
  const withdrawn = '[{address: cases/taken-back, reason: {en: Its source was withdrawn., zh-Hans: 来源已撤回。}}]';
  appendFileSync(join(root, 'content/site.yaml'), `\nbase_path: ${path}\nprecompress: ${isCompressed(path)}\nwithdrawn: ${withdrawn}\n`);
  copies.set(path, root);
  return root;
}

/** Publishes the copy for a kind of host into a folder; gives the settings that are written beside it. What was compressed for another host is carried over. */
function publish(host, path, output) {
  const root = copies.get(path) ?? copy(path);
  const casebook = join(process.env.CARGO_TARGET_DIR ?? join(repository, 'target'), 'debug', 'casebook');
  const { status, stderr } = spawnSync(casebook, ['build', '--quiet', '--root', root, '--host', host], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  cpSync(join(root, 'public'), output, { recursive: true });
  const written = { nginx: 'nginx.conf', caddy: 'Caddyfile' }[host];
  return written ? readFileSync(join(root, '.casebook/host', written), 'utf8') : null;
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** How each server is started: its configuration around the settings, and its command. `folder` holds the site in `site/` and its files. */
const HOSTS = {
  nginx: ({ folder, port, settings }) => {
    writeFileSync(join(folder, 'casebook.conf'), settings);
    const conf = join(folder, 'nginx.conf');
    const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
    writeFileSync(conf, `daemon off; master_process off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 64; }
http { include /etc/nginx/mime.types; access_log off; ${temp}
server { listen 127.0.0.1:${port}; root ${folder}/site;
include ${folder}/casebook.conf;
} }`);
    return ['nginx', ['-c', conf, '-e', `${folder}/error.log`]];
  },
  caddy: ({ folder, port, path, settings }) => {
    writeFileSync(join(folder, 'casebook.caddy'), settings);
    const conf = join(folder, 'Caddyfile');
    writeFileSync(conf, `{
	admin off
	auto_https off
	storage file_system ${folder}/caddy
}
http://127.0.0.1:${port} {
	bind 127.0.0.1
	root * ${folder}/site${path === '/' ? '' : path}
	import ${folder}/casebook.caddy
}
`);
    return ['caddy', ['run', '--config', conf, '--adapter', 'caddyfile']];
  },
  apache: ({ folder, port }) => {
    const conf = join(folder, 'apache.conf');
    const modules = ['mpm_event', 'alias', 'authz_core', 'dir', 'mime', 'headers', 'rewrite', 'setenvif'];
    const load = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n');
    writeFileSync(conf, `ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/error.log
DefaultRuntimeDir ${folder}
${load}
TypesConfig /etc/mime.types
DocumentRoot ${folder}/site
<Directory ${folder}/site>
AllowOverride All
Require all granted
</Directory>
`);
    return ['apache2', ['-D', 'FOREGROUND', '-f', conf]];
  },
};

describe('the site on a host', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => {
    for (const root of copies.values()) rmSync(root, { recursive: true, force: true });
    return browser?.close();
  });

  for (const [name, prepare] of Object.entries(HOSTS)) {
    for (const path of ['/', '/intranet/casebook/']) {
      it(`${name} at ${path}`, async () => {
        const folder = mkdtempSync(join(tmpdir(), `casebook-${name}-`));
        const root = join(folder, 'site', path);
        const settings = publish(name, path, root);
        const port = await freePort();
        const [command, args] = prepare({ folder, port, path, settings });
        const server = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
        let said = '';
        for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => { said += data; });
        const ended = new Promise((done) => { server.on('close', done); server.on('error', (error) => { said += error; done(); }); });
        const base = `http://127.0.0.1:${port}${path}`;
        try {
          await answers(base, ended, () => said + (existsSync(`${folder}/error.log`) ? readFileSync(`${folder}/error.log`, 'utf8') : ''));
          none(await wrongHeaders(root, base));
          if (isCompressed(path)) none(await wrongCompressed(name, root, base));
          none(await wrongOldAddresses(root, base));
          none(await wrongInBrowser(browser, base));
          none(await wrongAtWrongAddresses(browser, base));
        } finally {
          server.kill('SIGTERM');
          await ended;
          rmSync(folder, { recursive: true, force: true });
        }
      });
    }
  }

  it('netlify reads what is meant', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casebook-netlify-'));
    try {
      publish('netlify', '/', folder);
      const read = { configHeaders: [], configRedirects: [], minimal: true };
      const { headers, errors } = await parseAllHeaders({ ...read, headersFiles: [join(folder, '_headers')] });
      assert.deepEqual(errors, []);
      assert.deepEqual(headers.map((rule) => rule.for), ['/*', '/assets/*']);
      assert.match(headers[0].values['Content-Security-Policy'], /^default-src 'none'; script-src 'self'/);
      assert.equal(headers[1].values['Cache-Control'], 'public, max-age=31536000, immutable');
      const { redirects, errors: wrong } = await parseAllRedirects({ ...read, redirectsFiles: [join(folder, '_redirects')] });
      assert.deepEqual(wrong, []);
      const found = redirects.find(({ from }) => from === '/zh-Hans/former/about/index.html');
      assert.deepEqual([found.to, found.status, found.force], ['/zh-Hans/about/', 301, true]);
      assert.equal(redirects.length, 8);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** Waits until the server answers; fails with what it said where it has ended instead. */
async function answers(base, ended, said) {
  let isOver = false;
  ended.then(() => { isOver = true; });
  for (;;) {
    try {
      await fetch(base, { method: 'HEAD' });
      return;
    } catch {
      assert.ok(!isOver, `the server ended: ${said()}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

/** Asks for every file of the site; gives what is not as the document says. */
async function wrongHeaders(root, base) {
  const found = [];
  const links = new Map();
  for (const file of files(root, '')) {
    const type = TYPES[file.split('.').pop()];
    if (!file.includes('.') || file === '.htaccess' || COMPRESSED.test(file) || MOVED.test(file) || GONE.test(file)) continue;
    const response = await fetch(base + address(file).split('/').map(encodeURIComponent).join('/'));
    const is = (header) => response.headers.get(header) ?? '';
    const body = Buffer.from(await response.arrayBuffer());
    if (file.endsWith('.html')) {
      for (const [, link] of body.toString('utf8').matchAll(/(?:href|src)="([^"#]+)/g)) links.set(new URL(link, response.url).href, file);
    }
    if (response.status !== 200) found.push(`${file}: ${response.status}`);
    if (!body.equals(readFileSync(join(root, file)))) found.push(`${file}: other bytes`);
    const hasType = type instanceof RegExp ? type.test(is('content-type').toLowerCase()) : is('content-type').toLowerCase() === type;
    if (type && !hasType) found.push(`${file}: ${is('content-type')}`);
    if (is('x-content-type-options') !== 'nosniff') found.push(`${file}: may be sniffed`);
    if (is('referrer-policy') !== 'strict-origin-when-cross-origin') found.push(`${file}: ${is('referrer-policy')}`);
    const policy = is('content-security-policy');
    if (!policy.startsWith("default-src 'none'; script-src 'self'")) found.push(`${file}: ${policy}`);
    const isEmbed = /\/embed[^/]*\.html$/.test(file);
    if (policy.includes("frame-ancestors 'self'") === isEmbed) found.push(`${file}: frames ${policy}`);
    const isKept = /(^|\/)assets\//.test(file);
    if (is('cache-control').includes('immutable') !== isKept) found.push(`${file}: ${is('cache-control')}`);
  }
  for (const [link, file] of links) {
    if (!link.startsWith(base)) continue;
    const { status } = await fetch(link, { method: 'HEAD' });
    if (status !== 200) found.push(`${file}: ${link} is answered with ${status}`);
  }
  if (links.size < 100) found.push(`only ${links.size} links were followed`);
  const wrong = await fetch(`${base}no/such/page/`);
  const page = await wrong.text();
  if (wrong.status !== 404 || page !== readFileSync(join(root, '404.html'), 'utf8')) found.push(`a wrong address: ${wrong.status} ${page.slice(0, 80)}`);
  return found;
}

/** Compressed files, and the pages of the old and of the withdrawn address. */
const COMPRESSED = /\.(br|gz|zst)$/;
const MOVED = /(^|\/)former\//;
const GONE = /(^|\/)cases\/taken-back\//;

/** The codings that each server sends from files; nginx has modules for the others that are not part of it. */
const CODINGS = { nginx: { gzip: '.gz' }, caddy: { br: '.br', zstd: '.zst', gzip: '.gz' }, apache: { br: '.br', zstd: '.zst', gzip: '.gz' } };

/** Asks without anything that a browser adds or unpacks. */
function asked(url, headers) {
  return new Promise((done, fail) => {
    get(url, { headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('error', fail);
  });
}

/** Asks for files in every coding; gives what is not sent from the file beside, with the type of the plain one. */
async function wrongCompressed(name, root, base) {
  const found = [];
  const assets = readdirSync(join(root, 'assets')).filter((file) => file.endsWith('.css') && existsSync(join(root, 'assets', `${file}.br`)));
  // nginx sends no page for wrong addresses compressed.
  const wrong = name === 'nginx' ? [] : ['404.html'];
  for (const file of ['index.html', 'zh-Hans/index.html', 'figures.json', `assets/${assets[0]}`, ...wrong]) {
    const is404 = file === '404.html';
    for (const [coding, ending] of Object.entries(CODINGS[name])) {
      const { status, headers, body } = await asked(base + (is404 ? 'no/where' : address(file)), { 'accept-encoding': coding });
      const says = (what) => found.push(`${file} as ${coding}: ${what}`);
      if (status !== (is404 ? 404 : 200)) says(status);
      if (headers['content-encoding'] !== coding) says(headers['content-encoding']);
      if (!body.equals(readFileSync(join(root, file + ending)))) says('other bytes');
      const type = TYPES[file.split('.').pop()];
      const sent = (headers['content-type'] ?? '').toLowerCase().replace(/; ?charset/, '; charset');
      if (type instanceof RegExp ? !type.test(sent) : sent !== type) says(headers['content-type']);
      if (headers['cache-control']?.includes('immutable') !== file.startsWith('assets/')) says(headers['cache-control']);
      if (!is404 && !/accept-encoding/i.test(headers.vary ?? '')) says(`varies by ${headers.vary}`);
    }
    const { headers } = await asked(base + address(file), {});
    if (headers['content-encoding']) found.push(`${file} to one that takes no coding: ${headers['content-encoding']}`);
  }
  return found;
}

/** Asks for the old and the withdrawn address, however they are written; gives what does not lead on or is not gone. */
async function wrongOldAddresses(root, base) {
  const found = [];
  for (const locale of ['', 'zh-Hans/']) {
    for (const form of ['former/about', 'former/about/', 'former/about/index.html', 'former/about%20us.html']) {
      const { status, headers } = await asked(base + locale + form, {});
      const to = new URL(headers.location ?? '', base + locale + form).href;
      if (status !== 301 || to !== `${base}${locale}about/`) found.push(`${locale}${form}: ${status} ${headers.location}`);
    }
    for (const form of ['cases/taken-back', 'cases/taken-back/', 'cases/taken-back/index.html']) {
      let { status, headers, body } = await asked(base + locale + form, {});
      // A server may first ask for the slash.
      if (status === 301) ({ status, headers, body } = await asked(new URL(headers.location, base).href, {}));
      if (status !== 410) found.push(`${locale}${form}: ${status}`);
      if (!body.equals(readFileSync(join(root, locale, 'cases/taken-back/index.html')))) found.push(`${locale}${form}: other bytes`);
      if (headers['content-type']?.toLowerCase() !== 'text/html; charset=utf-8') found.push(`${locale}${form}: ${headers['content-type']}`);
      if (!headers['content-security-policy']) found.push(`${locale}${form}: no policy`);
    }
  }
  // What Casebook notes at a host that it deploys to.
  mkdirSync(join(root, '.casebook/kept'), { recursive: true });
  for (const own of ['.casebook/record.json', '.casebook/kept/x']) {
    writeFileSync(join(root, own), 'noted');
    const { status } = await asked(base + own, {});
    if (status !== 404) found.push(`${own}: ${status}`);
  }
  return found;
}

/** A browser asks for an icon by itself where a page names none; the console says of every answer of this kind what `status` says with its address. */
const OF_ITSELF = /favicon\.ico|^console error: Failed to load resource/;

/** Opens a page of each kind; gives what its console says and what it could not load. */
async function wrongInBrowser(browser, base) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const found = [];
  for (const { path, kind } of oneOfEachKind()) {
    if (kind === 'not-found') continue;
    const wrong = troubles(page, base);
    await page.goto(base + address(path), { waitUntil: 'load' });
    found.push(...wrong.filter((what) => !OF_ITSELF.test(what)).map((what) => `${path}: ${what}`));
    page.removeAllListeners();
  }
  await context.close();
  return found;
}

/** Opens wrong addresses of several depths; gives what their page lacks, and its links that lead nowhere. */
async function wrongAtWrongAddresses(browser, base) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const found = [];
  const answered = new Set();
  for (const address of ['nowhere', 'no/such/page/', 'cases/no/such/case.html']) {
    const wrong = troubles(page, base);
    await page.goto(base + address, { waitUntil: 'load' });
    const own = `status 404: ${base}${address}`;
    found.push(...wrong.filter((what) => what !== own && !OF_ITSELF.test(what)).map((what) => `${address}: ${what}`));
    page.removeAllListeners();
    const { rules, links } = await page.evaluate(() => ({
      rules: [...document.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0),
      links: [...new Set([...document.querySelectorAll('a[href]')].map((link) => link.href.split('#')[0]))],
    }));
    if (rules < 100) found.push(`${address}: the page has ${rules} rules of style`);
    if (links.length < 5) found.push(`${address}: the page has ${links.length} links`);
    // Links to other hosts are not followed. Those of one page are those of the next.
    const onHost = links.filter((link) => new URL(link).host === new URL(base).host && link !== base + address);
    for (const link of onHost.filter((link) => !answered.has(link))) {
      answered.add(link);
      const { status } = await fetch(link);
      if (status !== 200) found.push(`${address}: ${link} is answered with ${status}`);
    }
  }
  await context.close();
  return found;
}
