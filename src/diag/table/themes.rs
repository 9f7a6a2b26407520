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
    NO_ASSET = "CB404" Error
        says ["theme.yaml names `{id}`, which is not in the theme's assets" | "theme.yaml 列出了 `{id}`，但主题的 assets 中没有该文件"]
        help ["did you mean `{near}`?" | "是否应为 `{near}`？",
              "put the file into {folder}assets/, or take its name out" | "请将该文件放入 {folder}assets/，或删去此项"]
        why "Pages load the stylesheets and scripts that theme.yaml lists." | "页面按 theme.yaml 的列表加载样式表和脚本。";
    UNKNOWN_STRING = "CB405" Warning
        says ["nothing on the site says the string `{id}`" | "网站上没有任何地方使用词条 `{id}`"]
        help ["did you mean `{near}`?" | "是否应为 `{near}`？",
              "take it out; the strings of `civic` and those of the theme's own templates are the ones that are said" | "请删去；可用的词条是 `civic` 的词条和主题自有模板中用到的词条"]
        why "A key that is written otherwise than in the templates changes no word." | "词条名称与模板中的不一致，修改就不会生效。";
    STRAY = "CB406" Warning
        says ["no page uses `{id}` of the theme" | "没有页面使用主题中的 `{id}`"]
        help ["did you mean {near}?" | "是否应为 {near}？",
              "a theme has templates/ with the names of those of `civic`, assets/, and strings/ with one file a language of the site, such as strings/en.yaml; take out what is none of these" | "主题由 templates/（与 `civic` 的模板同名）、assets/ 和 strings/（网站的每种语言一个文件，如 strings/zh-Hans.yaml）组成；其他文件请移走"]
        why "A theme's file takes the place of the file of the same path in `civic`; under another name it changes nothing." | "主题中的文件会取代 `civic` 中同一路径的文件；名称不同则不起作用。";
}
