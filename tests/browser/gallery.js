// The gallery: a site of test data with each kind of chart at each edge, in both languages, whose drawings are measured
// in a browser. To look at it:
//
//   node tests/browser/gallery.js target/gallery && cargo run -- serve --root target/gallery
//
// To add a kind of chart, add a line to KINDS; to add an edge, add one to EDGES, and for timelines and pathways to STEPS.
// Nothing in it is a fact.
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What each kind draws: `categories` of one time, `regions` likewise, or a `grid` of periods and series; `percent` where it draws shares;
 * `whole` where the series have to make up a whole; `times` where it takes so many only; `groups`, at most so many times; and the edges
 * that do not apply to it.
 */
const KINDS = {
  bar: { shape: 'categories', without: ['gap', 'skipped'] },
  'grouped-bar': { shape: 'grid', groups: 20 },
  'stacked-bar': { shape: 'grid', whole: true, without: ['negative', 'bounds', 'missing', 'gap', 'skipped'] },
  line: { shape: 'grid', without: ['one'] },
  area: { shape: 'grid', whole: true, without: ['negative', 'one', 'bounds', 'missing', 'gap', 'skipped'] },
  share: { shape: 'categories', percent: true, without: ['negative', 'seven', 'bounds', 'gap', 'skipped'] },
  dot: { shape: 'categories', without: ['gap', 'skipped'] },
  range: { shape: 'categories', without: ['gap', 'skipped'] },
  slope: { shape: 'grid', times: 2, without: ['one', 'forty', 'gap', 'skipped'] },
  'small-multiples': { shape: 'grid', without: ['one'] },
  'tile-map': { shape: 'regions', without: ['gap', 'skipped'] },
};

const both = (en, zh) => ({ en, 'zh-Hans': zh });
const value = (number) => ({ value: number });
const bounds = (scale) => [
  { value: 5 * scale, qualifier: 'over' },
  { value: 4 * scale, qualifier: 'under' },
  { value: 4.5 * scale, qualifier: 'about' },
  { value: 2 * scale, upper: 3 * scale },
  { value: 3 * scale, qualifier: 'at-least' },
  { value: 'missing', reason: both('not stated by the source', '来源未说明') },
];
const missing = { value: 'missing', reason: both('not stated', '来源未说明') };
/** Of the first series nothing is said at this time, not even why. */
const NOTHING = { nothing: true };
/** Of no series is anything said at this time. */
const NOBODY = { nobody: true };
const LONG_EN = 'Nationally recognised enterprises with intellectual-property advantages, reviews included';
const LONG_ZH = '国家知识产权优势企业、示范企业（含复核通过）培育工作覆盖情况';

/** The values of each edge, for a scale of 1000 or of 10 (per cent); names where they matter. */
const EDGES = {
  one: () => ({ values: [value(285)] }),
  forty: ({ percent, groups = 40 }) => ({ values: Array.from({ length: groups }, (_, n) => value(percent ? n * 2 : n * 7 + 3)) }),
  negative: () => ({ values: [value(12), value(-8.5), { value: -5, qualifier: 'under' }] }),
  equal: () => ({ values: [value(7), value(7), value(7)] }),
  zero: () => ({ values: [value(0), value(0), value(0)] }),
  huge: ({ percent }) => ({ values: percent ? [value(100), value(0.1), value(0)] : [value(1000000000000), value(3), value(0.5)] }),
  missing: () => ({ values: [missing, missing, missing] }),
  long: ({ percent, whole }) => ({
    values: [value(80), percent || whole ? value(45) : { value: 45, qualifier: 'over' }, value(percent ? 3 : 120)],
    long: true,
  }),
  bounds: ({ percent }) => ({ values: bounds(percent ? 10 : 1000) }),
  gap: () => ({ values: [value(30), NOTHING, value(41), value(38)] }),
  skipped: () => ({ values: [value(30), NOBODY, value(38), value(40), NOBODY, NOBODY, NOBODY, value(41)] }),
  statuses: () => ({
    values: ['normal', 'provisional', 'estimated', 'forecast', 'break', 'revised'].map((status, n) => ({ value: 30 + n * 4, status })),
  }),
  close: () => ({ values: [50, 50.4, 50.2, 49.9, 50.1, 50.3, 50].map(value), series: 4 }),
  seven: () => ({ values: [12, 18, 31, 35].map(value), series: 7 }),
};

function labels(count, long) {
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `c${n + 1}`,
      long ? both(`${LONG_EN} ${n + 1}`, `${LONG_ZH}${n + 1}`) : both(`Outlet ${n + 1}`, `网点${'甲乙丙丁戊己庚'[n] ?? n + 1}`),
    ]),
  );
}

/** Cities of the built-in layout, in an order that spreads the first of them over the map. */
const CITIES = Object.fromEntries(
  ['foshan', 'shaoguan', 'zhanjiang', 'meizhou', 'shenzhen', 'zhuhai', 'guangzhou', 'shantou', 'jiangmen', 'maoming', 'zhaoqing',
    'huizhou', 'shanwei', 'heyuan', 'yangjiang', 'qingyuan', 'dongguan', 'zhongshan', 'chaozhou', 'jieyang', 'yunfu'].map((id) => [id, id]),
);

/** Regions whose names have no room in a tile, as far apart as a layout may be wide. */
const LONG_REGIONS = {
  name: both('Regions with long names', '名称较长的地区'),
  tiles: Object.fromEntries(
    [1, 6, 12].map((column, n) => [`r${n + 1}`, { name: both(`${LONG_EN} ${n + 1}`, `${LONG_ZH}${n + 1}`), column, row: n + 1 }]),
  ),
};

/** The observations and the breakdown of a chart. */
function data(kind, edge) {
  const { shape, whole, percent, times, groups } = KINDS[kind];
  const { values: all, long, series = 2 } = EDGES[edge]({ percent, whole, groups });
  const values = all.slice(0, times);
  const breakdown = (categories) => ({
    title: both('Outlet', '网点'),
    kind: whole ? 'whole' : 'related-counts',
    categories,
  });
  if (shape === 'regions') {
    const names = Object.keys(long ? LONG_REGIONS.tiles : CITIES);
    const observations = values.slice(0, names.length).map((one, n) => ({ category: names[n], period: 2024, ...one }));
    return { observations, breakdown: { ...breakdown(), regions: long ? 'long' : 'guangdong' } };
  }
  if (shape === 'categories') {
    const categories = labels(values.length, long);
    const names = Object.keys(categories);
    const spread = (one) => (kind === 'range' && typeof one.value === 'number' && !one.qualifier ? { upper: one.value + 9, ...one } : one);
    const observations = values.map((one, n) => ({ category: names[n], period: 2024, ...spread(one) }));
    return { observations, breakdown: breakdown(categories) };
  }
  const categories = labels(series, long);
  const observations = Object.keys(categories).flatMap((category, s) =>
    values.map((one) => (one === NOTHING ? s > 0 && value(35) : one)).map((one) => one !== NOBODY && one).map((one, n) => one && ({
      category,
      period: 2025 - values.length + n,
      ...one,
      // Series of their own, except where the edge is that all values are one.
      ...(typeof one.value === 'number' && !['equal', 'zero'].includes(edge) ? { value: one.value + s * 3 } : {}),
      ...('upper' in one ? { upper: one.upper + s * 3 } : {}),
    })).filter(Boolean),
  );
  return { observations, breakdown: breakdown(categories) };
}

function statistic(kind, edge) {
  const { percent } = KINDS[kind];
  const long = edge === 'long';
  const title = long ? both(LONG_EN, LONG_ZH) : both(`${kind}, ${edge}`, `${kind}图，${edge}`);
  return {
    title: both(`Test of ${kind}, ${edge}`, `测试：${kind}，${edge}`),
    summary: both('Made up for a test.', '测试数据，并非事实。'),
    label: both('outlets', '网点'),
    unit: percent ? 'percent' : 'outlet',
    measure: 'flow',
    defaults: { source: 'invented' },
    ...data(kind, edge),
    chart: { kind, title, subtitle: both('Made up for a test', '测试数据') },
  };
}

/** Every chart of the gallery: its kind, its edge and its id. */
export const CHARTS = Object.entries(KINDS).flatMap(([kind, { without = [] }]) =>
  Object.keys(EDGES)
    .filter((edge) => !without.includes(edge))
    .map((edge) => ({ kind, edge, id: `${kind}-${edge}` })),
);

const SENTENCE = both(
  'The office reports the results of its first evaluation, released the week before, and names what it will do next.',
  '媒体报道此前一周发布的第一次评估结果，并说明《首席知识产权官管理办法》下一步如何施行。',
);
const milestone = (rest, text = both('The first course begins.', '首期培训开班。')) => ({ text, source: 'invented', ...rest });

/** The milestones and the stages of cases that are drawn as a timeline and a pathway. */
const STEPS = {
  scale: {
    milestones: [milestone({ date: '2019-08-16' }, SENTENCE), milestone({ date: '2021' }), milestone({ date: '2021-05-26' }), milestone({ date: '2021-05-30' }, SENTENCE), milestone({ date: '2030' })],
    stages: ['First', 'Second', 'Third'].map((name, n) => ({ name: both(name, `第${n + 1}步`), text: both('Some days.', '若干天。') })),
  },
  words: {
    milestones: [milestone({ date: '2021' }, SENTENCE), milestone({ date_text: both('No day given; at the outset of the plan period', '日期未注明（规划开局之际）') }), milestone({ date_text: both('By the end of the plan period', '规划期末'), planned: true })],
    stages: Array.from({ length: 7 }, (_, n) => ({ name: both(`${LONG_EN} ${n + 1}`, `${LONG_ZH}${n + 1}`), text: SENTENCE })),
  },
  many: {
    milestones: Array.from({ length: 30 }, (_, n) => milestone({ date: `${1996 + n}-0${(n % 9) + 1}` })),
    stages: Array.from({ length: 5 }, (_, n) => ({ name: both(`Stage ${n + 1}`, `阶段${n + 1}`), text: SENTENCE })),
  },
};

/** Every drawing of steps. */
export const DRAWN_STEPS = Object.keys(STEPS).flatMap((edge) => ['timeline', 'pathway'].map((kind) => ({ kind, edge })));

/** Writes the content of the gallery into a folder: a statistic a chart, and a page a kind that shows all of them. */
export function write(folder) {
  const put = (path, content) => {
    const file = join(folder, 'content', path);
    mkdirSync(dirname(file), { recursive: true });
    // JSON is YAML.
    writeFileSync(file, typeof content === 'string' ? content : `${JSON.stringify(content, null, 1)}\n`);
  };
  put('site.yaml', {
    title: both('Gallery of charts', '图表样张'),
    description: both('Test data, not facts.', '测试数据，并非事实。'),
    locales: ['en', 'zh-Hans'],
    as_of: '2026-01-31',
    checks: { CB280: { level: 'off', reason: 'The edges repeat the same made-up values in each kind.' } },
    navigation: ['statistics', ...Object.keys(KINDS).map((kind) => `page:${kind}`)],
  });
  put('sources.yaml', { invented: { kind: 'report', title: both('Invented for a test', '测试用虚构来源'), published: 2025 } });
  put('regions.yaml', { long: LONG_REGIONS });
  const prose = (path, text) => ['en', 'zh-Hans'].forEach((locale) => put(`${path}/${locale}.md`, text[locale]));
  for (const { kind, edge, id } of CHARTS) {
    put(`statistics/${id}/statistic.yaml`, statistic(kind, edge));
    prose(`statistics/${id}`, both('Made up for a test.\n', '测试数据，并非事实。\n'));
  }
  put('programmes.yaml', Object.fromEntries(Object.entries(STEPS).map(([edge, { stages }]) => [
    edge, { name: both(`Programme ${edge}`, `项目${edge}`), stages, source: 'invented' },
  ])));
  for (const [edge, { milestones }] of Object.entries(STEPS)) {
    const charts = Object.fromEntries(['timeline', 'pathway'].map((kind) => [kind, { kind, title: both(`${kind}, ${edge}`, `${kind}图，${edge}`) }]));
    put(`cases/${edge}/case.yaml`, {
      title: both(`Steps, ${edge}`, `进程，${edge}`),
      summary: both('Made up for a test.', '测试数据，并非事实。'),
      status: 'published',
      programme: edge,
      charts,
      milestones,
    });
    prose(`cases/${edge}`, both('Made up for a test.\n', '测试数据，并非事实。\n'));
  }
  for (const kind of Object.keys(KINDS)) {
    const shown = CHARTS.filter((chart) => chart.kind === kind);
    put(`pages/${kind}/page.yaml`, { title: both(`Charts: ${kind}`, `图表：${kind}`) });
    prose(`pages/${kind}`, both(
      shown.map(({ id, edge }) => `![${edge}](chart:${id})\n`).join('\n'),
      shown.map(({ id }) => `![样张](chart:${id})\n`).join('\n'),
    ));
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  write(process.argv[2]);
}
