//! CB20x and CB23x: references between records and from prose.

use crate::diag::code::codes;

codes! {
    UNKNOWN_ID = "CB201" Error
        says ["there is no {kind} `{id}`, which is named in {count} places" | "没有标识为 `{id}` 的{kind_zh}，共有 {count} 处引用", "there is no {kind} `{id}`" | "没有标识为 `{id}` 的{kind_zh}"]
        help ["the comma in it is a full-width one, which parts nothing: write `{comma}`" | "其中的逗号是全角逗号，不能分隔各项，请写成 `{comma}`",
              "that is the word for {units}: write the id that fits; `casebook list units` lists all" | "这是 {units} 的写法，请填写其中合适的标识；全部单位见 `casebook list units --lang zh`",
              "did you mean `{near}`? Where it was renamed, name it `{id}` again, and the {count} places are right" | "您是否想写 `{near}`？如该记录改过名，请改回 `{id}`，这 {count} 处引用便都正确",
              "did you mean `{near}`?" | "您是否想写 `{near}`？",
              "`casebook list units` lists the units that there are; one of your own is added to {own_units}" | "已有的单位见 `casebook list units --lang zh`；自定单位请在 {own_units} 中添加",
              "{kind} ids stand in {home}: {known}" | "{kind_zh}的标识见 {home}：{known}", "add it to {home}" | "请在 {home} 中添加"]
        also "it is named here too" | "此处也引用"
        why "A reference leads to a record by its id. Broken records still count as known, so this one really is not there."
          | "引用通过标识指向记录。有错误的记录也视为存在，因此该记录确实不存在。";
    BROKEN_LINK = "CB231" Error
        says ["`{file}` leads nowhere: {reason}" | "找不到文件 `{file}`",
               "`{target}` leads nowhere: {reason}" | "`{target}` 是无效链接：{reason_zh}"]
        help ["did you mean `{near}`?" | "您是否想写 `{near}`？", "{advice}" | "{advice_zh}"]
        also "it is linked here too" | "此处也有链接"
        why "Readers of the published page would meet a dead link." | "发布后读者会遇到失效链接。";
    SCHEME_REFUSED = "CB232" Error
        says ["links may not begin with `{scheme}:`" | "链接不能以 `{scheme}:` 开头"]
        help ["did you mean `{near}:`?" | "您是否想写 `{near}:`？", "write https:, mailto:, tel:, the name of a file beside this one, or a reference such as figure:ID, chart:ID, case:ID, source:ID" | "可用 https:、mailto:、tel:、同一文件夹中的文件名，或 figure:ID、chart:ID、case:ID、source:ID 等引用"]
        why "Only known kinds of links are published; javascript: and data: links can carry programs." | "只发布已知类型的链接；javascript:、data: 链接可能夹带程序。";
    RAW_HTML = "CB233" Warning
        says ["raw HTML is not used: `{tag}` will be shown as text" | "不使用 HTML 代码：`{tag}` 将按文字显示"]
        help ["write Markdown instead: **bold**, *emphasis*, a table with | bars |; only <sup>, <sub>, <br>, <wbr>, <kbd> and <ruby> are kept" | "请改用 Markdown：**加粗**、*强调*、用 | 分隔的表格；仅保留 <sup>、<sub>、<br>、<wbr>、<kbd>、<ruby>"]
        why "HTML from content could break the page, its accessibility and its security policy." | "内容中的 HTML 可能破坏页面、无障碍和安全策略。";
    FOOTNOTE = "CB234" Error
        says ["the footnote `[^{label}]` is {state}" | "脚注 `[^{label}]` {state_zh}"]
        help ["{advice}" | "{advice_zh}"]
        why "A footnote needs both its mark in the text and its text." | "脚注须同时有正文中的标号和注文。";
    DANGLING_REFERENCE = "CB235" Error
        says ["`{text}` refers to `[{label}]`, which is defined nowhere" | "`{text}` 引用了未定义的 `[{label}]`"]
        help ["write the address in round brackets: [text](address)" | "请把地址写在圆括号中：[文字](地址)"]
        why "It would be shown with its brackets." | "页面上会原样显示方括号。";
    MARKDOWN_DOUBT = "CB236" Warning
        says ["{problem}" | "{problem_zh}"]
        help ["{advice}" | "{advice_zh}"]
        why "The text can be read in two ways, and the page would probably not show what was meant." | "此处写法有歧义，页面显示可能与本意不同。";
    NO_ALT = "CB237" Error
        says ["this image has no alternative text" | "此图片没有替代文字"]
        help ["say in the brackets what the image shows: ![what it shows]({target})" | "请在方括号中说明图片内容：![图片内容]({target})"]
        why "Readers who cannot see the image need its content in words (WCAG 2.2, 1.1.1)." | "看不到图片的读者需要文字说明（WCAG 2.2，1.1.1）。";
    NOT_A_BLOCK = "CB238" Error
        says ["`{target}` must stand alone in its paragraph" | "`{target}` 须单独成段"]
        help ["leave an empty line before and after it" | "请在其前后各空一行"]
        why "Charts, tables and strips of figures are blocks of their own and cannot stand within a sentence." | "图、表和数字条须独立成段，不能放在句子中。";
    FRONT_MATTER = "CB239" Error
        says ["Markdown files have no front matter here" | "此处的 Markdown 文件不写前置元数据"]
        help ["move these lines to the YAML file beside it" | "请将这些内容移到旁边的 YAML 文件"]
        why "Facts stand once, in YAML, for all languages; the Markdown files hold the write-up of one language each."
          | "事实只在 YAML 中写一次，供各语言共用；Markdown 文件只写各语言的正文。";
    LOOP = "CB240" Error
        says ["`{id}` leads back to itself" | "`{id}` 循环引用了自身"]
        help ["take one of the references out" | "请删去其中一个引用"]
        why "A parent of itself, or a share of itself, cannot be shown." | "自身的上级或自身的占比无法显示。";
    TOO_INTRICATE = "CB241" Error
        says ["this text is too large or too intricate to be read as Markdown" | "文本过大或结构过于复杂，无法按 Markdown 读取"]
        help ["split it into several paragraphs or pages; look for a long row of `[`" | "请拆分为多个段落或页面，并检查是否有大量连续的“[”"]
        why "A text that is not read is not checked either, and its links would be shown with their brackets. The limits are 2 MiB a text and 2,000 `[` a paragraph."
          | "未能读取的文本也无法核对，其链接会连同方括号一起显示。上限为每个文本 2 MiB、每段 2000 个“[”。";
    MISSPELT_LINK = "CB242" Error
        says ["this looks like a link, but there is a blank in the file name `{name}`, and it would be shown as it is written" | "此处像是链接，但文件名 `{name}` 中有空格，页面会原样显示",
              "this looks like a link, but the closing {mark} is missing, and it would be shown as it is written" | "此处像是链接，但缺少右括号{mark}，页面会原样显示",
              "this looks like a link, but has {wrong}, and would be shown as it is written" | "此处像是链接，但含有{wrong_zh}，页面会原样显示"]
        help ["rename the file to `{instead}`, and write `{right}`" | "请将文件改名为 `{instead}`，并写成 `{right}`",
              "write `{right}`" | "请写成 `{right}`"]
        why "A link has plain brackets and a plain colon, without blanks between or within them: `[words](case:ID)`. Full-width `（）`, `【】` and `：`, which Chinese input methods write, are ordinary punctuation; they are reported only where a known scheme, a web address or the name of a picture or document follows."
          | "链接须用成对的半角方括号、圆括号和半角冒号，中间和地址内不留空格，如 `[文字](case:标识)`。中文输入法打出的“（）”“【】”“：”只是普通标点；仅当其后为已知的引用类型、网址或图片、文件名时才会报告。";
    UNPAIRED_QUOTES = "CB244" Warning
        says ["`{key}` has the quotation mark {mark} without its partner" | "`{key}` 中的{mark}不成对",
              "all of `{key}` stands between quotation marks, which readers will see" | "`{key}` 整段加了中文引号，页面上会原样显示"]
        help ["YAML takes straight quotation marks, or none: write `\"{words}\"`" | "YAML 用半角直引号，也可不加引号：请写成 `\"{words}\"`",
              "write `{right}`" | "请写成 `{right}`", "add the mark that is missing, of the same kind, or take this one out" | "请补上另一半（须为同一种引号），或将其删去"]
        why "A title is shown in lists, in search results and on cards, where a mark without its partner looks like a slip. Marks of two kinds (`“` and `\"`) are no pair."
          | "标题会出现在列表、检索结果和卡片中，不成对的引号是明显的差错。两种不同的引号（`“` 与 `\"`）不能配对。";
    NOTHING_OBSERVED = "CB243" Error
        says ["the statistic `{id}` has no observations" | "统计 `{id}` 没有观测值"]
        help ["add some to `observations`, or mark the statistic `status: draft`" | "请在 `observations` 中添加，或将该统计标为 `status: draft`"]
        why "A page of numbers without a number tells readers nothing." | "没有数字的统计页面对读者没有意义。";
}
