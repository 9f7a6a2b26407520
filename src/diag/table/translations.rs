//! CB3xx: translations.

use crate::diag::code::codes;

codes! {
    MISSING_TEXT = "CB301" Error
        says ["`{key}` has no text in `{locale}`" | "`{key}` 没有 `{locale}` 文本"]
        help ["add `{locale}: …` beside the other languages" | "请与其他语言并列添加 `{locale}: …`"]
        why "Nothing ever falls back to another language: a reader of one language never meets a text in the other by accident."
          | "缺少译文时，不会以另一种语言代替，读者不会误读到另一种语言的文字。";
    MISSING_FILE = "CB302" Error
        says ["`{folder}` has no write-up in `{locale}`" | "`{folder}` 没有 `{locale}` 正文"]
        help ["add the file {folder}/{locale}.md" | "请添加文件 {folder}/{locale}.md"]
        why "Every record has its write-up in every language of the site." | "每条记录都须有网站各语言的正文。";
    FIGURES_DIFFER = "CB303" Warning
        says ["the figure `{id}` is named in `{there}` but not in `{here}`" | "数字 `{id}` 在 `{there}` 中出现，而在 `{here}` 中没有"]
        help ["mention it in {here}.md too, or leave it out of both" | "请在 {here}.md 中也写上，或在两边都删去"]
        why "Readers of both languages should get the same facts." | "两种语言的读者应得到相同的事实。";
}
