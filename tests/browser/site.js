// The sites under test: where they were built, which pages they have, and of which kind each page is.
import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

function built(variable) {
  const folder = process.env[variable];
  if (!folder) throw new Error(`${variable} is not set; run the tests with: node tests/browser/run.js`);
  return folder;
}

/** The folder of the built sample site. */
export const SITE = built('CASEBOOK_SITE');
/** The folder of the built gallery of charts. */
export const GALLERY = built('CASEBOOK_GALLERY');
/** The locales of both sites, and the folder that each stands in. */
export const LOCALES = { en: '', 'zh-Hans': 'zh-Hans/' };

/** The kinds of pages. A page that none of them knows fails the tests, so that no kind goes untested. */
const KINDS = [
  ['home', /^index\.html$/],
  ['not-found', /^404\.html$/],
  ['cases', /^cases\/(page\/\d+\/)?index\.html$/],
  ['case', /^cases\/[^/]+\/index\.html$/],
  ['programmes', /^programmes\/index\.html$/],
  ['programme', /^programmes\/[^/]+\/index\.html$/],
  ['events', /^events\/index\.html$/],
  ['event', /^events\/[^/]+\/index\.html$/],
  ['organizations', /^organizations\/index\.html$/],
  ['organization', /^organizations\/[^/]+\/index\.html$/],
  ['schemes', /^schemes\/index\.html$/],
  ['scheme', /^schemes\/[^/]+\/index\.html$/],
  ['statistics', /^statistics\/index\.html$/],
  ['statistic', /^statistics\/[^/]+\/index\.html$/],
  ['indicators', /^indicators\/index\.html$/],
  ['indicator', /^indicators\/[^/]+\/index\.html$/],
  ['sources', /^sources\/index\.html$/],
  ['corrections', /^corrections\/index\.html$/],
  ['search', /^search\/index\.html$/],
  ['term', /^terms\/[^/]+\/[^/]+\/index\.html$/],
  ['year', /^years\/\d{4}\/index\.html$/],
  ['embed', /\/embed[^/]*(\/index)?\.html$/],
  ['page', /^[^/]+\/index\.html$/],
];

/** The files of a built site whose names end in one of `endings`, as paths with `/`, in order. */
export function files(folder, ...endings) {
  return readdirSync(folder, { recursive: true })
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** The kind of a page, its locale, and its path. */
function classify(path) {
  const chinese = LOCALES['zh-Hans'];
  const locale = path.startsWith(chinese) ? 'zh-Hans' : 'en';
  const inner = path.slice(LOCALES[locale].length);
  const kind = KINDS.find(([, pattern]) => pattern.test(inner))?.[0];
  if (!kind) throw new Error(`${path} is of no known kind; name its kind in tests/browser/site.js`);
  return { path, locale, kind };
}

/** Every page of a built site as `{path, locale, kind}`. */
export function pages(folder = SITE) {
  return files(folder, '.html').map(classify);
}

/** Pages of some kinds, in every locale. */
export function pagesOf(...kinds) {
  return pages().filter((page) => kinds.includes(page.kind));
}

/** The largest page of each kind in each locale: what a check that is slow looks at. */
export function oneOfEachKind() {
  const largest = new Map();
  for (const page of pages()) {
    const size = statSync(join(SITE, page.path)).size;
    const key = `${page.locale} ${page.kind}`;
    if (size > (largest.get(key)?.size ?? -1)) largest.set(key, { ...page, size });
  }
  return [...largest.values()];
}

/** A page's path as readers request it: a folder instead of its index.html. */
export function address(path) {
  return path.replace(/(^|\/)index\.html$/, '$1');
}

/** A file of the site seen from the site's folder. */
export function inside(folder, path) {
  return relative(folder, path).split(sep).join('/');
}
