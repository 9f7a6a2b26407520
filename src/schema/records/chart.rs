//! Charts, and how records come and go.

use crate::model::bundle::PublicationStatus;
use crate::model::chart::ChartKind;
use crate::schema::shape::Shape::{Choice, Date, List, OneOrList, Prose, Text, Word, YesOrNo};
use crate::schema::shape::{Key, Need, Record, optional, required};

const KIND: Key = required("kind", Choice(ChartKind::WORDS), "Kind: the form of the chart", "类型：图的形式");
const TITLE: Key = required("title", Text, "Title: the finding, as a sentence", "标题：用一句话写出结论");
const SUBTITLE: Key =
    optional("subtitle", Text, "Subtitle: what is measured, and its unit", "副标题：所统计的内容和单位");
const DESCRIPTION: Key = optional(
    "description",
    Text,
    "Description: for screen readers; made from the data where absent",
    "文字描述：供读屏软件使用；不写则由数据生成",
);
const HIGHLIGHT: Key = optional(
    "highlight",
    Word,
    "Highlight: a figure of the chart, or a category or period that it draws",
    "突出显示：图中的一个数字、类别或时期",
);
const COMPARABLE: Key = optional(
    "comparable",
    YesOrNo,
    "Comparable: `false` where the values count different things; none is then called the highest, and `note` says why",
    "可比较：数值口径不同时写 `false`，即不比较高低，并在 `note` 中说明原因",
);
const LEAVE_OUT: Key = optional(
    "leave_out",
    OneOrList(&Word),
    "Leave out: categories that the drawing leaves out, and says so; the table, the downloads and the description keep them",
    "不绘出：图中不绘出的类别，图下会注明；数据表、下载文件和文字描述仍予保留",
);
const NOTE: Key = optional("note", Prose, "Note: a remark below the chart", "说明：图下的说明");

/// What is not to be compared says why.
const ALONE: Need = Need::Where { key: "comparable", is: &["false"], then: "note" };

/// A chart of a case, which names its figures.
pub(super) static CASE_CHART: Record = Record::new(
    "case-chart",
    "Chart: drawn from figures of cases",
    "图：用案例的数字绘制",
    &[
        KIND,
        optional(
            "figures",
            List(&Word),
            "Figures: ids of figures of this case, or `CASE/ID`; required except for `timeline` and `pathway`",
            "数字：本案例数字的标识，或 `案例/标识`；除 `timeline`、`pathway` 外必填",
        ),
        TITLE,
        SUBTITLE,
        DESCRIPTION,
        HIGHLIGHT,
        COMPARABLE,
        NOTE,
    ],
)
.needing(&[Need::Unless { key: "kind", is: &["timeline", "pathway"], then: "figures" }, ALONE]);

/// The chart of a statistic, which draws the observations.
pub(super) static STATISTIC_CHART: Record = Record::new(
    "statistic-chart",
    "Chart: draws the observations of this statistic",
    "图：用本统计的观测值绘制",
    &[KIND, TITLE, SUBTITLE, DESCRIPTION, HIGHLIGHT, COMPARABLE, LEAVE_OUT, NOTE],
)
.needing(&[ALONE]);

/// `status` of a record that counts as published where nothing is said.
pub(super) const STATUS: Key = optional(
    "status",
    Choice(PublicationStatus::WORDS),
    "Status: `draft` keeps it off the site; `published` unless said otherwise",
    "状态：`draft` 不发布；不写即 `published`",
);
pub(super) const PUBLISH: Key =
    optional("publish", Date, "Publish: on the site from this date on", "发布日期：自该日起出现在网站上");
pub(super) const EXPIRES: Key =
    optional("expires", Date, "Expires: on the site until the day before", "到期日期：自该日起不再显示");
pub(super) const ORIGINAL: Key = optional(
    "original",
    Word,
    "Original: the language that the text was written in first, where it is not the first of the site",
    "原文语言：首先用哪种语言撰写；不写即网站的第一种语言",
);
pub(super) const ALIASES: Key =
    optional("aliases", List(&Word), "Aliases: old addresses that lead here", "旧网址：指向此处的旧地址");
pub(super) const RELATED: Key = optional(
    "related",
    crate::schema::shape::Shape::OneOrList(&Word),
    "Related: ids of cases",
    "相关案例：案例的标识",
);
