//! What is defined once for the whole site.

use crate::model::indicator::Measure;
use crate::model::organization::{Level, OrganizationKind, Role};
use crate::model::regions::{COLUMNS_MOST, ROWS_MOST};
use crate::model::scheme::SchemeKind;
use crate::model::source::{Grade, SourceKind};
use crate::schema::shape::Shape::{
    Address, ById, Choice, Date, Either, Label, List, OneOrList, OneOrMore, Prose, Text, Whole, Word, YesOrNo,
};
use crate::schema::shape::{Key, Need, Record, Shape, optional, required};

/// `source:` wherever something may name where it comes from.
pub(super) const SOURCES: Shape = OneOrList(&Word);

/// The same where there must be one.
pub(super) const SOME_SOURCES: Shape = OneOrMore(&Word);

pub(in crate::schema) static SOURCE: Record = Record::new(
    "source",
    "Source: where facts come from",
    "来源：事实的出处",
    &[
        required("kind", Choice(SourceKind::WORDS), "Kind: what kind of thing the source is", "类型：来源的种类"),
        required("title", Text, "Title: the title as the source has it", "标题：来源本身的标题"),
        optional("publisher", Text, "Publisher: who published it", "发布者：由谁发布"),
        required(
            "published",
            Either(&[Date, Choice(&["unknown"])]),
            "Published: a year, month or day; or `unknown`, with a `reason`",
            "发布日期：年、月或日；来源没有注明的写 `unknown`，并写明 `reason`",
        ),
        optional("reason", Text, "Reason: why the date is unknown", "原因：为何没有发布日期"),
        optional("accessed", Date, "Accessed: when it was looked at", "查阅日期：何时查阅"),
        optional("url", Address, "Address: where it can be read", "网址：在哪里可以读到"),
        optional(
            "language",
            Word,
            "Language: the tag of the language it is written in, such as `zh-Hans` or `en`",
            "语言：来源所用语言的标签，如 `zh-Hans`、`en`",
        ),
        optional("license", Text, "Licence: under which it may be used again", "许可：以何种许可发布"),
        optional(
            "grade",
            Choice(Grade::WORDS),
            "Grade: `primary` is the publisher's own, `republication` carried by a named outlet, `mirror` a copy to be verified",
            "等级：`primary` 为发布者原文，`republication` 为具名媒体转载，`mirror` 为有待核实的副本",
        ),
        optional("note", Prose, "Note: a remark for readers", "说明：给读者的说明"),
    ],
)
.needing(&[Need::Where { key: "published", is: &["unknown"], then: "reason" }]);

pub(in crate::schema) static ORGANIZATION: Record = Record::new(
    "organization",
    "Organization: a body, an outlet or an alliance",
    "机构：机关、网点或联盟",
    &[
        required("name", Text, "Name: the full name", "名称：全称"),
        required(
            "kind",
            Choice(OrganizationKind::WORDS),
            "Kind: what kind of body it is",
            "类型：机构的种类",
        ),
        optional("short_name", Text, "Short name: for lists and charts", "简称：用于列表和图"),
        optional("level", Choice(Level::WORDS), "Level: how far its work reaches", "层级：工作所及的范围"),
        optional("parent", Word, "Parent: the id of the body above it", "上级：上级机构的标识"),
        optional(
            "member_of",
            OneOrList(&Word),
            "Member of: ids of alliances it belongs to",
            "所属：所属联盟等的标识",
        ),
        optional("place", Text, "Place: where it is", "所在地：位于何处"),
        optional("url", Address, "Address: its website", "网址：机构网站"),
        optional("description", Prose, "Description: what it does", "简介：做什么"),
        optional(
            "source",
            SOURCES,
            "Source: ids of sources for what is said here",
            "来源：上述内容的来源标识",
        ),
    ],
);

pub(super) const ROLE_KEY: Key =
    required("role", Choice(Role::WORDS), "Role: what it does there", "角色：在其中做什么");

/// An organization and its role.
pub(super) static PART: Record = Record::new(
    "part",
    "Role: an organization and what it does there",
    "机构角色：机构及其在其中的角色",
    &[
        required(
            "organization",
            Word,
            "Organization: its id, from organizations.yaml",
            "机构：标识，见 organizations.yaml",
        ),
        ROLE_KEY,
    ],
);

pub(in crate::schema) static INDICATOR: Record = Record::new(
    "indicator",
    "Indicator: what is measured, defined once",
    "指标：统计的内容，只定义一次",
    &[
        required(
            "label",
            Label,
            "Label: the name of what is counted; English may give `one` and `other`",
            "名称：所统计内容的名称；英文可分写 `one` 和 `other`",
        ),
        required(
            "unit",
            Word,
            "Unit: the id of a unit; `casebook list units` lists them",
            "单位：计量单位的标识，可用 `casebook list units` 列出",
        ),
        required(
            "measure",
            Choice(Measure::WORDS),
            "Measure: `stock` is a state (as of a day), `flow` a total over a time, `cumulative` all since the beginning, `edition` what one edition gave",
            "性质：`stock` 为时点数，`flow` 为时期数，`cumulative` 为累计数，`edition` 为单届数",
        ),
        optional("definition", Prose, "Definition: what exactly is counted", "定义：究竟统计什么"),
        optional("scope", Prose, "Scope: who or where is counted", "范围：统计谁、统计哪里"),
        optional("basis", Prose, "Basis: on which it is counted", "口径：按什么口径统计"),
        optional("decimals", Whole(0, 12), "Decimals: digits after the point", "小数位：小数点后的位数"),
        optional(
            "additive",
            YesOrNo,
            "Additive: whether values of different cases may be added; `false` unless said otherwise",
            "可相加：不同案例的数值能否相加；不写即 `false`",
        ),
    ],
);

pub(in crate::schema) static SCHEME: Record = Record::new(
    "scheme",
    "Scheme: a selection or an award that cases win",
    "评选：案例入选的评选或奖项",
    &[
        required("name", Text, "Name: the full name", "名称：全称"),
        required(
            "kind",
            Choice(SchemeKind::WORDS),
            "Kind: whether cases are selected or awards are given",
            "类型：评选（`selection`）或奖项（`award`）",
        ),
        optional("by", Word, "By: the id of the organization that runs it", "主办：主办机构的标识"),
        optional("url", Address, "Address: where it is described", "网址：介绍网页"),
        optional("description", Prose, "Description: what it is", "简介：评选的内容"),
        optional(
            "source",
            SOURCES,
            "Source: ids of sources for what is said here",
            "来源：上述内容的来源标识",
        ),
    ],
);

pub(in crate::schema) static TAXONOMY: Record = Record::new(
    "taxonomy",
    "Taxonomy: a way of classing cases, with its terms",
    "分类：案例的分类方式及其各类",
    &[
        required(
            "title",
            Text,
            "Title: the name of the taxonomy, such as Region",
            "标题：分类的名称，如“地区”",
        ),
        required("terms", ById(&Text), "Terms: id and name of each term", "类目：各类的标识和名称"),
    ],
);

pub(in crate::schema) static REGIONS: Record = Record::new(
    "regions",
    "Layout of regions: the tiles of a map of a province or a country",
    "地区布局：一省或一国的方格地图",
    &[
        required("name", Text, "Name: what the map shows", "名称：地图所示范围"),
        required(
            "tiles",
            ById(&Shape::Record(&TILE)),
            "Tiles: the id of each region, and where it stands",
            "方格：各地区的标识及其位置",
        ),
    ],
);

static TILE: Record = Record::new(
    "tile",
    "Tile: a region and its place in the grid",
    "方格：一个地区及其在网格中的位置",
    &[
        required("name", Text, "Name: of the region", "名称：地区的名称"),
        optional(
            "short",
            Text,
            "Short: the name shortened, or divided by a hyphen, where it has no room",
            "简称：位置不够时所用的较短名称，或用连字符断开的名称",
        ),
        required("column", Whole(1, COLUMNS_MOST), "Column: from the west", "列：自西向东数"),
        required("row", Whole(1, ROWS_MOST), "Row: from the north", "行：自北向南数"),
    ],
);

pub(in crate::schema) static PROGRAMME: Record = Record::new(
    "programme",
    "Programme: a regime or service that cases report on",
    "项目：案例所报告的制度或服务",
    &[
        required("name", Text, "Name: the full name", "名称：全称"),
        optional("summary", Prose, "Summary: one or two sentences", "摘要：一两句话"),
        optional(
            "organizations",
            List(&Shape::Record(&PART)),
            "Organizations: who does what in it",
            "机构：哪些机构承担什么",
        ),
        optional(
            "pillars",
            List(&Either(&[Text, Shape::Record(&PILLAR)])),
            "Pillars: what it rests on; names, or a name with a text",
            "支柱：项目的支柱；可只写名称，也可附文字",
        ),
        optional(
            "stages",
            List(&Shape::Record(&STAGE)),
            "Stages: the steps of its pathway",
            "阶段：路径的各个阶段",
        ),
        optional(
            "pathway_note",
            Prose,
            "Pathway note: what the source leaves open",
            "路径说明：来源未说明之处",
        ),
        optional(
            "source",
            SOURCES,
            "Source: ids of sources for what is said here",
            "来源：上述内容的来源标识",
        ),
    ],
);

static PILLAR: Record = Record::new(
    "pillar",
    "Pillar: one of the things that a programme rests on",
    "支柱：项目的一个支柱",
    &[
        required("name", Text, "Name: of the pillar", "名称：支柱的名称"),
        optional("text", Prose, "Text: what it means", "文字：含义"),
    ],
);

static STAGE: Record = Record::new(
    "stage",
    "Stage: a step of a programme's pathway",
    "阶段：项目路径的一个阶段",
    &[
        optional("order", Whole(1, 1000), "Order: its place in the pathway", "次序：在路径中的次序"),
        required("name", Text, "Name: of the stage", "名称：阶段的名称"),
        optional("text", Prose, "Text: what happens in it", "文字：此阶段做什么"),
        optional(
            "figure",
            Word,
            "Figure: `CASE/ID` of a figure that belongs to it",
            "数字：所对应的数字，写 `案例/标识`",
        ),
        optional(
            "source",
            SOURCES,
            "Source: ids of sources for what is said here",
            "来源：上述内容的来源标识",
        ),
    ],
);
