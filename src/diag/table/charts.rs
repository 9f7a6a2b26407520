//! CB275 to CB279: what a chart can show.

use crate::diag::code::codes;

codes! {
    SHARE_OF_COUNT = "CB275" Error
        says ["a `share` chart draws per cent of a whole, but the unit here is `{unit}`" | "`share` 图表示占整体的百分比，而此处的单位是 `{unit}`"]
        help ["use `kind: bar`, or draw figures whose unit is `percent`" | "请用 `kind: bar`，或改用单位为 `percent` 的数字"]
        also "this figure is no share" | "该数字不是占比"
        why "A bar on a track to 100 says how much of a whole there is; a count has no such whole." | "满格为 100 的条形表示占整体的多少，而计数没有这样的整体。";
    UNEVEN_TIME = "CB276" Error
        says ["charts of the kind `{kind}` run along time, but these values {problem}" | "`{kind}` 图沿时间展开，而这些数值{problem_zh}"]
        help ["use `kind: bar` or `kind: dot`; or give one kind of period: years, halves, quarters, months, or days that recur" | "请用 `kind: bar` 或 `kind: dot`；或统一时间单位：年、半年、季度、月，或固定间隔的日期"]
        why "On a line, equal distances are read as equal times; uneven times would show a course that never was." | "在折线上，读者把相同的距离看作相同的时间；时间不均匀会显示并不存在的走势。";
    NOT_A_CHART = "CB277" Error
        says ["this `{kind}` has nothing to show" | "此 `{kind}` 没有可展示的内容"]
        help ["{advice}" | "{advice_zh}"]
        why "A timeline shows the milestones of its case, a pathway the stages of its programme; they are no drawings of numbers." | "时间线图展示案例的大事记，路径图展示项目的各阶段，都不是数字图。";
    NOT_TWO_TIMES = "CB278" Error
        says ["a `slope` joins two times, but these values {problem}" | "`slope` 图连接两个时间，而这些数值{problem_zh}"]
        help ["give each line a value at both times, or `value: missing` with its reason; for more times use `kind: line` or `kind: small-multiples`" | "请为每条线给出两个时间的数值，或写 `value: missing` 并说明原因；时间更多时请用 `kind: line` 或 `kind: small-multiples`"]
        also "this figure is meant" | "所涉数字在此处"
        why "A slope shows what became of each thing between two times, and nothing else; figures of a case that bear one label are one line." | "斜率图只表示各项在两个时间之间的变化；案例中名称相同的数字连成一条线。";
    NO_MULTIPLES = "CB279" Error
        says ["`small-multiples` set the courses of several things side by side, but these values {problem}" | "`small-multiples` 图并列多项事物的走势，而这些数值{problem_zh}"]
        help ["use `kind: line` for one thing and `kind: bar` for one time; or add what is missing" | "只有一项时请用 `kind: line`，只有一个时间时请用 `kind: bar`；或补充缺少的数值"]
        also "this figure is meant" | "所涉数字在此处"
        why "Each small chart shows one category along time, all on one scale; figures of a case that bear one label are one small chart." | "每个小图表示一个分类随时间的变化，刻度统一；案例中名称相同的数字画在一个小图里。";
}
