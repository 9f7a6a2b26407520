//! CB275 to CB279, and CB700 to CB708: what a chart can show.

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
    REGION_TWICE = "CB700" Error
        says ["`{id}` is a region of the layout `{regions}` already" | "`{id}` 已是布局 `{regions}` 中的地区"]
        help ["take it out of `categories`; the regions of a layout are categories as they are" | "请从 `categories` 中删去；布局中的各地区本身就是类别"]
        why "A category has one name; the regions of a layout have theirs there." | "一个类别只有一个名称；布局中各地区的名称写在布局里。";
    TILES_MEET = "CB701" Error
        says ["`{a}` and `{b}` of the layout `{id}` both stand in column {column}, row {row}" | "布局 `{id}` 中的 `{a}` 与 `{b}` 同在第{column}列第{row}行"]
        help ["move one of them to a place that is free" | "请把其中一个移到空位"]
        also "the other tile stands here" | "另一方格在此处"
        why "Each region has a tile of its own; one upon another would hide it." | "每个地区各占一格；叠在一起会遮住其中一个。";
    NO_REGIONS = "CB702" Error
        says ["a `tile-map` shows regions, but {problem}" | "`tile-map` 图展示各地区，而{problem_zh}"]
        help ["make it a statistic whose breakdown names a layout, such as `breakdown: {{regions: guangdong, kind: related-counts}}`, with a region as the `category` of each observation; or use `kind: bar`" | "请写成统计，并在分组中指定布局，如 `breakdown: {{regions: guangdong, kind: related-counts}}`，各观测值的 `category` 写地区；或改用 `kind: bar`"]
        why "A tile map draws the observations of a statistic, each at the place of its region." | "方格地图把统计的各观测值画在所属地区的位置上。";
    OFF_THE_MAP = "CB703" Error
        says ["the category `{category}` is no region of the layout `{regions}`, so that the map would leave it out" | "类别 `{category}` 不是布局 `{regions}` 中的地区，地图上画不出来"]
        help ["give it a tile in the layout; declare it as the `total`, which the table shows; or use `kind: bar`" | "请在布局中为其设一个方格；或声明为 `total`（显示在表格中）；或改用 `kind: bar`"]
        also "the map stands here" | "地图在此处"
        why "What a chart leaves out without a word is lost to its reader." | "图中未加说明而略去的内容，读者无从得知。";
    SEVERAL_TIMES = "CB704" Error
        says ["a `tile-map` shows one time, but these observations hold for {times} times" | "`tile-map` 图只表示一个时间，而这些观测值属于{times}个时间"]
        help ["keep the observations of one time; or use `kind: small-multiples` for the course of each region" | "请只保留一个时间的观测值；要表示各地区的变化，请用 `kind: small-multiples`"]
        why "Each region has one tile, with room for one value." | "每个地区只有一格，只能写一个数值。";
    BOUND_IN_WHOLE = "CB705" Error
        says ["charts of the kind `{kind}` cannot show {bound}: what lies beyond a bound is not known" | "`{kind}` 图不能表示{bound_zh}：限值之外的部分未知"]
        help ["use `kind: {instead}`, which draws each value by itself, a bound with an open end" | "请用 `kind: {instead}`，逐一绘制各数值，限值画出开口"]
        also "this figure is meant" | "所涉数字在此处"
        why "Upon over 5,000 the next part of a stack has no place to begin, and beside it no remainder is known; a drawing that shows one says more than the source." | "“超过5000”之上，堆叠图的下一部分无从画起；其余部分也不得而知，画出来就超出了来源的说法。";
    GAP_IN_STACK = "CB706" Error
        says ["`{kind}` lays parts upon each other, and `{part}` of `{id}` has no value for {period}" | "`{kind}` 将各部分逐层叠加，而 `{id}` 的 `{part}` 缺少{period_zh}的数值"]
        help ["use `kind: {instead}`, which leaves a gap where there is no value; or leave that time out of the statistic" | "请用 `kind: {instead}`，缺失处留空显示；或从该统计中删去这一时期"]
        why "Where one part is missing the parts upon it have no place: a bar would end at the sum of the others as if the missing part were zero, and of an area numbers that are known would not be drawn."
          | "缺了一部分，其上各部分便无处可画：条形会止于其余各部分之和，如同缺失者为零；面积图则连已有的数字也无法显示。";
    HIGHLIGHT_NOT_DRAWN = "CB707" Error
        says ["`{id}` is to be highlighted, but {reason}" | "`{id}` 应突出显示，但{reason_zh}"]
        help ["{advice}highlight what is drawn: {known}" | "{advice_zh}改为突出显示图中已有的：{known}", "{advice}take `highlight` out" | "{advice_zh}删去 `highlight`"]
        also "it is left out here" | "此处将其排除"
        why "What is not drawn cannot be seen, in whatever colour." | "未画出的内容，用什么颜色都看不见。";
    TOO_MANY_BARS = "CB708" Error
        says ["this chart has {count} bars, {times} times by {series} series; more than {most} cannot be compared" | "此图共 {count} 条（{times}个时间×{series}个系列），超过 {most} 条便无法比较"]
        help ["for the course of each series use `kind: line` or `kind: small-multiples`; or keep fewer times" | "要表示各系列的走势，请用 `kind: line` 或 `kind: small-multiples`；也可减少时间"]
        why "A reader compares the bars of one group, and groups that can be seen at once; on a telephone more would run over several screens."
          | "读者比较的是同组的条形和同屏的各组；条形再多，在手机上要翻好几屏。";
    TOTAL_UNSAID = "CB709" Warning
        says ["`{total}` of `{id}` is named as the whole and is the sum of all other categories, but `related-counts` says that they may overlap" | "`{id}` 的 `{total}` 从名称看是总数，又恰好等于其余各类之和，而 `related-counts` 表示各类可能有重叠"]
        help ["where the others are the parts of one whole, write `kind: whole` and `total: {total}`: then it is no bar among them; where they overlap, leave `{total}` out, or say in the chart with `leave_out: {total}` that it is not drawn" | "其余各类确为整体的组成部分的，请写 `kind: whole` 和 `total: {total}`，总数便不再与各部分并列绘出；各类有重叠的，请删去 `{total}`，或在图中写 `leave_out: {total}`，注明未绘出"]
        also "the number that is their sum stands here" | "等于各类之和的数字在此处"
        why "Beside its own parts a total looks like the largest of them, and what may overlap has no total." | "总数与各部分并列，看上去像其中最大的一项；而有重叠的各数没有总数可言。";
}
