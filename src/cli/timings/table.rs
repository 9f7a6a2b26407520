//! The table of `--timings`, in the language of the command.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use super::recorder::{Lane, Recorded, Span};
use crate::diag::{Language, plain};

/// A kind of step: its name among spans, how deep it stands under a stage, and its words in English and Chinese.
type Row = (&'static str, usize, [&'static str; 2]);

/// Every kind but those that have lists of their own, in the order in which the work is done.
const ROWS: &[Row] = &[
    ("published", 0, ["reading what was published", "读取已发布的内容"]),
    ("load", 0, ["loading", "读取文件"]),
    ("read", 0, ["reading records", "解析记录"]),
    ("theme", 0, ["reading the theme", "读取主题"]),
    ("plan", 0, ["planning addresses", "规划网址"]),
    ("check", 0, ["checking", "检查"]),
    ("rule", 1, ["rules", "规则"]),
    ("compare", 1, ["comparing with what was published", "与已发布的内容比较"]),
    ("index", 0, ["indexing words", "编制搜索索引"]),
    ("files", 0, ["making the files", "生成文件"]),
    ("render", 1, ["rendering", "渲染"]),
    ("template", 2, ["templates", "模板"]),
    ("chart", 2, ["charts", "图表"]),
    ("picture", 2, ["pictures of charts", "图表的图片"]),
    ("download", 2, ["tables to download", "供下载的表格"]),
    ("audit", 1, ["looking through", "审查"]),
    ("write", 1, ["writing", "写入"]),
    ("compress", 1, ["compressing", "压缩"]),
    ("across", 1, ["looking across pages", "跨页审查"]),
    ("external", 0, ["asking outside addresses", "检查外部网址"]),
    ("verify", 0, ["verifying", "校验"]),
    ("sync", 0, ["syncing", "同步到磁盘"]),
    ("swap", 0, ["swapping", "切换"]),
    ("tidy", 0, ["removing the old site", "清除旧网站"]),
];

/// How many of the slowest are told.
const TOLD_MOST: usize = 10;

/// Whether a kind of step is a stage, of which there are a handful.
pub(super) fn is_stage(kind: &str) -> bool {
    ROWS.iter().any(|(known, depth, _)| *known == kind && *depth == 0)
}

/// How long each stage took on the clock, in one line.
pub(super) fn stages(recorded: &Recorded, language: Language) -> String {
    let sums = Sums::of(recorded);
    let told = ROWS.iter().filter(|(_, depth, _)| *depth == 0).filter_map(|(kind, _, words)| {
        let took = sums.0.get(kind)?.clock.as_secs_f64();
        Some(match language {
            Language::English => format!("{} {took:.2} s", words[0]),
            Language::Chinese => format!("{} {took:.2} 秒", words[1]),
        })
    });
    let comma = said(language, [", ", "，"]);
    told.collect::<Vec<_>>().join(comma)
}

/// The whole table.
pub(super) fn text(recorded: &Recorded, language: Language) -> String {
    let is_page = |of: &str| of.ends_with(".html");
    let kinds = [
        (["slowest templates", "最慢的模板"], slowest(recorded, "template")),
        (["slowest charts", "最慢的图表"], slowest(recorded, "chart")),
        (["slowest groups of rules", "最慢的规则组"], slowest(recorded, "rule")),
    ];
    let mut out = by_stage(recorded, language);
    let pages = [["slowest pages", "最慢的页面"], ["slowest other files", "最慢的其他文件"]];
    for (title, wanted) in pages.into_iter().zip([true, false]) {
        out += &files(recorded, title, |of| is_page(of) == wanted, language);
    }
    for (title, found) in kinds {
        out += &list(title, &found, language);
    }
    out
}

/// What steps took together.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    count: usize,
    /// On the clock; of steps on several threads at once it says nothing.
    clock: Duration,
    processor: Duration,
    /// Of the slowest of them.
    most: Duration,
}

impl Sum {
    fn add(&mut self, span: &Span) {
        self.count += 1;
        self.clock += span.end.saturating_sub(span.begin);
        self.processor += span.processor;
        self.most = self.most.max(span.processor);
    }
}

/// By kind.
struct Sums(BTreeMap<&'static str, Sum>);

impl Sums {
    fn of(recorded: &Recorded) -> Sums {
        let mut sums: BTreeMap<&'static str, Sum> = BTreeMap::new();
        for span in spans(recorded) {
            sums.entry(span.kind).or_default().add(span);
        }
        Sums(sums)
    }
}

fn spans(recorded: &Recorded) -> impl Iterator<Item = &Span> {
    recorded.lanes.iter().flat_map(|lane| &lane.spans)
}

fn by_stage(recorded: &Recorded, language: Language) -> String {
    let sums = Sums::of(recorded);
    let head =
        [["stage", "阶段"], ["count", "次数"], ["on the clock", "实际用时"], ["processor", "处理器用时"]];
    let mut rows = vec![head.map(|words| said(language, words).to_owned()).to_vec()];
    let (mut clock, mut processor) = (Duration::ZERO, Duration::ZERO);
    for (kind, depth, words) in ROWS {
        let Some(sum) = sums.0.get(kind) else { continue };
        let on_the_clock = if *depth == 0 { seconds(sum.clock, language) } else { String::new() };
        if *depth == 0 {
            clock += sum.clock;
            processor += sum.processor;
        }
        let name = "  ".repeat(*depth) + said(language, *words);
        rows.push(vec![name, sum.count.to_string(), on_the_clock, seconds(sum.processor, language)]);
    }
    let line = |words, clock, processor| {
        let name = said(language, words).to_owned();
        vec![name, String::new(), seconds(clock, language), seconds(processor, language)]
    };
    let (rest, all) = (["everything else", "其他"], ["in all", "合计"]);
    rows.push(line(rest, recorded.clock.saturating_sub(clock), recorded.processor.saturating_sub(processor)));
    rows.push(line(all, recorded.clock, recorded.processor));
    aligned(&rows)
}

/// The slowest files, with what each step of them took.
fn files(
    recorded: &Recorded,
    title: [&'static str; 2],
    is_wanted: impl Fn(&str) -> bool,
    language: Language,
) -> String {
    let mut found: Vec<(Duration, String, [Duration; 3])> =
        recorded.lanes.iter().flat_map(|lane| of_lane(lane, &is_wanted)).collect();
    found.sort_by(|a, b| (Reverse(a.0), &a.1).cmp(&(Reverse(b.0), &b.1)));
    let head = [
        ["processor", "处理器用时"],
        ["rendering", "渲染"],
        ["looking through", "审查"],
        ["writing", "写入"],
    ];
    let head: Vec<String> =
        [title].into_iter().chain(head).map(|words| said(language, words).to_owned()).collect();
    let rows = found.iter().take(TOLD_MOST).map(|(all, name, steps)| {
        let times = [*all].into_iter().chain(*steps).map(|time| milliseconds(time, language));
        [plain(name)].into_iter().chain(times).collect()
    });
    under(head, rows.collect())
}

/// The files of one thread: how long each took, its path, and how long rendering, looking through and writing took.
fn of_lane(lane: &Lane, is_wanted: impl Fn(&str) -> bool) -> Vec<(Duration, String, [Duration; 3])> {
    let mut found = BTreeMap::new();
    for (place, span) in lane.spans.iter().enumerate() {
        if span.kind == "file" && is_wanted(&span.of) {
            found.insert(place, (span.processor, span.of.to_string(), [Duration::ZERO; 3]));
        } else if let Some((.., [render, audit, write])) = span.within.and_then(|file| found.get_mut(&file)) {
            match span.kind {
                "render" => *render += span.processor,
                "audit" => *audit += span.processor,
                "write" => *write += span.processor,
                _ => {}
            }
        }
    }
    found.into_values().collect()
}

/// The steps of a kind by what they were done to, the slowest first.
fn slowest<'r>(recorded: &'r Recorded, kind: &str) -> Vec<(&'r str, Sum)> {
    let mut sums: BTreeMap<&str, Sum> = BTreeMap::new();
    for span in spans(recorded).filter(|span| span.kind == kind) {
        sums.entry(&span.of).or_default().add(span);
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(name, sum)| (Reverse(sum.processor), *name));
    sums
}

fn list(title: [&'static str; 2], found: &[(&str, Sum)], language: Language) -> String {
    let head = [title, ["count", "次数"], ["processor", "处理器用时"], ["slowest one", "最慢一次"]];
    let head = head.map(|words| said(language, words).to_owned()).to_vec();
    let rows = found.iter().take(TOLD_MOST).map(|(name, sum)| {
        let times = [sum.processor, sum.most].map(|time| milliseconds(time, language));
        [plain(name), sum.count.to_string()].into_iter().chain(times).collect()
    });
    under(head, rows.collect())
}

/// Rows under a head, with an empty line before; nothing without rows.
fn under(head: Vec<String>, mut rows: Vec<Vec<String>>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    rows.insert(0, head);
    format!("\n{}", aligned(&rows))
}

/// The first column stands to the left, numbers to the right.
fn aligned(rows: &[Vec<String>]) -> String {
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max();
    let columns = rows.first().map_or(0, Vec::len);
    let widths: Vec<usize> = (0..columns).map(|column| widest(column).unwrap_or_default()).collect();
    let mut out = String::new();
    for row in rows {
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let space = " ".repeat(width - cell.width());
            match column {
                0 => out.extend([cell, space.as_str()]),
                _ => out.extend(["  ", &space, cell]),
            }
        }
        out.push('\n');
    }
    out
}

fn said(language: Language, [english, chinese]: [&'static str; 2]) -> &'static str {
    match language {
        Language::English => english,
        Language::Chinese => chinese,
    }
}

fn seconds(time: Duration, language: Language) -> String {
    format!("{:.3} {}", time.as_secs_f64(), said(language, ["s", "秒"]))
}

fn milliseconds(time: Duration, language: Language) -> String {
    format!("{:.2} {}", time.as_secs_f64() * 1e3, said(language, ["ms", "毫秒"]))
}
