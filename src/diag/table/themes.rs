//! CB4xx: themes.

use crate::diag::code::codes;

codes! {
    TEMPLATE = "CB401" Error
        says ["{problem} (met in {pages} pages, first in {page})" | "{problem}（涉及 {pages} 个页面，首见于 {page}）", "{problem}" | "{problem}"]
        help ["send this message to whoever made the theme; until it is mended, `theme: civic` in content/site.yaml gives the site its usual look" | "请将此信息转给主题制作者；修复之前，可在 content/site.yaml 中写 `theme: civic` 使用自带主题"]
        why "A template of the theme asks for something that is not there or is written wrongly." | "主题模板引用了不存在的内容，或写法有误。";
    UNKNOWN_THEME = "CB402" Error
        says ["there is no theme `{id}`" | "没有主题 `{id}`"]
        help ["`civic` comes with Casebook; a theme of your own stands in themes/{id}/" | "自带主题为 `civic`；自定义主题放在 themes/{id}/"]
        why "The theme gives the pages their look." | "主题决定页面的外观。";
    STRINGS = "CB403" Error
        says ["the theme's strings for `{locale}` lack `{key}`" | "主题的 `{locale}` 词条缺少 `{key}`", "the theme has no strings for `{locale}`" | "主题没有 `{locale}` 词条"]
        help ["add it to themes/{theme}/strings/{locale}.yaml" | "请在 themes/{theme}/strings/{locale}.yaml 中添加"]
        why "The words of the interface stand in the theme's strings, one file a locale." | "界面用语写在主题的词条文件中，每种语言一个文件。";
}
