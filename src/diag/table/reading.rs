//! CB1xx: reading files.

use crate::diag::Code;
use crate::diag::code::codes;

/// Whether a code is one of this part of the table: what it reports stands in the way of whatever would be found in the same file.
pub fn is_of_reading(code: &Code) -> bool {
    CODES.iter().any(|known| known.id == code.id)
}

codes! {
    NOT_UTF8 = "CB100" Error
        says ["this file is not UTF-8 text" | "此文件不是 UTF-8 文本"]
        help ["{advice}" | "{advice_zh}",
              "save it again as UTF-8 (in Notepad: Save as, Encoding, UTF-8)" | "请另存为 UTF-8 编码（记事本：另存为，编码选 UTF-8）"]
        why "Casebook reads YAML, Markdown and CSV as UTF-8. A file in GBK or UTF-16 would come out as garbled characters, so it is refused."
          | "Casebook 按 UTF-8 读取 YAML、Markdown 和 CSV。GBK 或 UTF-16 编码的文件会变成乱码，因此不予接受。";
    YAML_SYNTAX = "CB101" Error
        says ["this file cannot be read as YAML: {problem}" | "无法按 YAML 读取此文件：{problem_zh}"]
        help ["write `{meant}`, with a plain colon and a space after the key" | "请写 `{meant}`（键名后用半角冒号加空格）",
              "{advice}" | "{advice_zh}",
              "look at this line and the one above: the indentation, a missing `:` or an unclosed quotation mark or bracket" | "请检查本行和上一行：缩进、漏写的 `:`、未闭合的引号或括号"]
        why "The file could not be read as YAML from this place on. The other files have been read, and their problems are listed too. Most faults of this kind are cured by putting a text in double quotes or by lining up the keys of a record."
          | "从此处起无法按 YAML 读取。其他文件已照常读取，其问题也已列出。多数情况下，给文字加双引号，或将同一记录的键左对齐即可。";
    DUPLICATE_KEY = "CB103" Error
        says ["the key `{key}` stands here twice" | "键 `{key}` 在此处重复"]
        help ["if they are two things, give this one another id, for example `{other}`; else keep one of them (the first is shown too)" | "如系两项不同的内容，请为此处另取一个标识，例如 `{other}`；否则请保留其中一个（前一个的位置一并列出）",
              "keep one of them; the first is shown too" | "请保留其中一个；前一个的位置一并列出"]
        also "the first one stands here" | "前一个在此处"
        why "Two values under one key contradict each other; YAML readers would silently take one of them. Every number has one home."
          | "同一个键有两个值，互相矛盾，一般的 YAML 程序会取其一而不提示。每个数字只应写一处。";
    UNKNOWN_KEY = "CB104" Error
        says ["unknown key `{key}` in {where}" | "{where_zh}中没有 `{key}` 这个键", "unknown key `{key}`" | "没有 `{key}` 这个键"]
        help ["{advice}" | "{advice_zh}",
              "did you mean `{near}`?" | "您是否想写 `{near}`？", "known keys here: {known}" | "此处可用的键：{known}"]
        why "A key that Casebook does not know would be silently ignored, and its content would be missing from the site. See docs/content-format.md."
          | "Casebook 不认识的键会被忽略，其内容就不会出现在网站上，因此报错。可用的键见 docs/content-format.md。";
    MISSING_KEY = "CB105" Error
        says ["{where} needs `{key}`, which is missing here" | "{where_zh}缺少 `{key}`"]
        help ["add a line `data: {table}`, which reads the file of that name beside this one" | "请添加一行 `data: {table}`，即读取旁边的同名文件",
              "add a line `{key}: …` with one of {choices}" | "请添加一行 `{key}: …`，可选：{choices}",
              "add a line `{key}: {example}`" | "请添加一行 `{key}: {example}`", "add a line `{key}: …`" | "请添加一行 `{key}: …`"]
        why "This key is required: without it the record cannot be shown." | "此键必填，缺少它就无法显示该记录。";
    WRONG_SHAPE = "CB106" Error
        says ["`{key}` should be {expected}, but it is {found}" | "`{key}` 应写成{expected_zh}，而此处是{found_zh}",
              "this should be {expected}, but it is {found}" | "此处应写成{expected_zh}，实际是{found_zh}"]
        help ["write it as `{example}`" | "请写成 `{example}`"]
        why "Text, lists (`- item` or `[a, b]`) and maps (`key: value` or `{{key: value}}`) are different things in YAML."
          | "YAML 中一段文字、列表（`- 项` 或 `[a, b]`）和若干行“键: 值”是不同的结构。";
    YAML_TAG = "CB107" Error
        says ["YAML tags (`!name`) are not used here" | "此处不使用 YAML 标签（`!name`）"]
        help ["put the text in quotes, or leave the tag out" | "请给文本加引号，或删去标签"]
        why "Casebook knows the type of each value by its key." | "Casebook 按键名判断值的类型，不需要标签。";
    NOT_A_CHOICE = "CB108" Error
        says ["`{value}` is not one of the values of `{key}`" | "`{key}` 的值不能写“{value}”"]
        help ["{instead} ({known})" | "{instead_zh}（可选：{known}）", "did you mean `{near}`? ({known})" | "您是否想写 `{near}`？（可选：{known}）", "write one of {known}" | "可选：{known}"]
        why "This key takes one of a fixed set of words." | "此键只能取固定的几个词。";
    BAD_ID = "CB109" Error
        says ["`{id}` cannot serve as an id" | "`{id}` 不能作为标识"]
        help ["rename the folder with lower-case ASCII letters, digits and hyphens, for example `{folder}`; if it had such a name before, give it that one back, for other records use it" | "请将文件夹改名，只用小写英文字母、数字和连字符，例如 `{folder}`；原来有这样的名称的，请改回原名，其他记录仍在引用",
              "a file beside the page of each case can be called `{taken}`, and the files of a chart are called by its id; write for example `{id}-chart`" | "每个案例页面旁会有名为 `{taken}` 的文件，而图的各文件以其标识命名；请改写，例如 `{id}-chart`",
              "Windows keeps this name for a device, so it can name no folder; add a word, for example `{device}-1`" | "这是 Windows 的设备名，不能用作文件夹名；请加上其他字，例如 `{device}-1`",
              "use lower-case ASCII letters, digits and hyphens, for example `{near}`" | "请只用小写英文字母、数字和连字符，例如 `{near}`",
              "use lower-case ASCII letters, digits and hyphens, at most 80 of them" | "请只用小写英文字母、数字和连字符，不超过 80 个字符"]
        why "The id becomes part of the address of a page, and many hosts and file systems take no other characters."
          | "标识会成为网页地址的一部分，许多服务器和文件系统不接受其他字符。";
    BAD_NUMBER = "CB110" Error
        says ["{problem}" | "{problem_zh}"]
        help ["{advice}" | "{advice_zh}"]
        why "A value is the number as the source states it, with its decimals: digits and at most one point. What else the source says has keys of its own: `qualifier`, `unit`, `upper`."
          | "value 只写来源给出的数字本身（保留其小数位）。限定词、单位、区间上限分别写入 `qualifier`、`unit`、`upper`。";
    BAD_DATE = "CB111" Error
        says ["{problem}" | "{problem_zh}"]
        help ["{advice}" | "{advice_zh}"]
        why "Dates and periods are written as in ISO 8601, as exactly as the source states them: 2025, 2025-06, 2025-06-30, 2025-Q3, 2016-01/2018-12, to-date."
          | "日期和时期按 ISO 8601 书写，精确程度与来源一致：2025、2025-06、2025-06-30、2025-Q3、2016-01/2018-12、to-date。";
    BAD_LOCALE = "CB112" Error
        says ["{problem}" | "{problem_zh}"]
        help ["{advice_language}" | "{advice_language_zh}", "write `en` for English, `zh-Hans` for Simplified Chinese" | "英文写 `en`，简体中文写 `zh-Hans`"]
        why "Numbers, dates and plural forms are written in each language's own way; so far Casebook does so for English and Simplified Chinese."
          | "数字、日期和单复数按各语言习惯书写；目前支持英文和简体中文。";
    BAD_ADDRESS = "CB113" Error
        says ["`{address}` is not a web address" | "`{address}` 不是网址", "`{base}` cannot be the address of a site" | "`{base}` 不能作为网站的地址", "`{path}` is not the path of a site on its host" | "`{path}` 不是网站在主机上的路径"]
        help ["{advice}" | "{advice_zh}", "write it whole, for example `https://example.org/page`" | "请写完整网址，例如 `https://example.org/page`"]
        why "Addresses are shown to readers as links; other schemes than https and http are refused." | "网址会作为链接显示给读者，只接受 https 和 http。";
    STRAY_FILE = "CB114" Warning
        says ["nothing reads this file" | "没有记录使用此文件"]
        help ["did you mean `{near}`?" | "您是否想命名为 `{near}`？", "{advice}" | "{advice_zh}"]
        why "A file that nothing reads is often a misspelt name, and what it says would be missing from the site. Files to be published as they are go under content/static/."
          | "未被使用的文件往往是文件名写错，其内容不会出现在网站上。需要原样发布的文件请放在 content/static/。";
    NO_RECORD = "CB115" Error
        says ["the folder `{folder}` has no `{file}`" | "文件夹 `{folder}` 中没有 `{file}`"]
        help ["rename `{found}` to `{file}`" | "请将 `{found}` 改名为 `{file}`", "add `{file}` with at least a `title:`, or move these files to another folder" | "请添加 `{file}`，至少写上 `title:`；或将这些文件移到别处"]
        why "Each folder below content/cases, events, statistics and pages is one record, and the YAML file says what it is."
          | "content/cases、events、statistics、pages 下的每个文件夹是一条记录，由其中的 YAML 文件说明。";
    TOO_LARGE = "CB116" Error
        says ["this file has {found}, more than the {limit} that are read" | "此文件有 {found}，超过可读取的上限 {limit}"]
        help ["split it, or put large tables into a CSV beside the record" | "请拆分文件，或将大表格放入记录旁的 CSV"]
        why "The limit keeps a broken or hostile file from using up the machine." | "设置上限是为了防止已损坏或恶意的文件耗尽计算机资源。";
    EMPTY = "CB117" Error
        says ["`{key}` is empty" | "`{key}` 为空", "there is nothing in this file" | "此文件没有内容"]
        help ["{advice}" | "{advice_zh}", "write a value, or take the line out" | "请填写内容，或删去此行"]
        why "An empty value would be an empty place on the page." | "空值会在页面上留下空白。";
    CSV = "CB118" Error
        says ["this CSV cannot be read: {problem}" | "无法读取此 CSV：{problem_zh}", "this CSV cannot be read: {problem}" | "无法读取此 CSV：{problem}"]
        help ["{advice}" | "{advice_zh}", "save it as comma-separated UTF-8 with one header line" | "请另存为逗号分隔的 UTF-8 文件，首行为列名"]
        why "A CSV beside a statistic has one header line whose names are the keys of an observation." | "统计记录旁的 CSV 首行是观测值的键名。";
    UNKNOWN_LOCALE = "CB119" Error
        says ["the site has no locale `{locale}`" | "本站没有语言 `{locale}`"]
        help ["the locales of this site are {known}; add it to `locales` in content/site.yaml or correct it" | "本站语言为 {known}；请更正，或在 content/site.yaml 的 `locales` 中添加"]
        why "Text in a language that the site does not have would never be shown." | "网站未设的语言，其文字不会显示。";
    CONFLICT = "CB120" Error
        says ["`{a}` and `{b}` exclude each other" | "`{a}` 与 `{b}` 不能同时使用"]
        help ["{advice}" | "{advice_zh}", "keep the one that the source states" | "请保留与来源一致的一个"]
        why "The two keys say different things about the same number." | "两个键对同一个数字的表述不同。";
    NO_SITE = "CB121" Error
        says ["there is no content/site.yaml" | "没有 content/site.yaml"]
        help ["rename {found} to content/site.yaml" | "请将 {found} 改名为 content/site.yaml",
              "run casebook in the folder of a site, name one with --root DIR, or start one with `casebook init DIR`" | "请在网站文件夹中运行，或用 --root 指定，或用 `casebook init DIR` 新建"]
        why "content/site.yaml is what makes a folder a site." | "有 content/site.yaml 的文件夹才是一个网站。";
    OUTSIDE_LINK = "CB122" Error
        says ["this is a link to a place outside the site, or to itself" | "这是指向站外或自身的链接（软链接）"]
        help ["put a copy of the file here" | "请在此处放置文件副本"]
        why "A site is built from its own folder alone, so that it can be handed over and built again elsewhere with the same result."
          | "网站只由自身文件夹生成，移交后在别处重新生成，结果才会相同。";
    UNREADABLE = "CB123" Error
        says ["this file cannot be read: {problem}" | "无法读取此文件：{problem_zh}", "this file cannot be read: {problem}" | "无法读取此文件：{problem}"]
        help ["{advice}" | "{advice_zh}", "check that it is a file and that you may read it, or take it out" | "请确认它是文件且有读取权限，或将其移走"]
        why "The operating system refused to hand out the file." | "操作系统拒绝读取该文件。";
    BAD_WHOLE = "CB124" Error
        says ["`{key}` should be a whole number from {least} to {most}" | "`{key}` 应为 {least} 到 {most} 的整数"]
        help ["for example `{key}: {example}`" | "例如 `{key}: {example}`"]
        why "This key counts something." | "此键表示个数。";
    FIXED_CHECK = "CB125" Error
        says ["`{id}` cannot be set: what it reports cannot be published" | "`{id}` 不能调整：其所报告的问题无法发布"]
        help ["take it out of `checks` and mend what it reports; what can be set: {known}" | "请从 `checks` 中删去，并改正其所报告的问题；可调整的有：{known}"]
        why "A site may set what is a matter of judgement. Numbers without a source, references that lead nowhere, texts that are missing and records that cannot be read stop publication on every site, so that readers can rely on it."
          | "网站只能调整属于判断的检查项。数字没有来源、引用无处可去、缺少译文、记录无法读取，在任何网站上都会阻止发布，读者才能信赖。";
    BUILT_IN_UNIT = "CB126" Error
        says ["the unit `{id}` is built in" | "计量单位 `{id}` 是内置的"]
        help ["take it out, or give a unit of your own another id; `casebook list units` lists what is there" | "请删去，或为自定单位换一个标识；`casebook list units` 可列出已有单位"]
        why "A built-in unit means the same on every site, and its numbers are checked and written by that meaning."
          | "内置单位在各网站含义相同，数字的核对和书写都以此为准。";
    NAMED_TWICE = "CB127" Error
        says ["`{id}` stands in this list twice" | "列表中 `{id}` 重复"]
        help ["keep one of them; the first is shown too" | "请保留其中一个；前一个的位置一并列出"]
        also "the first one stands here" | "前一个在此处"
        why "The page would show it twice." | "页面上会重复显示。";
    MISNAMED_FILE = "CB135" Error
        says ["`{name}` is not read under this name" | "`{name}` 的文件名有误，无法读取"]
        help ["rename it to `{near}`" | "请改名为 `{near}`"]
        why "Records stand in files of certain names: small letters, with the ending .yaml. What stands under another name would be missing from the site."
          | "记录须放在规定名称的文件中：小写字母，扩展名为 .yaml。其他名称的文件不会被读取，内容就不会出现在网站上。";
    FULL_WIDTH_BRACES = "CB136" Error
        says ["the braces of `{key}` are full-width ones, which YAML takes for text" | "`{key}` 用了全角花括号，YAML 只当作文字"]
        help ["write `{example}`, with plain braces, colons and commas" | "请写成 `{example}`，花括号、冒号和逗号均用半角"]
        why "The page would show the braces and both languages in one." | "页面会原样显示花括号和两种语言的文字。";
    IDLE_EXCEPTION = "CB128" Warning
        says ["nothing at `{scope}` needs this exception to `{id}`" | "`{scope}` 处没有需要 `{id}` 例外的问题"]
        help ["take it out, or correct the path or the id after `#`" | "请删去此项，或更正路径或 `#` 后的标识"]
        why "An exception under `checks:` that stands on after its finding was mended would hide the next one at the same place."
          | "问题改正后仍保留的例外，会掩盖同一处今后出现的问题。";
}
