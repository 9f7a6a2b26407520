//! Figures and observations.

use super::registers::SOURCES;
use crate::model::figure::{ChangeKind, Status};
use crate::schema::shape::Shape::{
    Choice, Date, Either, Label, List, Number, Period, Prose, Text, Whole, Word,
};
use crate::schema::shape::{Key, Need, Record, Shape, optional, required};

/// The words of [`crate::model::quantity::Qualifier`].
const QUALIFIERS: &[&str] = &["exact", "over", "at-least", "about", "under", "at-most", "between"];

const VALUE: Key = required(
    "value",
    Either(&[Number, Choice(&["missing"])]),
    "Value: the number as the source states it, without separators, unit or \"about\"; or `missing`, with a `reason`",
    "数值：来源给出的数字，不带千分位、单位和“约”等字样；缺失写 `missing`，并写明 `reason`",
);
const REASON: Key = optional(
    "reason",
    Text,
    "Reason: why there is no value; beside `value: missing` only",
    "原因：为何没有数值，仅与 `value: missing` 并用",
);
const QUALIFIER: Key = optional(
    "qualifier",
    Choice(QUALIFIERS),
    "Qualifier: `over` (超过), `at-least` (不少于), `about` (约), `under` (不足), `at-most` (不超过), `between`; `exact` unless said otherwise",
    "限定词：`over` 超过、`at-least` 不少于、`about` 约、`under` 不足、`at-most` 不超过、`between` 区间；不写即 `exact` 确数",
);
const UPPER: Key = optional("upper", Number, "Upper: the upper end of a range", "上限：区间的上限");
const AS_OF: Key = optional(
    "as_of",
    Period,
    "As of: the day, month or year of a state, or `to-date`",
    "截至：时点数的日、月或年；来源只说“目前”的写 `to-date`",
);
const PERIOD: Key = optional(
    "period",
    Period,
    "Period: the time of a total: 2025, 2025-Q3, 2025-06 or 2016-01/2018-12",
    "时期：时期数所属的时期，如 2025、2025-Q3、2025-06、2016-01/2018-12",
);
const SOURCE: Key = optional(
    "source",
    SOURCES,
    "Source: id of a source or a list of ids, from sources.yaml",
    "来源：来源的标识或其列表，见 sources.yaml",
);
const LOCATOR: Key = optional("locator", Text, "Locator: where in the source", "位置：在来源中的位置");
const AS_STATED: Key = optional(
    "as_stated",
    Word,
    "As stated: the words of the source, verbatim, in its own language; held against the value",
    "来源原文：来源的原话，按其原语言照录；会与数值核对",
);
const SHARE_OF: Key = optional(
    "share_of",
    Either(&WHOLES),
    "Share of: what a percentage is a share of: a text, an award (`scheme`), or a figure (`figure`)",
    "占比对象：百分比以什么为整体：文字、评选（`scheme`）或数字（`figure`）",
);
const STATUS: Key = optional(
    "status",
    Choice(Status::WORDS),
    "Status: how firm the number is; `normal` unless said otherwise",
    "状态：数字的确定程度；不写即 `normal`",
);
const NOTE: Key = optional("note", Prose, "Note: a remark for readers", "说明：给读者的说明");
const BASIS: Key = optional(
    "basis",
    Prose,
    "Basis: what counts as one here, where it is not as the indicator says",
    "口径：此处的统计口径，与指标所述不同时填写",
);
const CHANGES: Key = optional(
    "changes",
    List(&A_CHANGE),
    "Changes: revisions, corrections and retractions of the published number",
    "变更：已发布数字的修订、更正或撤回",
);

const TIME: Need = Need::OneAtMost(&["as_of", "period"]);
const MISSING: Need = Need::Where { key: "value", is: &["missing"], then: "reason" };

/// A number as a case states it.
pub(super) static FIGURE: Record = Record::new(
    "figure",
    "Figure: a number as the case states it",
    "数字：案例所述的一个数字",
    &[
        optional(
            "indicator",
            Word,
            "Indicator: id of what is measured, from indicators.yaml; gives name and unit",
            "指标：所统计指标的标识，见 indicators.yaml；名称和单位由此而来",
        ),
        optional("label", Label, "Label: a name of its own", "名称：自有名称"),
        optional(
            "unit",
            Word,
            "Unit: a unit of its own, where there is no indicator",
            "单位：没有指标时写单位标识",
        ),
        VALUE,
        REASON,
        QUALIFIER,
        UPPER,
        AS_OF,
        PERIOD,
        SOURCE,
        LOCATOR,
        AS_STATED,
        SHARE_OF,
        STATUS,
        NOTE,
        BASIS,
        CHANGES,
    ],
)
.needing(&[
    Need::AnyOf(&[&["indicator"], &["label", "unit"]]),
    Need::OneAtMost(&["indicator", "unit"]),
    TIME,
    MISSING,
]);

const CATEGORY: Key = optional(
    "category",
    Word,
    "Category: id of a category of the breakdown; required where there is one",
    "类别：分组中类别的标识；有分组时必填",
);

/// A value of a statistic.
pub(super) static OBSERVATION: Record = Record::new(
    "observation",
    "Observation: a value for a time and, where there is a breakdown, a category",
    "观测值：某一时间（及类别）的数值",
    &[
        CATEGORY, VALUE, REASON, QUALIFIER, UPPER, AS_OF, PERIOD, SOURCE, LOCATOR, AS_STATED, SHARE_OF,
        STATUS, NOTE, BASIS, CHANGES,
    ],
)
.needing(&[TIME, MISSING]);

/// A figure of a case that stands for an observation.
pub(super) static BORROWED: Record = Record::new(
    "borrowed-figure",
    "Borrowed figure: a figure of a case, whose number keeps its home there",
    "引用数字：案例中的数字，其数值仍写在案例中",
    &[CATEGORY, required("figure", Word, "Figure: `CASE/ID`", "数字：写 `案例/标识`")],
);

/// What figures inherit.
pub(super) static DEFAULTS: Record = Record::new(
    "defaults",
    "Defaults: for each figure that says nothing else",
    "默认值：没有另行说明的数字沿用此处",
    &[SOURCE, AS_OF, PERIOD, STATUS],
)
.needing(&[TIME]);

/// What a percentage may be a share of.
static WHOLES: [Shape; 3] = [Prose, Shape::Record(&SHARE_OF_SCHEME), Shape::Record(&SHARE_OF_FIGURE)];
static A_CHANGE: Shape = Shape::Record(&CHANGE);

static SHARE_OF_SCHEME: Record = Record::new(
    "share-of-scheme",
    "Share of an award: of all awards of an edition",
    "占奖项比例：占某届全部奖项的比例",
    &[
        required("scheme", Word, "Scheme: its id, from schemes.yaml", "评选：标识，见 schemes.yaml"),
        optional("edition", Whole(1, 9999), "Edition: its number", "届次：第几届"),
        optional("whole", Prose, "Whole: what all of it is", "整体：整体是什么"),
    ],
);

static SHARE_OF_FIGURE: Record = Record::new(
    "share-of-figure",
    "Share of a figure: of the number that it names",
    "占另一数字的比例：占所指数字的比例",
    &[
        required("figure", Word, "Figure: its id, or `CASE/ID`", "数字：标识，或 `案例/标识`"),
        optional(
            "part",
            Word,
            "Part: the figure whose share it is; held against the percentage",
            "部分：所占部分的数字，会与百分比核对",
        ),
    ],
);

static CHANGE: Record = Record::new(
    "change",
    "Change: of a published number",
    "变更：已发布数字的一次变更",
    &[
        required("date", Date, "Date: when it was changed", "日期：变更日期"),
        required(
            "kind",
            Choice(ChangeKind::WORDS),
            "Kind: a planned `revision`, the `correction` of an error, or a `retraction`",
            "类型：修订（`revision`）、更正（`correction`）或撤回（`retraction`）",
        ),
        required("from", Text, "From: what stood there before", "原为：变更前的内容"),
        required("to", Text, "To: what stands there now", "改为：变更后的内容"),
        required("reason", Prose, "Reason: why it was changed", "原因：变更的原因"),
    ],
);
