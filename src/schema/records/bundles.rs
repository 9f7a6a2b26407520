//! Events, statistics and pages.

use super::chart::{ALIASES, EXPIRES, ORIGINAL, PUBLISH, RELATED, STATISTIC_CHART, STATUS};
use super::figure::{BORROWED, DEFAULTS, OBSERVATION};
use super::registers::{PART, SOME_SOURCES};
use crate::model::indicator::Measure;
use crate::model::statistic::{BreakdownKind, Show};
use crate::schema::shape::Shape::{ById, Choice, Date, Either, Label, List, NotNegative, Prose, Text, Word};
use crate::schema::shape::{Key, Need, Record, Shape, optional, required};

const TITLE: Key = required("title", Text, "Title: shown at the top of the page", "标题：页面顶部的标题");
const SUMMARY: Key = optional("summary", Prose, "Summary: one or two sentences", "摘要：一两句话");

pub(in crate::schema) static PAGE: Record = Record::new(
    "page",
    "Page: about, method, accessibility and the like",
    "页面：关于本站、统计方法、无障碍说明等",
    &[
        TITLE,
        optional(
            "short_title",
            Text,
            "Short title: for the navigation and the foot of pages",
            "短标题：用于导航和页脚",
        ),
        SUMMARY,
        STATUS,
        PUBLISH,
        EXPIRES,
        ORIGINAL,
        ALIASES,
    ],
);

pub(in crate::schema) static EVENT: Record = Record::new(
    "event",
    "Event: a meeting at which selections are announced and cases presented",
    "活动：公布评选、交流案例的会议",
    &[
        TITLE,
        SUMMARY,
        STATUS,
        PUBLISH,
        EXPIRES,
        optional("date", Date, "Date: a year, month or day", "日期：年、月或日"),
        optional(
            "date_text",
            Text,
            "Date in words: where the source gives no date",
            "日期文字：来源没有日期时写原文",
        ),
        optional("place", Text, "Place: where it was held", "地点：举办地点"),
        optional("theme", Text, "Theme: of the event", "主题：活动的主题"),
        optional(
            "organizers",
            List(&Either(&[Word, Shape::Record(&PART)])),
            "Organizers: ids of organizations, or each with its role",
            "主办方：机构的标识，或附角色",
        ),
        optional(
            "keynotes",
            List(&Shape::Record(&KEYNOTE)),
            "Keynotes: by the speaker's role",
            "主旨发言：按发言人的身份",
        ),
        optional(
            "selections",
            List(&Shape::Record(&ANNOUNCEMENT)),
            "Selections: announced here",
            "入选：在此公布的入选",
        ),
        optional("source", SOME_SOURCES, "Source: ids of sources", "来源：来源的标识"),
        ORIGINAL,
        ALIASES,
    ],
)
.needing(&[Need::AnyOf(&[&["date"], &["date_text"]])]);

static KEYNOTE: Record = Record::new(
    "keynote",
    "Keynote: a speech, by the speaker's role",
    "主旨发言：按发言人的身份",
    &[
        required("role", Text, "Role: of the speaker; no name", "身份：发言人的身份，不写姓名"),
        optional("organization", Word, "Organization: its id", "机构：机构的标识"),
        optional("topic", Text, "Topic: of the speech", "题目：发言的题目"),
    ],
);

static ANNOUNCEMENT: Record = Record::new(
    "announcement",
    "Announcement: that a case was selected",
    "入选公布：某案例入选",
    &[
        required("case", Word, "Case: its id", "案例：案例的标识"),
        required("scheme", Word, "Scheme: its id, from schemes.yaml", "评选：标识，见 schemes.yaml"),
    ],
);

pub(in crate::schema) static STATISTIC: Record = Record::new(
    "statistic",
    "Statistic: chart, table, sentence, method and download",
    "统计：图、表、文字、方法和下载",
    &[
        TITLE,
        SUMMARY,
        STATUS,
        PUBLISH,
        EXPIRES,
        optional(
            "indicator",
            Word,
            "Indicator: id of what is observed, from indicators.yaml",
            "指标：所统计指标的标识，见 indicators.yaml",
        ),
        optional("label", Label, "Label: a name of its own", "名称：自有名称"),
        optional(
            "unit",
            Word,
            "Unit: a unit of its own, where there is no indicator",
            "单位：没有指标时写单位标识",
        ),
        optional(
            "measure",
            Choice(Measure::WORDS),
            "Measure: `stock`, `flow`, `cumulative` or `edition`, where there is no indicator",
            "性质：没有指标时写 `stock` 时点数、`flow` 时期数、`cumulative` 累计数或 `edition` 单届数",
        ),
        optional(
            "breakdown",
            Shape::Record(&BREAKDOWN),
            "Breakdown: the categories of the observations",
            "分组：观测值的类别",
        ),
        optional(
            "defaults",
            Shape::Record(&DEFAULTS),
            "Defaults: for observations that say nothing else",
            "默认值：没有另行说明的观测值沿用此处",
        ),
        optional(
            "observations",
            List(&Either(&[Shape::Record(&OBSERVATION), Shape::Record(&BORROWED)])),
            "Observations: the values; or `data`, or `across`",
            "观测值：各个数值；或用 `data`、`across`",
        ),
        optional("data", Word, "Data: name of a CSV beside the record", "数据：记录旁 CSV 的文件名"),
        optional("across", Shape::Record(&ACROSS), "Across: gathered from the cases", "汇总：由各案例汇总"),
        optional("chart", Shape::Record(&STATISTIC_CHART), "Chart: draws the observations", "图：绘制观测值"),
        RELATED,
        ORIGINAL,
        ALIASES,
    ],
)
.needing(&[
    Need::AnyOf(&[&["indicator"], &["label", "unit", "measure"]]),
    Need::OneAtMost(&["indicator", "unit"]),
    Need::OneAtMost(&["indicator", "measure"]),
    Need::AnyOf(&[&["observations"], &["data"], &["across"]]),
    Need::OneAtMost(&["observations", "data", "across"]),
]);

static BREAKDOWN: Record = Record::new(
    "breakdown",
    "Breakdown: the categories, and how they stand to each other",
    "分组：类别及其相互关系",
    &[
        optional("title", Text, "Title: what it is broken down by", "标题：按什么分组"),
        optional(
            "categories",
            ById(&Text),
            "Categories: id and name of each; required without `regions`, whose tiles are categories themselves",
            "类别：各类的标识和名称；写了 `regions` 的以各方格为类别，可以不写",
        ),
        optional(
            "regions",
            Word,
            "Regions: the id of a layout of regions, such as `guangdong`; its tiles are the categories",
            "地区：地区布局的标识，如 `guangdong`；以其中各方格为类别",
        ),
        required(
            "kind",
            Choice(BreakdownKind::WORDS),
            "Kind: parts of a `whole`, `related-counts` that may overlap, or `multi-response`",
            "类型：`whole` 为整体的组成部分，`related-counts` 为可能重叠的相关计数，`multi-response` 为多选",
        ),
        optional(
            "total",
            Word,
            "Total: id of the category that holds the total; with `kind: whole` only",
            "总数：总数所在类别的标识；仅用于 `kind: whole`",
        ),
        optional(
            "tolerance",
            NotNegative,
            "Tolerance: how far the parts may be off the total",
            "容差：各部分之和与总数的允许差",
        ),
        optional(
            "mismatch_note",
            Prose,
            "Mismatch note: for readers, why the parts do not make up the total",
            "差异说明：向读者说明各部分之和为何不等于总数",
        ),
    ],
)
.needing(&[Need::AnyOf(&[&["categories"], &["regions"]])]);

static ACROSS: Record = Record::new(
    "across",
    "Across: gathered from all cases that report the indicator",
    "汇总：由报告该指标的各案例汇总",
    &[
        required(
            "group_by",
            Either(&[Choice(&["case", "year", "organization", "scheme"]), Word]),
            "Group by: `case`, `year`, `organization`, `scheme`, or the id of a taxonomy",
            "分组依据：`case` 案例、`year` 年份、`organization` 机构、`scheme` 评选，或某分类的标识",
        ),
        required(
            "show",
            Choice(Show::WORDS),
            "Show: all `values`, the `latest`, how many cases (`count`) or their `sum`",
            "显示：全部数值（`values`）、最新值（`latest`）、案例数（`count`）或合计（`sum`）",
        ),
    ],
);
