// The panels above the bar: each gives its title and what stands below it.
import { make, placeOf } from './make.js';

/** Findings, those of this page first. */
export function findingPanel({ findings, stopped }, words) {
  const title = stopped ? words.stopped : findings.errors ? words.blocked : findings.list.length ? words.warnings(findings.warnings) : words.fine;
  const own = findings.list.filter((finding) => finding.own);
  const others = findings.list.filter((finding) => !finding.own);
  const group = (name, list) =>
    list.length ? [own.length && others.length ? make('h3', {}, name) : null, ...list.map((finding) => entry(finding, words))] : [];
  return [
    title,
    ...group(words.ownFindings, own),
    ...group(words.otherFindings, others),
    findings.more ? make('p', { className: 'note' }, words.more(findings.more)) : null,
  ];
}

function entry({ severity, text, place }, words) {
  return make('article', { className: severity }, place && make('p', {}, placeOf(place, words)), make('pre', {}, text));
}

/** The page in each language: how long it is, and how its translation stands. */
export function textPanel({ sheet }, words) {
  const row = ({ lang, name, href, is_here, words: latin, characters, state }) => {
    const shown = is_here ? make('span', { lang }, name) : make('a', { href, lang, hrefLang: lang }, name);
    const length = [latin || !characters ? words.words(latin ?? 0) : null, characters ? words.characters(characters) : null];
    return make(
      'tr',
      {},
      make('th', { scope: 'row' }, shown, is_here ? ` (${words.here})` : null),
      make('td', {}, latin === null ? '–' : length.filter(Boolean).join(' · ')),
      make('td', { className: `state ${state ?? ''}` }, state ? words.states[state] : '–'),
    );
  };
  const head = [words.language, words.length, words.translation].map((name) => make('th', { scope: 'col' }, name));
  const table = make('table', { 'aria-labelledby': 'title' }, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...sheet.languages.map(row)));
  return [words.text, table];
}

/** The figures of the page, each with its place in the files. */
export function figurePanel({ sheet }, words) {
  const title = words.figures(sheet.figure_count);
  if (sheet.figures.length === 0) return [title, make('p', { className: 'note' }, words.noFigures)];
  const here = sheet.languages.find((language) => language.is_here)?.lang ?? '';
  const row = ({ name, label, value, place }) =>
    make(
      'tr',
      {},
      make('td', { className: 'value', lang: here }, value ?? words.missing),
      make('th', { scope: 'row' }, make('span', { lang: here }, label ?? name), make('code', {}, name)),
      make('td', {}, placeOf(place, words)),
    );
  const rest = sheet.figure_count - sheet.figures.length;
  return [
    title,
    make('table', { 'aria-labelledby': 'title' }, make('tbody', {}, ...sheet.figures.map(row))),
    rest > 0 ? make('p', { className: 'note' }, words.more(rest)) : null,
  ];
}

/** What the page weighs, and the files that it was made from. */
export function filePanel({ sheet }, words) {
  const part = (name) => make('tr', {}, make('th', { scope: 'row' }, name), make('td', { className: 'part-bytes' }));
  return [
    words.weightName,
    make('table', { 'aria-labelledby': 'title' }, make('tbody', {}, ...words.weightParts.map(part))),
    make('p', { className: 'note' }, words.weightNote),
    sheet.files.length ? make('h3', {}, words.files) : null,
    sheet.files.length ? make('ul', {}, ...sheet.files.map((place) => make('li', {}, placeOf(place, words)))) : null,
  ];
}
