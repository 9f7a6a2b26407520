//! CB25x to CB29x and CB720: figures, observations and charts.

use crate::diag::code::codes;

codes! {
    NO_SOURCE = "CB250" Error
        says ["{count} figures have no source: {ids}" | "{count} 个数字没有来源：{ids}",
              "{count} numbers of the table have no source, in lines {lines}" | "表中 {count} 个数字没有注明来源：第 {lines_zh} 行",
              "{count} observations have no source: numbers {items} of the list" | "{count} 个观测值没有注明来源：第 {items_zh} 个",
              "the figure `{id}` has no source" | "数字 `{id}` 没有来源",
              "the number in line {line} has no source" | "第 {line} 行没有注明来源",
              "observation {item} has no source" | "第 {item} 个观测值没有注明来源"]
        help ["add `defaults: {{source: ID}}` to statistic.yaml, or a column `source` with ids from content/sources.yaml (line {line} is the first without one)" | "请在 statistic.yaml 中添加 `defaults: {{source: ID}}`，或在表中增加 `source` 列（填写 content/sources.yaml 中的标识，自第 {line} 行起）",
              "add `source: ID`, with an id from content/sources.yaml, once under `defaults` of this record, for all {count}; or to each" | "请在本记录的 `defaults` 下添加 `source: ID`（见 content/sources.yaml），{count} 个一并适用；或逐个添加",
              "add `source: ID` with an id from content/sources.yaml, or `defaults: {{source: ID}}` for all figures" | "请添加 `source: ID`（见 content/sources.yaml），或用 `defaults: {{source: ID}}` 统一指定"]
        also "one of them stands here" | "其中一个在此处"
        why "Every number on a Casebook site has a source that the reader can check." | "网站上的每个数字都须有读者可以核对的来源。";
    NO_UNIT = "CB251" Error
        says ["the figure `{id}` lacks {keys}" | "数字 `{id}` 缺少 {keys}"]
        help ["name an `indicator`, or give the figure a `label` and a `unit` of its own, for example `unit: person`, `enterprise`, `session`, `case` or `percent`; `casebook list units` lists them all" | "请指定 `indicator`，或为其写上 `label` 和 `unit`，例如 `unit: person`（名）、`enterprise`（家）、`session`（期）、`case`（件）、`percent`（%）；全部单位见 `casebook list units --lang zh`"]
        why "A number without a name and a unit says nothing." | "没有名称和单位的数字，读者无法理解。";
    NO_TIME = "CB252" Error
        says ["{count} figures say nothing of their time: {ids}" | "{count} 个数字没有时间：{ids}",
              "{count} numbers of the table say nothing of their time, in lines {lines}" | "表中 {count} 个数字没有注明时间：第 {lines_zh} 行",
              "{count} observations say nothing of their time: numbers {items} of the list" | "{count} 个观测值没有注明时间：第 {items_zh} 个",
              "the figure `{id}` says nothing of its time" | "数字 `{id}` 没有时间",
              "line {line} says nothing of the time of its number" | "第 {line} 行没有注明时间",
              "observation {item} says nothing of its time" | "第 {item} 个观测值没有注明时间"]
        help ["fill in the column `as_of` (a state, as in 2025-06-30) or `period` (a total over time, as in 2025) from line {line} on; where the table has neither, add one of them" | "请自第 {line} 行起填写 `as_of` 列（时点数，如 2025-06-30）或 `period` 列（时期数，如 2025）；表中没有的，请增加其中一列",
              "add `as_of: YYYY-MM-DD` (the day of a state) or `period: YYYY` (a total over that time) under `defaults` of this record, if one time holds for all {count} of them; or to each, as the source says" | "{count} 个数字时间相同的，请在本记录的 `defaults` 下添加 `as_of: 年-月-日`（时点数）或 `period: 年`（时期数）；不同的，按来源逐个添加",
              "add `as_of: YYYY-MM-DD` (the day of a state) or `period: YYYY` (a total over that time), as the source says; if the source only says so, `as_of: to-date`" | "请按来源添加 `as_of: 年-月-日`（时点数）或 `period: 年`（时期数）；来源只说统计到目前的，写 `as_of: to-date`"]
        also "one of them stands here" | "其中一个在此处"
        why "A reader must know for which day or period a number holds." | "读者须知道数字对应哪一天或哪一时期。";
    PROSE_DIFFERS = "CB253" Error
        says ["the text says {written}, but the figure `{id}` is {stated}" | "文中写的是{written}，而数字 `{id}` 是“{stated}”"]
        help ["first mend the figure (the other place shown): its source says {source_says}; only if {stated} is right all the same, write [{right}](figure:{id}) here" | "请先更正数据（另一处所示）：来源原文写的是{source_says}；如“{stated}”确实无误，再将此处写成 [{right}](figure:{id})",
              "put “{word}” between the brackets, for it belongs to the number: [{inside}](figure:{id})" | "“{word}”属于该数字，请移入方括号内：[{inside}](figure:{id})",
              "{rounded} rounds it; a link states the number as its source does: write [{right}](figure:{id}). Where the source itself rounds, say so in the figure (`value` and `qualifier`)" | "{rounded}是取整的说法；链接中的数字须与来源一致：请写成 [{right}](figure:{id})。来源本身取整的，请在数据中如实填写 `value` 和 `qualifier`",
              "write [{right}](figure:{id}), or [](figure:{id}) to have it filled in; if the text is right, correct the figure (the other place shown)" | "请写成 [{right}](figure:{id})，或写 [](figure:{id}) 自动填入；如文字无误，请更正数据（另一处所示）",
              "write {right}; if the text is right, correct the figure (the other place shown)" | "请写成{right}；如文字无误，请更正数据（另一处所示）"]
        also "the figure stands here" | "该数字在此处"
        why "A number has one home, in YAML. Sentences in every language are checked against it, so that a changed number cannot leave an old one behind."
          | "每个数字只在 YAML 中写一处，各语言的文字都与之核对，修改后不会留下旧数字。";
    STATED_DIFFERS = "CB254" Error (Adjustable)
        says ["`as_stated` says {written}, but the figure is {stated}" | "`as_stated` 写的是{written}，而数字是“{stated}”"]
        help ["the source says {percent}: write `unit: percent`, or name an indicator whose unit that is" | "来源原文是{percent}：请写 `unit: percent`，或选用以其为单位的指标",
              "correct `value` or `qualifier`, or quote the source exactly" | "请更正 `value` 或 `qualifier`，或准确引用来源原文"]
        also "the figure stands here" | "该数字在此处"
        why "`as_stated` holds the source's own words; value and qualifier must say the same." | "`as_stated` 是来源原文，须与数值和限定词一致。";
    NO_NUMBER = "CB255" Error
        says ["this link to the figure `{id}` states no number" | "此链接指向数字 `{id}`，但文字中没有数字"]
        help ["write [{right}](figure:{id}), or leave the brackets empty to have it filled in" | "请写成 [{right}](figure:{id})，或留空由程序填入"]
        why "The text of a figure link is shown as the figure and held against it; words such as \"nine hundred\" cannot be held against a number." | "数字链接的文字会作为该数字显示并与之核对；用文字写的数目无法核对。";
    BARE_NUMBER = "CB256" Warning
        says ["{written} stands here without a link; it may be the figure `{id}`" | "此处的{written}没有链接，可能是数字 `{id}`"]
        help ["write [{text}](figure:{id})" | "请写成 [{text}](figure:{id})"]
        also "the figure stands here" | "该数字在此处"
        why "A number that is not linked is not checked when the figure changes." | "没有链接的数字，在数据变动时无法核对。";
    NO_REASON = "CB257" Error
        says ["a missing value needs a `reason`" | "缺失值须写明 `reason`（原因）"]
        help ["add `reason: {{en: …, zh-Hans: …}}`" | "请添加 `reason: {{en: …, zh-Hans: …}}`"]
        why "A gap is shown as a gap, with its reason; never as 0." | "缺失值按缺失显示并说明原因，绝不写成 0。";
    MIXED_UNITS = "CB258" Error
        says ["this chart mixes units: `{a}` is in {unit_a}, `{b}` in {unit_b}" | "此图混用了单位：`{a}` 以{unit_a}计，`{b}` 以{unit_b}计"]
        help ["make two charts, or draw figures of one unit" | "请分成两张图，或只绘制同一单位的数字"]
        also "one of the two stands here" | "其中一个在此处"
        why "Lengths of different units cannot be compared." | "单位不同，图形长短无法比较。";
    PARTS_AND_WHOLE = "CB259" Error
        says ["the parts of {period} add up to {bound} {sum}, but the total is {total}" | "{period_zh}各部分合计{bound_zh} {sum}，而总数为 {total}",
              "the parts of {period} add up to {sum}, but the total is {total}" | "{period_zh}各部分合计为 {sum}，而总数为 {total}"]
        help ["correct a value; if the source itself says so, set `tolerance` (for rounding) or explain with `mismatch_note`" | "请更正数值；若来源本身如此，请用 `tolerance`（舍入误差）或 `mismatch_note` 说明"]
        also "the breakdown stands here" | "分组在此处声明"
        why "Where a breakdown is declared `whole`, readers add the parts up." | "分组声明为 `whole` 的，读者会将各部分相加。";
    OVER_100 = "CB260" Error
        says ["{stated} is more than the whole" | "占比为 {stated}，超过 100%"]
        help ["check the value, or use the unit `percent` without `share_of` for a growth rate" | "请核对数值；如为增长率，请勿写 `share_of`"]
        why "A share of something cannot exceed 100%." | "占比不能超过 100%。";
    TWICE = "CB261" Error
        says ["two observations stand for {what}" | "{what}有两个观测值"]
        help ["keep one; a new value for a published one goes under `changes`" | "请保留一个；已发布数字的修订请写入 `changes`"]
        also "the first one stands here" | "前一个在此处"
        why "An indicator has one value for a period and breakdown." | "同一时期、同一分组只有一个数值。";
    CHART_EMPTY = "CB262" Error
        says ["the chart `{id}` has nothing to draw" | "图 `{id}` 没有可绘制的数据"]
        help ["list figures of this record under `figures: [a, b]`" | "请在 `figures: [a, b]` 中列出本记录的数字"]
        why "A chart draws figures that are there." | "图表只绘制已有的数字。";
    NOT_PARTS = "CB263" Error
        says ["a `{kind}` chart shows parts of a whole, and this is not known to be one" | "`{kind}` 图用于表示整体的组成部分，而此处的数字未必构成整体"]
        help ["use `kind: {instead}`; or declare `breakdown: {{kind: whole}}` where the source says that the parts make up the whole" | "请用 `kind: {instead}`；若来源说明各部分构成整体，请声明 `breakdown: {{kind: whole}}`"]
        why "Stacking things that may overlap shows a total that no source states." | "把可能重叠的数字堆叠起来，会显示来源并未给出的总数。";
    TOO_MANY_SERIES = "CB264" Error
        says ["this chart has {count} series; seven can be told apart" | "此图有 {count} 个系列，最多可辨认七个"]
        help ["choose the series that matter, or draw each by itself: `kind: small-multiples`" | "请选取重要的系列，或用 `kind: small-multiples` 逐一绘制"]
        why "Readers cannot tell more than seven lines or bars apart by pattern and label." | "超过七个系列，读者难以分辨。";
    CANNOT_ADD = "CB265" Error (Adjustable)
        says ["these values cannot be added: {reason}" | "这些数值不能相加：{reason_zh}"]
        help ["use `show: values`, which lists each case with its own number" | "请用 `show: values`，逐案列出各自的数字"]
        also "this value is meant" | "所涉数值在此处"
        why "A sum is shown only where the indicator is `additive: true` and its parts share unit and period and are no opposite bounds."
          | "只有指标声明 `additive: true`，且各部分单位、时期一致，限定词方向不相反，才显示合计。";
    BETWEEN = "CB266" Error
        says ["the upper value {upper} is not greater than the lower value {lower}" | "上限 {upper} 不大于下限 {lower}",
              "`qualifier: between` and `upper` belong together" | "`qualifier: between` 与 `upper` 须同时使用"]
        help ["write the smaller number after `value:` and the greater one after `upper:`; these are {lower} and {upper}" | "请把较小的数写在 `value:`，较大的写在 `upper:`（现为 {lower} 和 {upper}）",
              "write `value: 30`, `upper: 40`, `qualifier: between`" | "请写 `value: 30`、`upper: 40`、`qualifier: between`"]
        why "A range has a lower and an upper value, the upper one larger." | "区间有下限和上限，且上限较大。";
    DECIMALS = "CB267" Error (Adjustable)
        says ["{stated} has another number of decimals ({found}) than the indicator `{id}` is published with ({known})" | "{stated}的小数位数（{found}）与指标 `{id}` 的发布位数（{known}）不同"]
        help ["write the value as the source states it, or change `decimals` of the indicator" | "请按来源填写数值，或修改指标的 `decimals`"]
        why "An indicator's `decimals` says how exactly it is published." | "指标的 `decimals` 说明其发布精度。";
    PARTS_TOO_LONG = "CB268" Error
        says ["the parts here add up to more digits than Casebook can hold" | "此处各部分之和的位数超出可处理的范围"]
        help ["check the values; more than 28 digits are no number that a source states" | "请核对数值；来源不会给出超过 28 位的数字"]
        also "the breakdown stands here" | "分组在此处声明"
        why "A sum that had to be rounded could not be held against the total." | "需要舍入的合计无法与总数核对。";
    OTHER_STATISTIC = "CB269" Error
        says ["the figure `{id}` is no observation of this statistic: its {what} is {found}, that of the statistic {expected}" | "数字 `{id}` 不是本统计的观测值：其{what_zh}为 {found}，而本统计为 {expected}"]
        help ["take a figure that counts the same, or correct the figure (the other place shown)" | "请选用统计口径相同的数字，或更正该数字（另一处所示）"]
        also "the figure stands here" | "该数字在此处"
        why "Numbers of different things stand in one table only by mistake." | "口径不同的数字不应列入同一张表。";
    STOCK_OVER_TIME = "CB270" Error
        says ["`{id}` is a state at a time (`measure: {measure}`), and `period` is the time of a total" | "`{id}` 是时点数（`measure: {measure}`），而 `period` 用于时期数",
              "this number is a state at a time (`measure: {measure}`), and `period` is the time of a total" | "此数字是时点数（`measure: {measure}`），而 `period` 用于时期数"]
        help ["write `as_of: {period}`; if the source counts over that time, the indicator is a flow" | "请写 `as_of: {period}`；若来源统计的是该时期的总量，则该指标应为时期数（flow）"]
        why "“As of 2025” and “in 2025” are different statements: the one is how many there are, the other how many came about."
          | "“截至2025年”与“2025年内”含义不同：前者是存量，后者是发生量。";
    PROSE_HAS_NONE = "CB271" Error
        says ["the text says {written}, but the figure `{id}` has no value: {reason}" | "文中写的是{written}，而数字 `{id}` 没有数值：{reason_zh}"]
        help ["write [](figure:{id}), which says that there is no number; if the text is right, give the figure its value (the other place shown)" | "请写 [](figure:{id})，页面会说明数值缺失；如文字无误，请为该数字填写数值（另一处所示）"]
        also "the figure stands here" | "该数字在此处"
        why "A gap is shown as a gap. A number that stands in its place has no source." | "缺失值按缺失显示，填补其位置的数字没有来源。";
    WORDS_AROUND = "CB272" Error
        says ["with the words around it this link says {written}, but the figure `{id}` is {stated}" | "连同前后文字，此处读作{written}，而数字 `{id}` 是{stated}"]
        help ["delete “{word}”; or, where the source says so, write `qualifier: {qualifier}` at the figure, and “{word}” between the brackets" | "请删去“{word}”；如来源确有此意，请在该数字处写 `qualifier: {qualifier}`，并将“{word}”写进方括号内",
              "delete “{word}”: the link has its qualifier between the brackets" | "请删去“{word}”，方括号内已有限定词",
              "take out what stands beside the link; if it is true, correct the figure: nearly, over and the like belong into its `qualifier`, thousand, % and the like into its `value` and `unit`, and then all of it between the brackets" | "请删去链接旁的文字；如属实，请修改该数字：“近”“超过”等写入 `qualifier`，“万”“%”等写入 `value` 和 `unit`，然后一并写进方括号内"]
        also "the figure stands here" | "该数字在此处"
        why "A word such as nearly, thousand or 万, a sign or a digit beside a link changes the number as much as one inside it, and a reader does not see where the link begins."
          | "链接旁的“近”“超过”“万”等字以及符号、数字，同样会改变读者读到的数字，而读者看不出链接从哪里开始。";
    STATED_OTHERWISE = "CB273" Warning
        says ["`as_stated` says {written}, but the figure `{id}` {states}" | "`as_stated` 写的是{written}，而数字 `{id}` {states_zh}"]
        help ["{advice}; or quote the source exactly" | "{advice_zh}；或准确引用来源原文"]
        also "the figure stands here" | "该数字在此处"
        why "`as_stated` holds the source's own words. Where they count other things, speak of another year or call the number an estimate, the figure must say so too."
          | "`as_stated` 是来源原文。原文所说的对象、年份不同，或注明是估计数的，该数字也应如此填写。";
    BELOW_ZERO = "CB274" Warning
        says ["the figure `{id}` counts {unit} and is {stated}, less than nothing" | "`{id}` 统计的是“{unit_zh}”，而数值为{stated}，小于零"]
        help ["correct the value; where it is a change or a balance, say so in its `label` or `note`" | "请更正数值；如为变化量或差额，请在 `label` 或 `note` 中写明"]
        why "There are no fewer things than none. Figures that are named as a change, a growth, a net number, a balance or a difference are not reported."
          | "数量不会小于零。名称中写明是变化、增减、净额、差额或结余的，不作提示。";
    BOUND_BELOW_ZERO = "CB720" Warning
        says ["the figure `{id}` is {stated}: a bound on a negative number is easily meant the other way round" | "数字 `{id}` 为{stated_zh}：负数的限值容易理解反"]
        help ["for “fell by more than {size}” write `value: {size}` and `qualifier: over`, and call it a fall in the `label`; where the source says that the number itself lies above or below {number}, copy its words into `as_stated`"
            | "来源说“下降超过{size}”的，请写 `value: {size}` 和 `qualifier: over`，并在 `label` 中写明是降幅；来源说该数本身高于或低于{number}的，请将原文写入 `as_stated`"]
        why "A fall of more than 10 lies below −10, so that `over` says the opposite of what the source does. A figure whose `as_stated` has the number with its bound is not reported."
          | "下降超过10，数值低于−10；写成 `over` 就与来源的意思相反。`as_stated` 中写有该数及其限定的，不作提示。";
}
