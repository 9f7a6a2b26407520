//! CB280 to CB299, CB721 and CB722: what figures, charts and sentences say together.

use crate::diag::code::codes;

codes! {
    TWO_HOMES = "CB280" Warning
        says ["the figure `{id}` is {value} and `{home}` is {other}, of one indicator, one time and one source" | "数字 `{id}` 为{value_zh}，而 `{home}` 为{other_zh}，二者指标、时间、来源均相同",
              "the figure `{id}` states again what `{home}` states: one indicator, one time, one source" | "数字 `{id}` 重复填写了 `{home}` 已有的数字：指标、时间、来源均相同"]
        help ["{value} or {other}: one is wrong, or they count different things; correct `{home}` if need be and take this one out, or give each a label of its own that says what it counts; earlier values of one number go under its `changes`" | "{value_zh}与{other_zh}必有一误，或统计对象不同：请核对 `{home}` 后删去此处，或分别写明各自统计内容的标签；同一数字的旧值请写入其 `changes`",
              "keep `{home}` and take this one out; write {reference} where it is mentioned, and `{home}` in a chart's `figures`" | "请保留 `{home}`，删去此处；行文中写 {reference}，图的 `figures` 中写 `{home}`",
              "keep `{home}` and write `figure: {home}` here instead of the value" | "请保留 `{home}`，此处将数值改写为 `figure: {home}`",
              "keep `{home}` and take this one out" | "请保留 `{home}`，删去此处"]
        also "the number stands here already" | "该数字已在此处填写"
        why "A number has one home. Written twice, it is corrected once, and the site then says two things. If the two count different things, give them labels, a `basis` or indicators that say so."
          | "每个数字只有一处出处。同一数字填写两次，更正时容易漏改一处，前后矛盾。如两处统计对象不同，请用标签、`basis` 或指标加以区分。";
    NOTE_NOT_NEEDED = "CB281" Warning
        says ["this `mismatch_note` is not needed: {reason}" | "不需要 `mismatch_note`：{reason_zh}"]
        help ["take it out; readers would look for a difference that is not there" | "请删去，以免读者寻找并不存在的差异"]
        also "the breakdown stands here" | "分组在此处声明"
        why "The note stands under the table and tells readers that the parts do not make up the total." | "该注显示在表格下方，告诉读者各部分之和与总数不一致。";
    MORE_THAN_WHOLE = "CB282" Error (Adjustable)
        says ["the shares of {period} add up to {sum}%, more than the whole" | "{period_zh}各部分占比合计为 {sum}%，超过整体"]
        help ["correct a value; if they were rounded, set `tolerance`; if one may belong to several groups, write `kind: multi-response`; if the source itself says so, explain with `mismatch_note`" | "请更正数值；如系舍入误差，请设 `tolerance`；如同一对象可计入多组，请写 `kind: multi-response`；来源本身如此的，请用 `mismatch_note` 说明"]
        why "Parts of one whole cannot be more than the whole. Half a unit of the last digit of each part is put down to rounding."
          | "同一整体的各部分之和不能超过整体。每项末位的半个单位视为舍入误差。";
    SHARES_OVERLAP = "CB283" Warning
        says ["the shares in this chart have one whole and add up to {sum}%" | "此图各项占比的整体相同，合计为 {sum}%"]
        help ["correct a value; or say in the chart's `note` that one may belong to several groups" | "请更正数值；或在图的 `note` 中说明同一对象可能计入多组"]
        why "Readers take the bars of one whole for its parts. Where they overlap, a word under the chart says so." | "读者会把同一整体的各条当作其组成部分；互有重叠的，须在图下说明。";
    MIXED_BASES = "CB284" Error (Adjustable)
        says ["`{a}` and `{b}` are counted on different bases: {basis_a}; {basis_b}" | "`{a}` 与 `{b}` 的统计口径不同：{basis_a_zh}；{basis_b_zh}"]
        help ["show them apart; if they are counted alike, write the same `basis`" | "请分开展示；如口径相同，请写相同的 `basis`"]
        also "one of the two stands here" | "其中一个在此处"
        why "Receipts and grants, counts by origin and by office, have one name and different numbers. A series, a comparison and a sum have one basis."
          | "受理量与授权量、按来源地与按受理局统计，名称相近而数值不同。同一序列、同一比较、同一合计只能有一种口径。";
    UNLIKE_TIMES = "CB285" Warning
        says ["this chart sets numbers of different times side by side: `{a}` {time_a}, `{b}` {time_b}" | "此图并列了不同时间的数字：`{a}`（{time_a_zh}）与 `{b}`（{time_b_zh}）"]
        help ["draw numbers of one time, or one indicator along its times; numbers that are to stand beside each other and not to be compared get `comparable: false` and a `note` that says why" | "请绘制同一时间的数字，或同一指标各时间的数字；如只并列、不作比较，请写 `comparable: false`，并在 `note` 中说明原因"]
        also "one of the two stands here" | "其中一个在此处"
        why "A year beside a quarter, a state of 2023 beside one of 2025, a state beside a total over time: lengths that readers compare and should not."
          | "全年与季度、2023年与2025年的时点数、时点数与时期数，图上长短并列，读者会误作比较。";
    AFTER_THE_DAY = "CB286" Error (Adjustable)
        says ["{count} figures hold {time}, after {day}, the day that the site speaks for: {ids}" | "{count} 个数字（{time_zh}）晚于网站的统计截止日（{day_zh}）：{ids}",
              "the figure `{id}` holds {time}, after {day}, the day that the site speaks for" | "数字 `{id}`（{time_zh}）晚于网站的统计截止日（{day_zh}）",
              "{what} of `{id}` is {date}, after {day}, the day that the site speaks for" | "`{id}` 的{what_zh}为 {date}，晚于网站的统计截止日（{day_zh}）"]
        help ["correct the date `{date}`; or move `as_of` in content/site.yaml on" | "请更正日期 `{date}`，或更新 content/site.yaml 的 `as_of`",
              "correct the time of all {count}, once if it stands under `defaults`; mark what is only expected with `status: forecast`; or move `as_of` in content/site.yaml on" | "请更正这 {count} 个数字的时间（写在 `defaults` 中的改一处即可）；预测数请写 `status: forecast`；或更新 content/site.yaml 的 `as_of`",
              "correct the time; mark what is only expected with `status: forecast`; or move `as_of` in content/site.yaml on" | "请更正时间；预测数请写 `status: forecast`；或更新 content/site.yaml 的 `as_of`"]
        also "one of the others stands here" | "另有数字在此处"
        why "A year as the time of a state means its end, and a total over a year is known when the year is over." | "时点数的年份指该年年末；时期数要到该时期结束才有。";
    STALE = "CB287" Warning
        says ["the figure `{id}` holds {time}, more than {months} months before the day that the site speaks for" | "数字 `{id}`（{time_zh}）距网站的统计截止日已超过 {months} 个月"]
        help ["look for a newer number; if there is none, allow it under `checks` in site.yaml with the reason" | "请查找较新的数字；如没有，请在 site.yaml 的 `checks` 中说明理由"]
        why "`stale_after` in site.yaml says after how many months the latest state of something is out of date." | "site.yaml 的 `stale_after` 规定最新时点数超过多少个月即为过时。";
    TRUNCATED = "CB288" Warning
        says ["{stated} is {part} of {whole} ({exact}%) only if the rest is cut off and not rounded" | "{part} 占 {whole} 的 {exact}%，{stated}只有舍去尾数才相符，四舍五入则不符"]
        help ["leave it as the source states it; this is a remark, to be allowed under `checks` in site.yaml once it was looked at" | "请按来源保留原数；此为提示，核对后可在 site.yaml 的 `checks` 中注明"]
        also "this is held against it" | "用于核对的数字在此处"
        why "Published percentages are sometimes cut off. Casebook never recomputes them; who knows the habit of a source reads its other numbers rightly."
          | "公开发布的百分比有的直接舍去尾数。程序不改动来源的数字，只提示核对。";
    FITS_NEITHER = "CB289" Error (Adjustable)
        says ["{stated} is not {part} of {whole}, which is {exact}%" | "{part} 占 {whole} 的 {exact}%，与{stated}不符",
              "{stated} is not {part} of {whole}" | "{part} 与 {whole} 之比与{stated}不符"]
        help ["check the three numbers, and whether `figure` and `part` name the right ones" | "请核对三个数字，以及 `figure` 和 `part` 是否指向正确"]
        also "this is held against it" | "用于核对的数字在此处"
        why "A share, its part and its whole are stated apart; neither rounding nor cutting off makes these three agree." | "占比、部分和整体分别填写，四舍五入或舍去尾数都不能使三者相符。";
    UNDATED_SOURCE = "CB290" Warning
        says ["the source `{id}` is in use and bears no date" | "所用来源 `{id}` 没有发布日期"]
        help ["find its date; if it has none, allow it with the reason: `checks: {{CB290: [{{level: off, only: [\"{path}#{id}\"], reason: …}}]}}` in content/site.yaml" | "请查明日期；确无日期的，请在 content/site.yaml 中说明理由：`checks: {{CB290: [{{level: off, only: [\"{path}#{id}\"], reason: …}}]}}`"]
        also "it is used here first" | "首次引用在此处"
        why "Without a date a reader cannot tell whether a number is of this year or of another." | "没有日期，读者无法判断数字属于哪一年。";
    MIRROR_SOURCE = "CB291" Warning
        says ["the source `{id}` is in use and is a copy to be verified (`grade: mirror`)" | "所用来源 `{id}` 是有待核实的副本（`grade: mirror`）"]
        help ["find the original and cite it; if it cannot be found, allow it with the reason: `checks: {{CB291: [{{level: off, only: [\"{path}#{id}\"], reason: …}}]}}` in content/site.yaml" | "请找到原文并引用；无法找到的，请在 content/site.yaml 中说明理由：`checks: {{CB291: [{{level: off, only: [\"{path}#{id}\"], reason: …}}]}}`"]
        also "it is used here first" | "首次引用在此处"
        why "A copy may have been changed, and whoever made it does not answer for the number." | "副本可能被改动，转载者也不对数字负责。";
    SUPERLATIVE = "CB292" Warning
        says ["{written} is said here without a source" | "此处的{written}没有注明来源"]
        help ["{advice}" | "{advice_zh}"]
        why "First, largest, leading, only: such words are the first that a reader doubts, and the source of a number beside them does not cover them."
          | "“首创”“第一”“最大”“领先”“唯一”等说法最易受到质疑，旁边数字的来源并不能证明这些说法。";
    NOT_DRAWN = "CB293" Warning
        says ["{written} in the {field} of the chart `{id}` is none of its numbers" | "图 `{id}` 的{field_zh}中的{written}不是图中的数字",
              "{claim} in the {field} of the chart `{id}` fits no two of its numbers" | "图 `{id}` 的{field_zh}中的{claim}与图中任何两个数字之比都不相符"]
        help ["the nearest is {near}; correct the text, or the figure" | "最接近的是{near_zh}；请更正文字或数据", "correct the text, or the figure" | "请更正文字或数据"]
        also "this is drawn" | "图中绘制的数据在此处"
        why "Titles and alternative texts are read for the chart, by some readers in its place, and no link in them could hold their numbers against the data."
          | "图题和替代文字会代替图被读到，其中不能使用链接，数字只能这样核对。";
    TITLE_REFUTED = "CB294" Warning
        says ["the title says {claim}, but `{course}` goes from {first} to {last}" | "图题写的是{claim}，而 `{course}` 由{first}变为{last}",
              "the title says {claim}, but `{more}` is {more_value} and `{less}` is {less_value}" | "图题写的是{claim}，而 `{more}` 为{more_value}，`{less}` 为{less_value}",
              "the title says {claim} of {what}, but `{other}` is {value}" | "图题称 {what} {claim}，而 `{other}` 为{value}",
              "the title says {claim}, but nothing says that the values of the chart `{parts}` make up one whole" | "图题写的是{claim}，但没有注明图 `{parts}` 的各数合成一个整体",
              "the title says {claim}, but the values of the chart `{apart}` are not to be compared (`comparable: false`)" | "标题写的是{claim}，而图 `{apart}` 注明各数不作比较（`comparable: false`）"]
        help ["say what is shown and rank nothing; where all count the same thing, take `comparable: false` out of `{apart}`" | "标题请只写明内容，不作高低多少的排序；如各数口径相同，请从 `{apart}` 中删去 `comparable: false`",
              "in the title of `{parts}` say which number is the largest rather than which share; where the numbers are the parts of one whole, say so in a statistic (`breakdown: {{kind: whole}}`)" | "`{parts}` 的图题请写哪一项数值最大，不写占比；各数确为同一整体组成部分的，请在统计中注明（`breakdown: {{kind: whole}}`）",
              "correct the title, or the figure" | "请更正图题或数据"]
        also "this is compared" | "参与比较的数字在此处"
        why "The title of a chart states what its data show." | "图题应与数据一致。";
    OTHER_UNIT = "CB295" Warning
        says ["{written} stands here, but the figure `{id}` counts {unit}" | "此处写的是{written}，而数字 `{id}` 的单位是“{unit_zh}”",
              "{written} stands beside this number, and names `{other}`; the link names `{id}`, “{label}”" | "此数字旁写的是{written}，即 `{other}`，而链接指向 `{id}`（{label}）"]
        help ["see which is right: link to the figure of `{other}`, or write what `{id}` counts; perhaps two numbers changed places" | "请核对：应链接到 `{other}` 的数字，还是应写明 `{id}` 所统计的内容；可能是两个数字写颠倒了",
              "write what the figure counts; if the text is right, link it to another figure, or correct the `unit` of this one (the other place shown)" | "请按该数字的单位行文；如文字无误，请改为链接到相应的数字，或更正该数字的 `unit`（另一处所示）"]
        also "the figure stands here" | "该数字在此处"
        why "The number is right and says something of other things than those that were counted." | "数值虽然相符，说的却不是所统计的对象。";
    OTHER_YEAR = "CB296" Warning
        says ["this sentence gives the number for {written}, but the figure `{id}` holds {time}" | "此句所说的是{written}的数字，而数字 `{id}` 的时间是{time_zh}"]
        help ["write the year of the figure; if the text is right, link it to the figure of that year, or correct `as_of` or `period` of this one (the other place shown)" | "请写该数字的年份；如文字无误，请改为链接到该年份的数字，或更正该数字的 `as_of` 或 `period`（另一处所示）"]
        also "the figure stands here" | "该数字在此处"
        why "A number of one year beside the name of another is a false statement, however exact the number is." | "数值再准确，写成别的年份也是错误的陈述。";
    NO_HOME = "CB297" Warning
        says ["{written} in the {field} is no figure of `{id}`" | "{field_zh}中的{written}不是 `{id}` 的任何数字",
              "{written} in the {field} is no figure of the site" | "{field_zh}中的{written}不是网站的任何数字"]
        help ["the nearest is {near}; correct the text, or state the number under `figures` (in a statistic under `observations`) with its source" | "最接近的是{near_zh}；请更正文字，或将该数写入 `figures`（统计写入 `observations`）并注明来源",
              "state the number under `figures` (in a statistic under `observations`) with its source, link to its source here, or leave it out" | "请将该数写入 `figures`（统计写入 `observations`）并注明来源，或在此处链接来源，或删去"]
        also "the figure stands here" | "该数字在此处"
        why "Titles, summaries and alternative texts are what most readers read and what others quote. A number there has its source, its date and its other language only as a figure."
          | "标题、摘要和替代文字读者最多，也最常被引用；其中的数字只有作为数据填写，才有来源、时间并与译文一致。";
    PERCENT_OVER_100 = "CB298" Warning
        says ["the figure `{id}` is {stated}, more than 100%" | "`{id}` 的百分比为{stated}，超过 100%"]
        help ["check it; where it may exceed 100%, as a growth rate may, say so in its `label` or `note`, or give the reason in site.yaml under `checks`: `CB298: [{{level: off, only: [\"{path}#{id}\"], reason: …}}]`"
            | "百分比超过 100%，请核对；增长率等可以超过 100% 的，请在 `label` 或 `note` 中写明，或在 site.yaml 的 `checks` 中注明理由：`CB298: [{{level: off, only: [\"{path}#{id}\"], reason: …}}]`"]
        why "More than a hundred per cent is mostly a decimal point in the wrong place. Figures that are named as a growth, a change, a multiple, an index, a completion or a return are not reported."
          | "超过 100% 的百分比多为小数点写错。名称中写明是增长、变化、倍数、指数、完成率或收益率的，不作提示。";
    OTHER_NATURE = "CB299" Warning
        says ["{written} gives the number as {nature}, but the figure `{id}` is not said to be one" | "{written}把该数说成{nature_zh}，而数字 `{id}` 并未注明"]
        help ["take these words out; if they are true, say so at the figure, in its `label` or `note`, or with `status: {status}`" | "请删去这些文字；如属实，请在该数字的 `label`、`note` 中写明，或写 `status: {status}`",
              "take these words out; if they are true, say so at the figure, in its `label`, `unit` or `note`" | "请删去这些文字；如属实，请在该数字的 `label`、`unit` 或 `note` 中写明"]
        also "the figure stands here" | "该数字在此处"
        why "An estimate, an average, a plan and a number for each year are other statements than a count, though their digits are the same. What the figure says of itself stands in its chart, its table and its download too."
          | "估计数、平均数、计划数、年均数与实际数，数字虽同，含义不同。该数字本身的说明会同时出现在图、表和下载文件中。";
    CAUSE_IN_TITLE = "CB721" Warning
        says ["{claim} in the title claims a cause, and no number of `{id}` can show one" | "标题中的{claim}说的是原因，而 `{id}` 的数字不能说明原因"]
        help ["let the title say what the numbers show; what a source says of the reason can stand in the text, with the source beside it" | "标题请只写数字所显示的情况；来源所述的原因可写入正文，并注明来源"]
        why "Numbers show what there was and when, not why. A cause in the title of a chart is read as proved by the drawing, and is quoted without the text that may qualify it."
          | "数字说明有多少、在何时，不能说明为什么。图题中写原因，读者会以为图已证明，转引时也不会带上正文的说明。";
    CHANGE_ACROSS_BREAK = "CB722" Warning
        says ["the title says {claim}, but the series `{id}` has a break at {time}: what is before it is not counted as what is after it" | "标题写的是{claim}，而图 `{id}` 的数列自{time_zh}起口径变动，前后不可直接比较"]
        help ["speak of the numbers since the break, or say in the title that the way of counting changed" | "请只写口径变动以来的情况，或在标题中写明口径变动"]
        also "the series breaks here" | "数列口径自此变动"
        why "Across a break nobody knows how much of a change is one of what was counted, and how much one of the counting. The generated sentence says no change across it either."
          | "口径变动前后，差额中有多少来自实际变化、多少来自统计方法，无从得知；自动生成的说明也不跨口径比较。";
}
