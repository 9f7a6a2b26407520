//! CB510 to CB529 and CB543: the finished pages, drawings and stylesheets.

use crate::diag::code::codes;

codes! {
    DEAD_LINK = "CB510" Error
        says ["`{link}` leads to `{target}`, where nothing is published ({where})" | "`{link}` 指向 `{target}`，但那里没有发布任何内容（{where_zh}）"]
        help ["correct the address; files of content/static/ are published as they are" | "请更正地址；content/static/ 中的文件会原样发布"]
        why "A reader who follows such a link, or a browser that fetches such a file, finds nothing." | "读者点击后，或浏览器加载时，将找不到任何内容。";
    DEAD_ANCHOR = "CB511" Error
        says ["`{link}` asks for the place `{place}`, which `{target}` does not have ({where})" | "`{link}` 指向位置 `{place}`，但 `{target}` 中没有（{where_zh}）"]
        help ["give the element `id=\"{place}\"`, or name a place that is there" | "请为对应元素加上 `id=\"{place}\"`，或改为已有的位置"]
        why "The browser stays at the top of the page, and a screen reader finds no name." | "浏览器会停在页首，读屏软件也找不到对应的名称。";
    FIXED_LINK = "CB512" Error
        says ["`{link}` {problem} ({where})" | "`{link}` {problem_zh}（{where_zh}）"]
        help ["write the address from the page on, with its file: `../about/index.html`; templates get such addresses ready-made" | "请写相对于本页的地址并写到文件名，如 `../about/index.html`；模板变量中已有这样的地址"]
        why "The same folder must work at the root of a host, under a sub-path, on a shared drive and by a double click." | "同一个文件夹放在网站根目录、子路径、共享盘，或双击打开，都应可用。";
    OUTSIDE_REQUEST = "CB513" Error
        says ["the page sends its readers on to `{onward}` without their doing ({where})" | "页面会自动跳转到站外的 `{onward}`（{where_zh}）",
              "a browser would fetch `{link}` from elsewhere ({where})" | "浏览器会从外部加载 `{link}`（{where_zh}）"]
        help ["take the `refresh` out and write an ordinary link to `{onward}`, which readers follow by choice" | "请改为普通链接，由读者自行点击前往 `{onward}`",
              "put a copy of the file beside the record, into content/static/ or into the theme's assets" | "请将该文件的副本放到记录旁边、content/static/ 或主题的 assets 中"]
        why "Each such request tells a stranger who reads what, and the page breaks where the other host is slow, gone or blocked." | "每次外部请求都会向第三方透露读者的访问情况；对方变慢、关闭或被屏蔽时，页面就会出错。";
    INLINE_SCRIPT = "CB514" Error
        says ["a script stands within the page: `{what}` ({where})" | "页面中直接写有脚本：`{what}`（{where_zh}）"]
        help ["take it out, or put it into a file of the theme's assets" | "请删除，或改放到主题 assets 的文件中"]
        why "Hosts of public bodies forbid scripts within pages (Content-Security-Policy), and every page must be readable without any." | "政务网站的安全策略（CSP）禁止页面内嵌脚本；不运行脚本也应能阅读每个页面。";
    INLINE_STYLE = "CB515" Error
        says ["a style stands within the page: `{what}` ({where})" | "页面中直接写有样式：`{what}`（{where_zh}）"]
        help ["give the element a class, and write the rule into a stylesheet of the theme" | "请给元素加 class，并把规则写到主题的样式表中"]
        why "A strict Content-Security-Policy ignores styles within pages." | "严格的安全策略（CSP）会忽略页面内嵌的样式。";
    FIRST_HEADING = "CB516" Error
        says ["the page has {count} headings `h1`; it needs one ({where})" | "页面有 {count} 个 `h1` 标题，应恰有一个（{where_zh}）"]
        help ["let the template write the title as the one `h1`" | "请让模板只把页面标题写成 `h1`"]
        why "The first heading says what the page is; who listens to a page goes to it first." | "一级标题说明页面是什么；使用读屏软件的读者会先找到它。";
    HEADING_SKIPS = "CB517" Warning
        says ["the heading “{text}” is an `h{level}` right below an `h{above}` ({where})" | "标题“{text}”是 `h{level}`，却紧接在 `h{above}` 之后（{where_zh}）"]
        help ["the sections of a write-up begin with `##`, and their parts with `###`: write `##` if this is a section like its neighbours, `###` if it belongs to the section above" | "正文各节用 `##`，节内小标题用 `###`：与前后各节并列的请写 `##`，属于上一节的请写 `###`"]
        why "Who finds their way by the outline takes a skipped level for a missing part." | "依靠大纲浏览的读者会以为缺了一部分。";
    IMAGE_WITHOUT_ALT = "CB518" Error
        says ["the image `{image}` has no `alt` ({where})" | "图片 `{image}` 没有 `alt`（{where_zh}）"]
        help ["say in `alt` what it shows; `alt=\"\"` where it only adorns" | "请在 `alt` 中说明图片内容；纯装饰图片写 `alt=\"\"`"]
        why "Who does not see the image is told its text instead." | "看不到图片的读者靠这段文字了解内容。";
    TABLE_WITHOUT_NAME = "CB519" Error
        says ["a table has neither caption nor label ({where})" | "表格没有标题或标签（{where_zh}）"]
        help ["write a `<caption>` into the table, or give it an `aria-label`" | "请在表格中写 `<caption>`，或加 `aria-label`"]
        why "A table is read apart from the text around it, so it must say what it holds." | "表格常被单独阅读，必须说明自己的内容。";
    PAGE_LANGUAGE = "CB520" Error
        says ["the page says `lang=\"{lang}\"`, but is written in `{locale}` ({where})" | "页面写的是 `lang=\"{lang}\"`，而其语言是 `{locale}`（{where_zh}）"]
        help ["let the template write `chrome.lang` as the `lang` of `<html>`" | "请让模板把 `chrome.lang` 写作 `<html>` 的 `lang`"]
        why "Browsers choose fonts, voices and line breaks by it." | "浏览器据此选择字体、语音和断行方式。";
    PAGE_TITLE = "CB521" Error
        says ["the page has {count} titles; it needs one `<title>` with text ({where})" | "页面有 {count} 个标题，应恰有一个写有文字的 `<title>`（{where_zh}）"]
        help ["write `<title>` once, in the head of the template" | "请在模板的 head 中只写一个 `<title>`"]
        why "The title names the page in tabs, bookmarks and search results." | "标签页、书签和搜索结果都用它来称呼页面。";
    ID_TWICE = "CB522" Error
        says ["the id `{name}` stands more than once in a page ({where})" | "同一页面中多次出现 id `{name}`（{where_zh}）"]
        help ["give each its own id" | "请使用各不相同的 id"]
        why "A link to it leads to the first of them only." | "指向它的链接只会到达第一个。";
    SAME_TITLE = "CB523" Warning
        says ["two pages have the title “{title}”, this one and {other} ({where})" | "有两个页面标题同为“{title}”，另一个是 {other}（{where_zh}）"]
        help ["change the title of one of them" | "请修改其中一个标题"]
        why "Nobody can tell them apart in tabs, bookmarks and search results." | "在标签页、书签和搜索结果中无法分辨。";
    LANGUAGE_PAIR = "CB524" Error
        says ["the page names `{target}` as itself in `{lang}`, which does not name it back or is another page ({where})" | "页面称 `{target}` 是其 `{lang}` 版本，但后者没有指回，或并非同一页面（{where_zh}）"]
        help ["let the template write `chrome.alternates` for every language, with `hreflang`" | "请让模板为每种语言写出 `chrome.alternates`，并注明 `hreflang`"]
        why "Search engines ignore languages that do not name each other." | "各语言页面若不互相指明，搜索引擎会予以忽略。";
    NOT_PLAIN_SVG = "CB525" Error
        says ["the file cannot be judged because of `{what}` ({where})" | "因含 `{what}`，无法检查此文件（{where_zh}）"]
        help ["save it as plain SVG or XML in UTF-8, without entities and stylesheets of its own" | "请另存为 UTF-8 编码的普通 SVG 或 XML，不含自定义实体和外部样式表"]
        why "Entities and outside stylesheets can turn a drawing into something else when it is shown." | "自定义实体和外部样式表会让图在显示时变成另一样内容。";
    SEALED = "CB528" Error
        says ["`{name}` cannot be looked into, and browsers show it as a page of its own ({where})" | "`{name}` 无法检查其内容，而浏览器会把它当作独立页面打开（{where_zh}）"]
        help ["publish it in a plain form: a packed drawing (.svgz) as .svg, a saved page (.mht) as PDF, a page in UTF-16 in UTF-8" | "请改用普通格式：压缩图（.svgz）存为 .svg，网页存档（.mht）存为 PDF，UTF-16 网页存为 UTF-8"]
        why "Such a file may hold scripts and requests to other hosts that no check sees." | "这类文件可能含有脚本或对外部的请求，任何检查都看不到。";
    ENDLESS = "CB529" Error
        says ["a loop in this template makes far too much of one page" | "此模板中的循环会在一个页面上无休止地生成内容"]
        help ["look at the loops here: a loop within a loop goes through all combinations; a page may take a million rounds and 32 MiB" | "请检查此处的循环：循环套循环会遍历所有组合；一个页面最多循环一百万次、32 MiB"]
        why "Without a limit the check, the build and the preview would wait for such a page for ever, or use up the machine."
          | "不设上限，检查、生成和预览就会一直等待该页面，或耗尽计算机资源。";
    WITHOUT_POLICY = "CB543" Warning
        says ["the page says nowhere, or too late, what it may load and run ({where})" | "页面没有写明安全策略（CSP），或写得过晚（{where_zh}）"]
        help ["let base.html write `chrome.policy_html`, as safe HTML, into the head: after `<meta charset>`, and before every link, style and script" | "请让 base.html 在 head 中以安全 HTML 写出 `chrome.policy_html`，置于 `<meta charset>` 之后、所有链接、样式和脚本之前"]
        why "The policy keeps a page from running or fetching anything that does not stand beside it, also on hosts that send no headers; it governs only what comes after it." | "有了安全策略，页面只能使用本站自带的内容，即使服务器不发送安全响应头也有效；策略只对其后的内容起作用。";
    DEAD_ADDRESS = "CB526" Warning
        says ["`{address}` leads nowhere: {reason}" | "`{address}` 已失效：{reason_zh}"]
        help ["look for the new address (a search on the publisher's site, an archive of web pages) and write it; where there is none, take the address out and say so in words" | "请查找新网址（如发布单位的站内检索、网页存档）并更正；确实找不到的，请删去网址并用文字说明"]
        why "Readers can no longer look at what the site rests on. Only `casebook check --external` asks other hosts, and reports what they say clearly; who refuses to answer is not reported." | "读者无法再核对网站所依据的材料。只有 `casebook check --external` 才会访问外部网址，并且只报告对方明确答复的结果；对方拒绝答复的不予报告。";
    MOVED_ADDRESS = "CB527" Warning
        says ["`{address}` has moved for good to `{new}`" | "`{address}` 已永久迁移到 `{new}`"]
        help [
            "`{front}` is only a front page, so the page itself may be gone: look for it there and write its address" | "`{front}` 只是网站首页，原页面可能已不存在：请在该网站查找，并改写为新网址",
            "open it, and where it says the same write `{new}`" | "请打开查看，内容一致的，改写为 `{new}`",
        ]
        why "Old addresses are led on for a while only; whoever follows the link later finds nothing." | "旧网址的跳转通常只保留一段时间，之后读者点击将找不到内容。";
}
