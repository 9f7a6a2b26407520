//! What a difference is told in, in English and Chinese.

use crate::diag::Pattern;

macro_rules! words {
    ($($name:ident = $en:literal | $zh:literal;)+) => {
        $(pub(super) const $name: Pattern = Pattern { en: $en, zh: $zh };)+

        #[cfg(test)]
        pub(super) const ALL: &[Pattern] = &[$($name),+];
    };
}

words! {
    TITLE = "What would change" | "拟发布内容的变动";
    COMPARED = "Compared with {against}" | "对照：{against}";
    SPOKE_FOR = "The site speaks for {new}; the published one for {old}." | "本次数据截至 {new}，已发布的截至 {old}。";
    SPEAKS_FOR = "The site speaks for {new}." | "本次数据截至 {new}。";
    NOTHING = "Nothing would change: what is published has the same bytes." | "没有变动：已发布的内容与本次完全相同。";
    NO_REGISTER = "The published site has no register of its figures (figures.json), so that all of them count as new." | "已发布的网站没有数字登记表（figures.json），因此所有数字均视为新增。";
    FIGURES = "Figures" | "数字";
    PAGES = "Pages" | "页面";
    FILES = "Data, charts and other files" | "数据、图表和其他文件";
    COUNTED = "{added} new, {changed} changed, {removed} gone" | "新增 {added}，变更 {changed}，删除 {removed}";
    UNCHANGED = "{unchanged} as they were" | "未变 {unchanged}";
    ADDED = "new" | "新增";
    CHANGED = "changed" | "变更";
    REMOVED = "gone" | "删除";
    BEFORE = "before" | "原为";
    AFTER = "after" | "现为";
    MISSING = "missing" | "缺失";
    RETRACTED = "retracted" | "已撤回";
    UNEXPLAINED = "no entry of `changes` tells readers of it" | "`changes` 中没有向读者说明";
    MOVED = "Addresses that lead on" | "转往他处的地址";
    WITHDRAWN = "Addresses that say what was withdrawn" | "改为撤下说明的地址";
    VANISHING = "Addresses that will lead nowhere" | "将失效的地址";
    NO_VANISHING = "No address is lost." | "没有失效的地址。";
    CORRECTION = "correction" | "更正";
    REVISION = "revision" | "修订";
    RETRACTION = "retraction" | "撤回";
    FIGURE = "Figure" | "指标";
    TOLD = "What readers are told" | "向读者的说明";
    AGREED = "Agreed for publication" | "同意发布";
    NAME = "Name" | "姓名";
    OFFICE = "Office" | "职务";
    DAY = "Date" | "日期";
    SIGNATURE = "Signature" | "签名";
    FINGERPRINT = "This page describes one publication and no other: the one whose manifest.json has the SHA-256 digest" | "本页仅说明一次发布，其 manifest.json 的 SHA-256 摘要为";
    NONE = "None." | "无。";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_fill_in_the_same_words() {
        let named = |text: &str| {
            let mut names: Vec<String> =
                text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
            names.sort();
            names
        };
        for pattern in ALL {
            assert_eq!(named(pattern.en), named(pattern.zh), "{}", pattern.en);
        }
    }
}
