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
        help ["rename `{found}` to `{locale}.md`" | "请将 `{found}` 改名为 `{locale}.md`", "add the file {folder}/{locale}.md" | "请添加文件 {folder}/{locale}.md"]
        why "Every record has its write-up in every language of the site." | "每条记录都须有网站各语言的正文。";
    FIGURES_DIFFER = "CB303" Warning
        says ["the text says {written} without a link, where `{there}` names the figure `{id}`, which is “{right}”" | "此处写的是{written}（没有链接），而 `{there}` 的相应位置引用了数字 `{id}`，其值为“{right}”",
              "the figure `{id}` is named in `{there}` but not in `{here}`" | "数字 `{id}` 在 `{there}` 中出现，而在 `{here}` 中没有"]
        help ["write [{right}](figure:{id}) here; if {written} is another number, mention the figure in {here}.md too" | "请在此处写成 [{right}](figure:{id})；如{written}是另一个数字，请在 {here}.md 中另行写上该数字",
              "mention it in {here}.md too, or leave it out of both" | "请在 {here}.md 中也写上，或在两边都删去"]
        also "the other language names it here" | "另一种语言在此处引用"
        why "Readers of both languages should get the same facts." | "两种语言的读者应得到相同的事实。";
    EMPTY_WRITEUP = "CB304" Warning
        says ["the write-up is empty in `{here}`, but not in `{there}`" | "`{here}` 正文为空，而 `{there}` 有正文"]
        help ["write it in {here}.md too, or leave {there}.md empty as well: the record alone makes a page"
            | "请撰写 {here}.md，或将 {there}.md 一并清空（仅有记录也可成页）"]
        also "the other language has its text here" | "另一种语言的正文在此处"
        why "Readers of one language would find a page without its text." | "一种语言的读者看到的页面没有正文。";
    HEADINGS_DIFFER = "CB305" Warning
        says ["heading {number} of `{here}` is of level {level}, and of level {level_there} in `{there}`: “{text}”"
            | "`{here}` 的第 {number} 个标题为 {level} 级，而 `{there}` 的为 {level_there} 级：“{text}”",
            "`{here}` has no heading {number}, which in `{there}` is “{text}”" | "`{here}` 缺少第 {number} 个标题，`{there}` 中为“{text}”"]
        help ["give {here}.md the same headings in the same order, each on a line that begins with # and a blank (bold text is no heading); what follows was not compared" | "请使 {here}.md 的标题数量、级别和顺序与之一致，每个标题均以 # 加空格开头（加粗的文字不是标题）；其后各标题未作比较"]
        also "the other language has this here" | "另一种语言的对应内容在此处"
        why "The same headings in the same order show that no section was left out, and let a reader move between languages. Of two write-ups the first place where they part is told."
          | "标题一一对应，才能看出没有漏译的章节，读者也便于对照。两种语言之间只指出第一处不同。";
    LINKS_DIFFER = "CB306" Warning
        says ["`{here}` has no link to {target}, which `{there}` has" | "`{here}` 中没有指向 {target} 的链接，而 `{there}` 中有"]
        help ["link it in {here}.md too, or leave it out of both" | "请在 {here}.md 中也加上链接，或在两边都删去"]
        also "the other language has it here" | "另一种语言的链接在此处"
        why "Readers of both languages should reach the same sources, records, charts and websites. Pages of one website count as one: it may have a page in each language."
          | "两种语言的读者应能查到相同的来源、记录、图表和网站。同一网站的页面视为同一目标，因为网站可能为每种语言各设页面。";
    PICTURES_DIFFER = "CB307" Warning
        says ["`{here}` does not show the picture {target}, which `{there}` shows" | "`{here}` 中没有图片 {target}，而 `{there}` 中有"]
        help ["show it in {here}.md too, with its alternative text in that language; a picture with words in it may be another file for each language, named like `map.en.png` and `map.zh-Hans.png`"
            | "请在 {here}.md 中也放上该图，并写明该语言的替代文字；图中有文字的，可按语言分别存为 `map.en.png` 和 `map.zh-Hans.png` 等"]
        also "the other language has it here" | "另一种语言的图片在此处"
        why "A picture and its alternative text are part of what a reader is told." | "图片及其替代文字也是告知读者的内容。";
    NOTES_DIFFER = "CB308" Warning
        says ["`{here}` has {count} footnotes, and `{there}` has {count_there}" | "`{here}` 有 {count} 条脚注，而 `{there}` 有 {count_there} 条"]
        help ["give both the same footnotes" | "请使两种语言的脚注一致"]
        also "the other language has this here" | "另一种语言的对应内容在此处"
        why "Footnotes hold reservations, which readers of both languages need." | "脚注常载明限定和说明，两种语言的读者都需要。";
    FOREIGN_TEXT = "CB309" Warning
        says ["`{once}` is written once for all languages, and not in `{here}`" | "`{once}` 只写了一次，供各语言共用，但并非 `{here}` 文字",
            "`{key}` in `{here}` is word for word the text in `{there}`" | "`{key}` 的 `{here}` 文本与 `{there}` 文本完全相同",
            "`{key}` in `{here}` is written in another language" | "`{key}` 的 `{here}` 文本用的是另一种语言",
            "this paragraph of `{here}` is word for word that of `{there}`" | "`{here}` 的这一段与 `{there}` 完全相同",
            "this paragraph of `{here}` is written in another language" | "`{here}` 的这一段用的是另一种语言"]
        help ["write it in each language: `{once}: {{{each}}}`" | "请按语言分别书写：`{once}: {{{each}}}`",
            "translate it into {here}; a source that is quoted in its own words stands as a quotation (`> …`)" | "请译为{language_zh}；引用来源原文的，请写成引文（`> …`）"]
        also "the same words stand here" | "相同文字在此处"
        why "A translation that is still the original looks finished in every list and is not. Names, codes, addresses and quotations may stand in any language."
          | "译文仍是原文，表面上已完成，实际并未翻译。名称、代码、网址和引文可用任何语言。";
    TRADITIONAL = "CB310" Warning
        says ["`{found}` is a traditional character in a text in simplified characters" | "简体文本中出现繁体字“{found}”"]
        help ["write {instead}" | "请写作“{instead}”"]
        why "Two forms of one character do not find each other in a search. A passage that is quoted as it was printed stands as a quotation (`> …`)."
          | "简繁混用，会影响检索。照录原文的，请写成引文（`> …`）。";
    PUNCTUATION = "CB311" Warning
        says ["`{found}` stands between Chinese characters, where Chinese writes {instead}" | "汉字之间用了半角标点“{found}”",
            "the full-width `{full}` stands in an English text" | "英文文本中出现全角标点“{full}”"]
        help ["write {instead}" | "请写作“{instead}”"]
        why "Chinese punctuation is full-width (GB/T 15834-2011), English punctuation is not; the wrong one tears lines and words apart."
          | "中文使用全角标点（GB/T 15834-2011），英文使用半角标点；混用会使断行和词距出错。";
    LOCK = "CB312" Warning
        says ["`{record}` stands twice in `{locale}`" | "`{record}` 的 `{locale}` 记录重复",
            "`{merge}` was left by a merge" | "`{merge}` 是合并时留下的标记",
            "this line says no record, language and marks" | "此行不是“记录、语言、标记”的格式"]
        help ["take one of the two lines out, then compare the languages and run casebook confirm {record}" | "请删去其中一行，核对两种语言后运行 casebook confirm {record}",
            "keep the lines of both sides and take `{merge}` out" | "请保留双方各行，删去 `{merge}` 标记",
            "take the line out; casebook confirm writes it anew for translations that you have compared" | "请删去此行；核对译文后，casebook confirm 会重新写入"]
        why "content/translations.lock remembers which text of the original each translation was confirmed against. A line that cannot be read confirms nothing."
          | "content/translations.lock 记录各译文核对时所依据的原文。无法读取的行不起作用。";
    STALE = "CB313" Warning
        says ["the original (`{original}`) of `{key}` changed after `{locale}` was confirmed, and {more} more" | "`{locale}` 核对之后，`{key}` 的原文（`{original}`）又有改动，另有 {more} 处改动",
            "the original (`{original}`) of `{key}` changed after `{locale}` was confirmed" | "`{locale}` 核对之后，`{key}` 的原文（`{original}`）又有改动",
            "a paragraph of the original (`{original}`) changed after `{locale}` was confirmed, and {more} more: “{text}”" | "`{locale}` 核对之后，原文（`{original}`）有一段改动，另有 {more} 处改动：“{text}”",
            "a paragraph of the original (`{original}`) changed after `{locale}` was confirmed: “{text}”" | "`{locale}` 核对之后，原文（`{original}`）有一段改动：“{text}”",
            "parts of the original (`{original}`) were taken away after `{locale}` was confirmed: {gone}" | "`{locale}` 核对之后，原文（`{original}`）删去了 {gone} 处"]
        help ["bring {locale} in line with it, then run casebook confirm {record} --locale {locale}" | "请相应修改 {locale}，然后运行 casebook confirm {record} --locale {locale}"]
        also "the original says this now" | "原文现为"
        why "A translation that was made from an earlier text says something else than the original, and nothing shows it to its readers. casebook confirm says that the two are compared; a number linked to its figure is compared by Casebook itself and changes nothing here."
          | "译文依据的是较早的原文，两者内容已不一致，读者却看不出来。casebook confirm 表示两者已经核对；链接到数字的数值由程序自行核对，不影响此项。";
    STRINGS_DIFFER = "CB314" Warning
        says ["`{key}` has no {{{placeholder}}} in `{here}`, which `{there}` has" | "`{key}` 的 `{here}` 文本没有 {{{placeholder}}}，而 `{there}` 有",
            "`{key}` has no form `{form}` in `{here}`" | "`{key}` 的 `{here}` 文本没有 `{form}` 形式"]
        help ["say {{{placeholder}}} in {here} too, or leave it out everywhere" | "请在 {here} 中也写上 {{{placeholder}}}，或各语言一并去掉",
            "add `{form}: …`, which the language uses for some numbers" | "请添加 `{form}: …`，该语言用它表示某些数量"]
        also "the other language says this" | "另一种语言的文本在此处"
        why "A string that leaves a placeholder out hides from readers of one language what the others are told." | "一种语言的界面文字少了占位符，其读者就看不到相应内容。";
    NUMBERS_DIFFER = "CB315" Warning
        says ["{key} says {written} in `{here}`, and {written_there} in `{there}`" | "{key} 的 `{here}` 文本写的是{written}，而 `{there}` 写的是{written_there}",
              "{part} says {written} in `{here}`, and {written_there} in `{there}`" | "{part_zh}在 `{here}` 中写的是{written}，而在 `{there}` 中是{written_there}",
              "{key} says {written_there} in `{there}`, and no such number in `{here}`" | "{key} 的 `{there}` 文本中有{written_there}，而 `{here}` 文本中没有这个数",
              "{part} says {written_there} in `{there}`, and no such number in `{here}`" | "{part_zh}在 `{there}` 中有{written_there}，而在 `{here}` 中没有这个数"]
        help ["compare both with the source; where {there} is right, write {instead} in {here}, and where {here} is right, {instead_there} in {there}" | "请与来源核对：如 {there} 正确，请将 {here} 改为{instead}；如 {here} 正确，请将 {there} 改为{instead_there}",
              "compare both with the source: write the right number in {here} and {there}, or take it out of both; a number that is a figure is best linked, where links can stand: [](figure:ID)" | "请与来源核对：在 {here} 与 {there} 中写上同一正确数字，或在两边都删去；属于数据的，在可用链接处最好写成链接：[](figure:标识)"]
        also "the other language says this" | "另一种语言的文本在此处"
        why "Readers of two languages who are told two numbers are told one falsehood. Numbers are compared by their value: 43,000 is 4.3万, and twelve is 12. So is what they say: whether 35% went up or down, 430 days or hours, the month and day of a date, half or a third, twice or three times. In paragraphs and notes a number that only one language has is told of where the whole write-up of the other says nothing like it; what stands in brackets, and spans of time, may be left out."
          | "两种语言的数字不同，必有一个是错的。比较的是数值：43,000 即 4.3万，twelve 即 12。数字的含义也须一致：同一个35%是升还是降，430是天还是小时，日期的月和日，一半还是三分之一，两倍还是三倍。段落和脚注中仅一种语言有的数字，如另一种语言的整篇正文都没有相应说法，也会指出；括号内的数字和时间长短可以略去。";
    PARAGRAPHS_DIFFER = "CB316" Warning
        says ["paragraphs of the section “{text}”: {count} in `{here}`, {count_there} in `{there}`" | "“{text}”一节在 `{here}` 中有 {count} 段，而在 `{there}` 中有 {count_there} 段",
              "paragraphs of the text: {count} in `{here}`, {count_there} in `{there}`" | "正文在 `{here}` 中有 {count} 段，而在 `{there}` 中有 {count_there} 段"]
        help ["write what only one language says in the other too, or divide both into the same paragraphs; items of lists count as well" | "请补上仅一种语言有的段落，或使两边分段一致（列表各项也按段计）"]
        also "the other language ends the section here" | "另一种语言的该节到此为止"
        why "Where each paragraph answers to one, it can be seen that nothing was left out or added, and the numbers of both are held against each other."
          | "段落一一对应，才能看出没有漏译或增添，两边的数字也才能互相核对。";
}
