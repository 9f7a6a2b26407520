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
}
