//! Placeholders.

use super::{codes, found, site};

#[test]
fn what_was_left_to_be_written_is_found() {
    for text in [
        "TODO: figures for 2025",
        "参加人数（TBD）",
        "FIXME",
        "XXX有限公司",
        "Lorem ipsum dolor sit amet",
        "成效：待补充。",
        "（待完善）",
        "待补充",
        "请在此处填写标题",
        "××公司于2025年设立",
        "XX市知识产权局",
        "[…]",
        "## First heading\n",
        "Text to be written.",
        "正文待撰写。",
        "此处待补充。",
        "数据待补充。",
        "暂缺，以待补充。",
        "成效：待更新。",
        "数据待核实。",
        "参加人数：TBC",
        "The result (to be added) stands here.",
        "服务数量：???",
        "服务XX家企业",
        "服务××家企业",
        "服务???家企业",
        "…",
        "......",
        "???",
        "待定。",
        "有待完善",
        "Title of a",
        "a 的标题",
        "Date to be written",
        "日期待填写",
    ] {
        assert_eq!(codes(&site("", text, &[])), ["CB613"], "{text}");
    }
}

#[test]
fn ordinary_sentences_are_not() {
    for text in [
        "There is much left to do in 2026.",
        "to-do lists",
        "Todos los santos",
        "制度有待完善，人才有待补充",
        "体系仍待完善",
        "时间待定",
        "结果待定，以公告为准。",
        "有关数据有待核实。",
        "副本（待核实）：尚未与原文核对",
        "制度有待补充。",
        "情况有待更新",
        "and so on …",
        "> …\n\n> The patent was granted.",
        "Really???",
        "The list is to be added to.",
        "Title of a patent",
        "某案例的标题",
        "“The patent […] was granted,” says the report.",
        "138××××1234",
        "3××4",
        "Article XX of the law",
        "XXL",
        "XXXI Olympiad",
        "20XX-01",
        "The first heading of the report",
        "## 小标题之下",
        "TODOS",
        "MY_TODO_LIST",
        "ASCII码",
        "某某企业",
        "the well-known XXX-200 model",
        "kept in a TODO list",
        "用TODO清单管理任务",
        "Class XXX of the Nice Classification",
        "Chapter XXX",
    ] {
        assert_eq!(found(&site("", text, &[])), <[&str; 0]>::default(), "{text}");
    }
}

#[test]
fn of_yaml_the_values_count() {
    let page = |yaml: &str| site("", "Words.", &[("content/pages/a/page.yaml", yaml.as_bytes())]);
    assert_eq!(found(&page("title: A page\nsummary: TODO\n")), ["CB613 content/pages/a/page.yaml:2:10"]);
    assert_eq!(found(&page("title: \"A page: 待补充\"\n")), ["CB613 content/pages/a/page.yaml:1:17"]);
    assert_eq!(codes(&page("# TODO\ntitle: A page # TBD\n")), <[&str; 0]>::default());
    let allowed = "checks:\n  CB281: {level: off, reason: TODO}\n";
    assert_eq!(codes(&site(allowed, "Words.", &[])), <[&str; 0]>::default());
}

#[test]
fn a_whole_value_may_not_be_dots() {
    let page = |yaml: &str| site("", "Words.", &[("content/pages/a/page.yaml", yaml.as_bytes())]);
    assert_eq!(found(&page("title: A page\nsummary: {en: …}\n")), ["CB613 content/pages/a/page.yaml:2:15"]);
    assert_eq!(found(&page("title: \"Title of a\"\n")), ["CB613 content/pages/a/page.yaml:1:8"]);
    assert_eq!(codes(&page("title: And so on …\n")), <[&str; 0]>::default());
    assert_eq!(codes(&page("title: Title of b\n")), <[&str; 0]>::default());
}

#[test]
fn drafts_may_be_unfinished() {
    let draft = ("content/pages/a/page.yaml", &b"title: A page\nstatus: draft\n"[..]);
    assert_eq!(codes(&site("", "TODO", &[draft])), <[&str; 0]>::default());
}
