//! Cases.

use super::chart::{ALIASES, CASE_CHART, EXPIRES, ORIGINAL, PUBLISH, RELATED};
use super::figure::{DEFAULTS, FIGURE};
use super::registers::{PART, SOME_SOURCES, SOURCES};
use crate::model::bundle::PublicationStatus;
use crate::schema::shape::Shape::{
    Address, ById, ByName, Choice, Date, List, OneOrList, Prose, Text, Whole, Word, YesOrNo,
};
use crate::schema::shape::{Need, Record, Shape, optional, required};

pub(in crate::schema) static CASE: Record = Record::new(
    "case",
    "Case: what a service did, and with what result",
    "案例：一项服务做了什么，成效如何",
    &[
        required("title", Text, "Title: of the case", "标题：案例的标题"),
        required(
            "summary",
            Prose,
            "Summary: one or two sentences; may link to figures",
            "摘要：一两句话，可链接数字",
        ),
        required(
            "status",
            Choice(PublicationStatus::WORDS),
            "Status: `draft` until it is ready, then `published`",
            "状态：未完成时写 `draft`，完成后写 `published`",
        ),
        PUBLISH,
        EXPIRES,
        optional("updated", Date, "Updated: the last change of substance", "更新日期：最近一次实质修改"),
        optional(
            "year",
            Whole(1400, 9999),
            "Year: that it stands under; without it the year of its latest selection",
            "年份：归入的年份；不写则取最近一次入选的年份",
        ),
        optional("programme", Word, "Programme: id, from programmes.yaml", "项目：标识，见 programmes.yaml"),
        optional(
            "organizations",
            List(&Shape::Record(&PART)),
            "Organizations: who did what",
            "机构：哪些机构做了什么",
        ),
        optional(
            "terms",
            ByName(&OneOrList(&Word)),
            "Terms: taxonomy and the ids of its terms, as in `region: foshan`",
            "分类：分类及其类目的标识，如 `region: foshan`",
        ),
        optional(
            "selections",
            List(&Shape::Record(&SELECTION)),
            "Selections: what it was selected for",
            "入选：入选了哪些评选",
        ),
        optional(
            "defaults",
            Shape::Record(&DEFAULTS),
            "Defaults: for figures that say nothing else",
            "默认值：没有另行说明的数字沿用此处",
        ),
        optional(
            "figures",
            ById(&Shape::Record(&FIGURE)),
            "Figures: id and number, in the order in which they are shown",
            "数字：标识和数字，按显示次序",
        ),
        optional(
            "key_figures",
            List(&Word),
            "Key figures: ids of the strip at the top",
            "关键数字：页首数字条中的标识",
        ),
        optional("charts", ById(&Shape::Record(&CASE_CHART)), "Charts: id and chart", "图：标识和图"),
        optional(
            "milestones",
            List(&Shape::Record(&MILESTONE)),
            "Milestones: what happened when",
            "大事记：何时发生了什么",
        ),
        optional(
            "replicable",
            List(&Shape::Record(&REPLICABLE)),
            "Replicable: what others can reuse",
            "可复制经验：他处可借鉴之处",
        ),
        optional("outlook", Prose, "Outlook: what comes next", "展望：下一步"),
        optional(
            "images",
            List(&Shape::Record(&IMAGE)),
            "Images: files beside the write-up",
            "图片：正文旁的图片文件",
        ),
        optional(
            "documents",
            List(&Shape::Record(&DOCUMENT)),
            "Documents: to be read or fetched",
            "文件：可查阅或下载的文件",
        ),
        optional(
            "byline",
            Shape::Record(&BYLINE),
            "Byline: who stands behind the text",
            "署名：由谁供稿、编辑、审核",
        ),
        RELATED,
        ORIGINAL,
        ALIASES,
    ],
);

static SELECTION: Record = Record::new(
    "selection",
    "Selection: that the case was selected, or won an award",
    "入选：案例入选或获奖",
    &[
        required("scheme", Word, "Scheme: its id, from schemes.yaml", "评选：标识，见 schemes.yaml"),
        optional("year", Whole(1400, 9999), "Year: for which it was selected", "年份：入选年份"),
        optional("edition", Whole(1, 9999), "Edition: its number", "届次：第几届"),
        optional("result", Text, "Result: what was won", "结果：获得什么"),
        optional(
            "body",
            Word,
            "Body: id of the organization that selected, where a source says so",
            "评选机构：来源写明时填机构标识",
        ),
        optional("announced_at", Word, "Announced at: id of an event", "公布场合：活动的标识"),
        required("source", SOME_SOURCES, "Source: ids of sources", "来源：来源的标识"),
    ],
);

static MILESTONE: Record = Record::new(
    "milestone",
    "Milestone: something that happened",
    "大事记：发生的一件事",
    &[
        optional("date", Date, "Date: a year, month or day", "日期：年、月或日"),
        optional(
            "date_text",
            Text,
            "Date in words: where the source gives no date",
            "日期文字：来源没有日期时写原文",
        ),
        optional(
            "planned",
            YesOrNo,
            "Planned: yes where the source speaks of it as still to come",
            "计划：来源所述尚未发生的，写 `true`",
        ),
        required("text", Prose, "Text: what happened", "文字：发生了什么"),
        required("source", SOME_SOURCES, "Source: ids of sources", "来源：来源的标识"),
    ],
)
.needing(&[Need::AnyOf(&[&["date"], &["date_text"]])]);

static REPLICABLE: Record = Record::new(
    "replicable",
    "Replicable point: what others can reuse",
    "可复制经验：他处可借鉴的一点",
    &[
        required("text", Prose, "Text: what it is", "文字：是什么"),
        optional("source", SOURCES, "Source: ids of sources", "来源：来源的标识"),
    ],
);

static IMAGE: Record = Record::new(
    "image",
    "Image: a picture beside the write-up",
    "图片：正文旁的一张图片",
    &[
        required("file", Word, "File: its name", "文件：文件名"),
        required(
            "alt",
            Text,
            "Alternative text: what the picture shows, for who cannot see it",
            "替代文字：图片内容，供看不到图片的读者",
        ),
        optional("caption", Prose, "Caption: below the picture", "图注：图片下的文字"),
        optional("credit", Text, "Credit: who made it", "署名：拍摄者或作者"),
    ],
);

static DOCUMENT: Record = Record::new(
    "document",
    "Document: to be read or fetched",
    "文件：可查阅或下载的一份文件",
    &[
        required("title", Text, "Title: of the document", "标题：文件的标题"),
        optional(
            "file",
            Word,
            "File: its name, where it lies beside the write-up",
            "文件：文件名（在正文旁）",
        ),
        optional("url", Address, "Address: where it lies elsewhere", "网址：在别处时的网址"),
    ],
)
.needing(&[Need::AnyOf(&[&["file"], &["url"]])]);

static BYLINE: Record = Record::new(
    "byline",
    "Byline: who stands behind the text; every line may be left out",
    "署名：由谁供稿、编辑、审核，各项均可不写",
    &[
        optional("source", Text, "Source: who contributed the text", "供稿：供稿单位"),
        optional("author", Text, "Author: who wrote it", "作者：撰写者"),
        optional("photo", Text, "Photo: who took the pictures", "摄影：拍摄者"),
        optional("editor", Text, "Editor: who edited it", "编辑：编辑者"),
        optional("reviewer", Text, "Reviewer: who approved it", "审核：审核者"),
    ],
);
