//! CB62x and CB63x: texts and names that deceive.

use crate::diag::code::codes;

codes! {
    CONTROL_CHARACTER = "CB621" Error
        says ["`{garbled}` was read in a wrong encoding: it was `{meant}`; {others} more of them in this file" | "`{garbled}` 是编码错误造成的乱码，原文应为 `{meant}`；本文件中另有 {others} 处",
              "`{garbled}` was read in a wrong encoding: it was `{meant}`" | "`{garbled}` 是编码错误造成的乱码，原文应为 `{meant}`",
              "`{garbled}` was read in a wrong encoding; {others} more of them in this file" | "`{garbled}` 是编码错误造成的乱码；本文件中另有 {others} 处",
              "`{garbled}` was read in a wrong encoding" | "`{garbled}` 是编码错误造成的乱码",
              "{point} ({name}) is a control character, and no text; {more} more of them in this file" | "{point}（{name_zh}）是控制字符，不是文字；本文件中另有 {more} 处",
              "{point} ({name}) is a control character, and no text" | "{point}（{name_zh}）是控制字符，不是文字"]
        help ["open the original in the program that wrote it, save it as UTF-8, and copy the text anew; in place of `{garbled}` write what was meant" | "请用原来的软件打开原文件，另存为 UTF-8 后重新复制；`{garbled}` 处请改为原文",
              "take it out: delete the characters around it and type them anew" | "请删去：将其前后的字符一并删除后重新输入"]
        why "Control characters steer devices, cannot stand in a web page, and often come from a copy out of another program or from a file that is no text."
          | "控制字符用于控制设备，不能出现在网页中，多由其他程序复制而来，或因文件并非文本。";
    TURNED_ORDER = "CB622" Error
        says ["{point} ({name}) turns the order of the text around it; {more} more of them in this file" | "{point}（{name_zh}）会改变前后文字的显示顺序；本文件中另有 {more} 处",
              "{point} ({name}) turns the order of the text around it" | "{point}（{name_zh}）会改变前后文字的显示顺序"]
        help ["take it out: delete the characters around it and type them anew" | "请删去：将其前后的字符一并删除后重新输入"]
        why "What readers see would be in another order than what is written: numbers, names and addresses can be made to show as others (Unicode UTS 55). Text that runs from right to left needs no such marks; a name in it may be set off by a pair of isolates on one line."
          | "读者看到的顺序会与所写不同，数字、名称和网址可被伪装（见 Unicode UTS 55）。从右至左书写的文字不需要此类字符。";
    INVISIBLE = "CB623" Warning
        says ["{point} ({name}) is invisible and does nothing here; {more} more of them in this file" | "{point}（{name_zh}）不可见，在此处也不起作用；本文件中另有 {more} 处",
              "{point} ({name}) is invisible and does nothing here" | "{point}（{name_zh}）不可见，在此处也不起作用"]
        help ["take it out: delete the characters on both sides of it and type them anew" | "请删去：将其前后的字符一并删除后重新输入"]
        why "Such characters come along when text is copied from a web page, a PDF or a chat. Readers who search for the word do not find it, and line breaks and copies go wrong. Joiners in emoji and in Persian or Indic words, and selectors after the character that they vary, are not reported."
          | "此类字符多在从网页、PDF 或聊天软件复制文字时带入，会使读者搜索不到该词，换行和复制也会出错。表情符号、波斯文等文字中正常使用的连字符不在此列。";
    INVISIBLE_IN_NAME = "CB624" Error
        says ["{point} ({name}) stands unseen in `{word}`" | "`{word}` 中含有不可见的 {point}（{name_zh}）"]
        help ["write `{clean}`: delete the whole word and type it anew" | "请写成 `{clean}`：整个删除后重新输入"]
        why "A key, an id, a number or a date must be written with plain characters: with an invisible one it is another word, though it looks the same."
          | "键、标识、数字和日期只能使用普通字符；含不可见字符时，看似相同，实为不同的词。";
    LOOKALIKE = "CB625" Warning
        says ["`{word}` mixes scripts: `{odd}` ({point}) is no Latin `{latin}`, it only looks like it" | "`{word}` 混用了不同文字：`{odd}`（{point}）不是拉丁字母 `{latin}`，只是形似"]
        help ["write `{clean}` with Latin letters alone" | "请全部用拉丁字母写成 `{clean}`"]
        why "Readers who search for the word do not find it, and screen readers read it wrongly. Such letters come from another keyboard layout, from text recognition, or from somebody who wants one name to pass for another (Unicode UTS 39)."
          | "读者搜索不到该词，读屏软件也会误读。此类字母多来自其他键盘布局或文字识别，也可能用于冒充其他名称（见 Unicode UTS 39）。";
    LOOKALIKE_IN_NAME = "CB626" Error
        says ["`{word}` is not `{clean}`: `{odd}` ({point}) only looks like the Latin `{latin}`" | "`{word}` 不是 `{clean}`：`{odd}`（{point}）只是形似拉丁字母 `{latin}`"]
        help ["write `{clean}` with Latin letters alone" | "请全部用拉丁字母写成 `{clean}`"]
        why "Keys and ids are written in Latin letters; one with a letter of another script is another word, though it looks the same."
          | "键和标识只用拉丁字母书写；含有其他文字的字母时，看似相同，实为不同的词。";
    SHAPELESS = "CB627" Warning
        says ["`{garbled}` was read in a wrong encoding: it was `{meant}`; {others} more of them in this file" | "`{garbled}` 是编码错误造成的乱码，原文应为 `{meant}`；本文件中另有 {others} 处",
              "`{garbled}` was read in a wrong encoding: it was `{meant}`" | "`{garbled}` 是编码错误造成的乱码，原文应为 `{meant}`",
              "`{garbled}` was read in a wrong encoding; {others} more of them in this file" | "`{garbled}` 是编码错误造成的乱码；本文件中另有 {others} 处",
              "`{garbled}` was read in a wrong encoding" | "`{garbled}` 是编码错误造成的乱码",
              "{point} ({name}) has no shape that all readers see; {more} more of them in this file" | "{point}（{name_zh}）没有通用的字形；本文件中另有 {more} 处",
              "{point} ({name}) has no shape that all readers see" | "{point}（{name_zh}）没有通用的字形"]
        help ["open the original in the program that wrote it, save it as UTF-8, and copy the text anew; in place of `{garbled}` write what was meant" | "请用原来的软件打开原文件，另存为 UTF-8 后重新复制；`{garbled}` 处请改为原文",
              "write the character that was meant; for a bullet point begin the line with `- `" | "请改为原本要写的字符；项目符号请在行首写 `- `"]
        why "Private-use characters show only with one font, such as the bullet points of a word processor; a replacement character stands where a character was lost in a conversion. Readers would see an empty box."
          | "私用区字符只在特定字体下可见（如文字处理软件的项目符号）；替换字符表示转换时丢失了原字符。读者只会看到方框。";
    ODD_SPACE = "CB628" Error
        says ["{point} ({name}) is no plain space, and YAML does not take it for one" | "{point}（{name_zh}）不是普通空格，YAML 不将其视为空格"]
        help ["write plain spaces here: delete it and press the space bar with the input method off" | "请改用半角空格：删去后在英文输入状态下按空格键"]
        why "YAML tells keys from values, and the levels of a record, by plain spaces (U+0020). Other spaces look the same but belong to the word beside them. Within a text they are welcome."
          | "YAML 以半角空格（U+0020）区分键与值以及记录的层级。其他空格看似相同，却会被当作相邻文字的一部分；在正文文字之中则可以使用。";
    FILE_NAME = "CB629" Error
        says ["`{name}` cannot be the name of a file on every system: {problem}" | "`{name}` 不能在所有系统上作为文件名：{problem_zh}"]
        help ["rename it, best to lower-case ASCII letters, digits and hyphens" | "请改名，最好只用小写英文字母、数字和连字符"]
        why "Sites are written and built on Windows, macOS and Linux, and handed over in archives. A name that one of them refuses or changes is lost on the way (Microsoft: Naming files, paths, and namespaces; POSIX NAME_MAX)."
          | "网站会在 Windows、macOS、Linux 上编写、生成，并以压缩包移交。其中任一系统不接受的名称都会在途中丢失或改变。";
    NAME_CLASH = "CB630" Error
        says ["`{name}` and `{other}` are one name on systems that do not tell {difference} apart" | "在不区分{difference_zh}的系统上，`{name}` 和 `{other}` 是同一名称"]
        help ["rename one of them" | "请为其一改名"]
        why "Windows and macOS do not tell upper from lower case, and macOS does not tell the two ways of writing `é` (Unicode normal forms): there one of the two files takes the place of the other."
          | "Windows 和 macOS 不区分大小写，macOS 也不区分 `é` 的两种编码（Unicode 规范形式），其中一个文件会覆盖另一个。";
    RADICAL = "CB631" Warning
        says ["`{odd}` ({point}) in `{word}` is no Han character but a sign of dictionaries or old code pages that looks like one; {more} more of them in this file" | "`{word}` 中的 `{odd}`（{point}）是部首或兼容字符，并非形似的那个汉字；本文件中另有 {more} 处",
              "`{odd}` ({point}) in `{word}` is no Han character but a sign of dictionaries or old code pages that looks like one" | "`{word}` 中的 `{odd}`（{point}）是部首或兼容字符，并非形似的那个汉字"]
        help ["write `{clean}`; in a text copied from a PDF, type such words anew" | "请写成 `{clean}`；从 PDF 复制的文字，请重新录入此类词语"]
        why "Readers who search for the word do not find it, and neither do the checks of names and numbers. Texts copied from PDF files have such signs (Unicode, Kangxi Radicals and CJK Compatibility Ideographs)."
          | "读者搜索不到该词，对人名、数字的检查也会漏过。从 PDF 复制的文字常有此类字符（见 Unicode“康熙部首”和“中日韩兼容汉字”区）。";
    NO_GLYPH = "CB632" Warning
        says ["`{character}` ({point}) in “{text}” has no shape in the fonts of pictures: the PNG of the chart shows an empty box there ({where})" | "图片字体中没有“{text}”里的 `{character}`（{point}），图表的 PNG 图片会在此处显示方框（{where_zh}）"]
        help ["write it with a character in common use (in a name, the usual variant or Latin letters); the chart on the page is not affected" | "请改用通用字符（人名、地名可用通行写法或拼音）；页面上的图表不受影响"]
        why "Pictures are drawn with the fonts that come with Casebook, so that they are the same on every machine; those have Latin letters and the Chinese characters of GB 2312. On the page the reader's own fonts show the character."
          | "为保证在任何机器上生成的图片相同，图片只使用 Casebook 自带的字体，其中有拉丁字母和 GB 2312 所收汉字；页面上的图表使用读者自己的字体，可以正常显示。";
    LOST_WORDS = "CB633" Warning
        says ["`{lost}` is lost: behind a blank, YAML takes `#` for the beginning of a comment" | "`{lost}` 不会显示：YAML 把空格后的 `#` 视为注释的开始"]
        help ["write `{right}`, in quotation marks; if it is a comment, put a blank behind the `#`" | "请加引号写成 `{right}`；如确为注释，请在 `#` 后加一个空格",
              "put the whole text in quotation marks; if it is a comment, put a blank behind the `#`" | "请给整段文字加引号；如确为注释，请在 `#` 后加一个空格"]
        why "A text without quotation marks ends where a blank and `#` follow (YAML 1.2.2, 6.6); the page would show only what stands before them."
          | "没有引号的文字遇到空格加 `#` 即告结束（YAML 1.2.2，6.6），页面只显示其前的部分。";
}
