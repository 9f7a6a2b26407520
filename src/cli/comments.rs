//! What `casebook init` and `casebook new` explain in the files that they write, in the language of messages.

use crate::diag::Language;

/// The text of a new YAML file with its comments in the language of whoever will fill it in.
pub(super) fn in_language(text: &str, language: Language) -> String {
    match language {
        Language::English => text.to_owned(),
        Language::Chinese => text.split_inclusive('\n').map(in_chinese).collect(),
    }
}

/// A line with the comment at its end in Chinese. What stands behind `#` and is no explanation is a key to be used.
fn in_chinese(line: &str) -> String {
    let (body, end) = line.strip_suffix('\n').map_or((line, ""), |body| (body, "\n"));
    let comment = TEXTS.iter().find_map(|(english, chinese)| {
        let before = body.strip_suffix(english)?;
        before.ends_with("# ").then_some((before, chinese))
    });
    comment.map_or_else(|| line.to_owned(), |(before, chinese)| format!("{before}{chinese}{end}"))
}

/// Each comment in English, and in Chinese.
const TEXTS: &[(&str, &str)] = &[
    (
        "An example to replace: its figures are invented. Remove this folder, or fill it with a case of your own.",
        "示例案例，其中的数据是虚构的。请删去此文件夹，或改写为自己的案例。",
    ),
    (
        "or draft: then only `casebook serve --drafts` shows it",
        "或 draft（草稿），只有 `casebook serve --drafts` 才会显示",
    ),
    (
        "where the site stands on its host, `/` if it has one of its own; the page for wrong addresses needs it",
        "网站在主机上的路径，独占主机时写 `/`；404 页需要用到",
    ),
    ("for each figure that says nothing else", "未另行注明的数据均用此来源和时间"),
    (
        "the source says \"over 300\", so the site never says more than that",
        "来源说“超过300”，网站也只说“超过300”",
    ),
    (
        "The site as a whole. What each key means stands in docs/content-format.md of Casebook.",
        "网站的整体设置。各键的含义见 Casebook 的 docs/content-format.md。",
    ),
    ("the first is the default and stands at the root of the site", "第一种为首要语言，位于网站根目录"),
    (
        "the day that the site speaks for; set it yourself, nothing comes from the clock",
        "网站内容截止的日期，请自行填写，程序不取系统时间",
    ),
    (
        "what is allowed at one place, with the reason; take this out together with the example",
        "此处允许的问题及原因；删去示例时，请将这一段一并删去",
    ),
    (
        "Where facts come from, by id. Every figure names one of them.",
        "事实的来源，按标识排列；每项数据都要注明其中之一。",
    ),
    (
        "Bodies, outlets and alliances, by the id that everything else names them with.",
        "机构、网点和联盟，按标识排列，其他记录用标识引用。",
    ),
    (
        "or government, alliance, library, university, enterprise, association …",
        "或 government（机关）、alliance（联盟）、library（图书馆）、university（高校）、enterprise（企业）、association（协会）等",
    ),
    (
        "A new case. It is a draft: `casebook serve --drafts` shows it, a build does not.",
        "新案例，目前是草稿：`casebook serve --drafts` 可以预览，生成网站时不列入。",
    ),
    (
        "A new event. It is a draft: `casebook serve --drafts` shows it, a build does not.",
        "新活动，目前是草稿：`casebook serve --drafts` 可以预览，生成网站时不列入。",
    ),
    (
        "A new page. It is a draft: `casebook serve --drafts` shows it, a build does not.",
        "新页面，目前是草稿：`casebook serve --drafts` 可以预览，生成网站时不列入。",
    ),
    (
        "A new statistic. It is a draft: `casebook serve --drafts` shows it, a build does not.",
        "新统计，目前是草稿：`casebook serve --drafts` 可以预览，生成网站时不列入。",
    ),
    ("published, when it is ready", "写好之后改为 published（发布）"),
    ("from programmes.yaml", "见 programmes.yaml"),
    ("from organizations.yaml", "见 organizations.yaml"),
    ("from taxonomies.yaml", "见 taxonomies.yaml"),
    (
        "from indicators.yaml; or a label and a unit of its own",
        "见 indicators.yaml；或另写 label（名称）和 unit（单位）",
    ),
    (
        "exact, over, at-least, about, under, at-most, between",
        "exact（准确）、over（超过）、at-least（不少于）、about（约）、under（不足）、at-most（不超过）、between（介于）",
    ),
    ("the words of the source", "来源原文"),
    (
        "The write-ups beside this file name figures by links: [over 5,000](figure:participants), or [](figure:participants) to be filled in;",
        "正文（同一文件夹的 .md 文件）用链接引用数据：[超过5000](figure:participants)，或写 [](figure:participants) 由程序填入；",
    ),
    (
        "![](figures:key) is the strip of key figures, ![words](chart:talent) a chart.",
        "![](figures:key) 为主要数据，![文字](chart:talent) 为图。",
    ),
    (
        "the words of the source; or a date: 2025, 2025-06 or 2025-06-30",
        "来源原文；或改写日期 date：2025、2025-06 或 2025-06-30",
    ),
    ("from sources.yaml", "见 sources.yaml"),
    (
        "What is measured: a label, a unit and a measure of its own, or `indicator: ID` from indicators.yaml instead of the three.",
        "统计的内容：写 label（名称）、unit（单位）和 measure（性质），或只写 `indicator: ID`（见 indicators.yaml）。",
    ),
    ("`casebook list units` names the others", "其他单位见 `casebook list units`"),
    (
        "stock: a state at a time; flow: a total over a time; cumulative: all since it began; edition: of one edition",
        "stock 为时点数，flow 为时期数，cumulative 为累计数，edition 为单届数",
    ),
    ("a flow has `period: 2024` instead", "时期数改写 `period: 2024`"),
    ("the title says what is found", "图题写明结论"),
];

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: &[&str] = &[
        include_str!("new/case.yaml"),
        include_str!("new/event.yaml"),
        include_str!("new/page.yaml"),
        include_str!("new/statistic.yaml"),
        include_str!("init/content/site.yaml"),
        include_str!("init/content/sources.yaml"),
        include_str!("init/content/organizations.yaml"),
        include_str!("init/content/cases/example-case/case.yaml"),
        include_str!("init/content/pages/about/page.yaml"),
    ];

    #[test]
    fn every_comment_of_new_files_is_said_in_chinese() {
        for line in FILES.iter().flat_map(|text| text.lines()) {
            let Some((_, comment)) = line.rsplit_once("# ") else { continue };
            let is_key =
                comment.split_once(": ").is_some_and(|(key, _)| !key.trim_start_matches("- ").contains(' '));
            if line.starts_with("# ") && is_key && !line.contains("a state at a time")
                || comment.starts_with(' ')
            {
                continue;
            }
            if ["figures:", "organizations:", "charts:"].contains(&comment)
                || comment.starts_with("key_figures")
            {
                continue;
            }
            assert_ne!(in_chinese(line), line, "{line}");
        }
    }

    #[test]
    fn every_text_is_used() {
        for (english, _) in TEXTS {
            assert!(FILES.iter().any(|text| text.contains(&format!("# {english}"))), "{english}");
        }
    }

    #[test]
    fn values_and_keys_stay_as_they_are() {
        assert_eq!(
            in_language("status: draft # published, when it is ready\n# year: 2025\n", Language::Chinese),
            "status: draft # 写好之后改为 published（发布）\n# year: 2025\n"
        );
    }
}
