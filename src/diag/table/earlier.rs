//! CB53x and CB54x: what is published now, held against what was published before.

use crate::diag::code::codes;

codes! {
    CHANGED = "CB530" Error (Adjustable)
        says ["the figure `{id}` was published as {old}; it is {new} now, and the new entry of `changes` says from {said_from} to {said_to}" | "数字 `{id}` 此前发布为“{old_zh}”，现为“{new_zh}”，而 `changes` 新增的记录写的是由“{said_from}”改为“{said_to}”",
              "the figure `{id}` was published as {old}; it is {new} now, and nothing tells readers why" | "数字 `{id}` 此前发布为“{old_zh}”，现为“{new_zh}”，但没有向读者说明"]
        help ["if the number was changed for this time, add to `changes`: `- {entry}` ({kinds}); if it holds for a later time, say so with {later}" | "如系同一时期的数字有改动，请在 `changes` 中添加：`- {entry}`（{kinds_zh}）；如为更晚时期的数字，请用 {later_zh}",
              "if the number was changed for this time, give the figure `changes: [{first}]` ({kinds}); if it holds for a later time, say so with {later}" | "如系同一时期的数字有改动，请为该数字添加 `changes: [{first}]`（{kinds_zh}）；如为更晚时期的数字，请用 {later_zh}"]
        why "Readers may have quoted the published number, so a change is shown beside the figure and on the corrections page. Official statistics tell two kinds apart: a `correction` mends an error, a `revision` takes in what is known now (a provisional number made final, a source that revised its own). A later `as_of` or `period` is neither: it is a new number, and needs no entry. A number `to-date` has no day, so it counts as new where a source is named that was not named before, or where an `as_of` after the day of the last publication is given; a total that grew by the same source needs a `revision`. A number written otherwise (45.70 for 45.7, 476万 for 4.76 million) is not changed. If what stands in the output folder was never shown to anybody, `casebook clean` takes it away, and there is nothing to compare with."
          | "读者可能已引用发布过的数字，因此改动须在数字旁和“更正”页上说明。官方统计区分两种情形：`correction`（更正）改正错误，`revision`（修订）采用新的资料（初步数定为最终数、来源自身作了修订）。`as_of` 或 `period` 更晚的，是新的数字，不是改动，无须记录。`to-date`（截至目前）没有日期：注明了此前没有的来源，或写明了晚于上次发布日的 `as_of`，即视为新的数字；来源不变而累计数增加的，请记为 `revision`。只是写法不同（45.7 写成 45.70，4.76 million 写成 476万）不算改动。如果输出文件夹里的内容从未对外公开，可用 `casebook clean` 删除，便无须比较。";
    FIGURE_GONE = "CB531" Warning
        says ["published before, and gone from `{id}` now: {figures}" | "`{id}` 此前发布的数字现已不在：{figures}"]
        help ["a figure that is withdrawn stays, with `value: missing` and a `reason`, or with a `changes` entry of the kind `retraction`; one that only took another id can be let off under `checks` in site.yaml" | "撤回的数字请予保留，写 `value: missing` 并附 `reason`，或在 `changes` 中记 `retraction`；如只是改了 id，可在 site.yaml 的 `checks` 中说明"]
        why "A number that disappears without a word looks as if it had never been stated." | "数字不声不响地消失，就像从未发布过一样。";
    UNCHANGED = "CB532" Error (Adjustable)
        says ["this change of `{id}` leads from {value} to the same" | "`{id}` 的这条变更记录前后相同，都是“{value}”"]
        help ["write the number as it was under `from`, and as it became under `to`; with another unit, name the units too" | "`from` 请写原来的数字，`to` 请写改后的数字；如改的是单位，请连单位一并写明"]
        why "Readers see this entry as a correction, and it would correct nothing." | "读者会把这条记录当作更正，而它什么也没有改。";
    ENDS_ELSEWHERE = "CB533" Error (Adjustable)
        says ["the last change of `{id}` ends at {said}, but the figure is {stated}" | "`{id}` 最后一次变更改为“{said}”，而数字是“{stated_zh}”"]
        help ["correct `to` or `value`, or add the change that came after it" | "请更正 `to` 或 `value`，或补上其后的变更"]
        also "the figure stands here" | "该数字在此处"
        why "The page shows the number and its changes side by side, and they must agree. A change from before the end of the figure's own time may be followed by a newer number and is not compared." | "页面上数字与变更记录并列，两者须一致。变更日期早于数字所属时期结束的，其后可能另有新数，不作比较。";
    CHANGE_AHEAD = "CB534" Warning
        says ["this change of `{id}` is dated {date}, after the day that the site speaks for ({as_of})" | "`{id}` 的这条变更日期为 {date}，晚于网站所述日期（{as_of}）"]
        help ["correct the date, or move `as_of` in site.yaml on" | "请更正日期，或更新 site.yaml 的 `as_of`"]
        why "The site cannot tell of a change that has not come about yet." | "网站不能讲述尚未发生的变更。";
    DISORDER = "CB535" Warning
        says ["the changes of `{id}` stand in no order of time" | "`{id}` 的变更记录没有按时间排列"]
        help ["put the oldest first" | "请按时间先后排列"]
        why "The last change decides whether a number counts as withdrawn; a date in the wrong place is mostly a wrong date." | "数字是否已撤回以最后一次变更为准；次序不对，多半是日期写错。";
    ADDRESS_GONE = "CB536" Error (Adjustable)
        says ["`{id}` was published, and differs from what stands there now in upper and lower case: `{near}`" | "曾发布过 `{id}`，与现有的 `{near}` 只有大小写不同",
              "`{id}` was published, and {held} is held back now" | "曾发布过 `{id}`，而 {held} 现已不再展示",
              "`{id}` was published from {from}, and nothing stands there now" | "曾由 {from} 发布过 `{id}`，现在该地址没有任何内容",
              "`{id}` was published, and nothing stands there now" | "曾发布过 `{id}`，现在该地址没有任何内容"]
        help ["most web servers tell upper from lower case; write the address as it was, not `{near}`" | "多数服务器区分大小写，请沿用原来的写法，不写作 `{near}`",
              "publish it again (if the site was never shown to anybody, `casebook clean` ends the comparison); or, where its time is over, keep `status: published` and say `expires: {as_of}`, and the address will say so; or write in site.yaml `withdrawn: [{entry}]`" | "请重新发布（网站从未对外公开的，可运行 `casebook clean`，便不再比较）；如已过期，请保留 `status: published` 并写 `expires: {as_of}`，该地址会予说明；或在 site.yaml 写 `withdrawn: [{entry}]`",
              "if {new} is the same under another name, write `aliases: [{alias}]` there; if it was taken off the site, write in site.yaml `withdrawn: [{entry}]`; if the site was never shown to anybody, `casebook clean` ends the comparison" | "如 {new} 是同一内容改名，请在其中写 `aliases: [{alias}]`；如已撤下，请在 site.yaml 写 `withdrawn: [{entry}]`；网站从未对外公开的，可运行 `casebook clean`，便不再比较",
              "write `aliases: [{alias}]` in the record that took its place, or in site.yaml `withdrawn: [{entry}]`, with `replaced_by: case:ID` where something else serves; if the site was never shown to anybody, `casebook clean` ends the comparison" | "请在取代它的记录中写 `aliases: [{alias}]`；或在 site.yaml 写 `withdrawn: [{entry}]`，有替代内容的可加 `replaced_by: case:ID`；网站从未对外公开的，可运行 `casebook clean`，便不再比较"]
        why "Others may have linked to a published address or printed it. It leads on to where the content has moved (`aliases`), or says that the content was taken off the site, and why (`withdrawn`). A record that has expired says so by itself at its address; numbered pages of lists may go. If what stands in the output folder was never shown to anybody, `casebook clean` takes it away, and there is nothing to compare with."
          | "已发布的地址可能已被他人链接或印在材料上。内容迁移的，旧地址应指向新址（`aliases`）；内容撤下的，应说明原因（`withdrawn`）。已过期的记录会在其地址自动说明；列表的分页可以消失。如果输出文件夹里的内容从未对外公开，可用 `casebook clean` 删除，便无须比较。";
    STILL_THERE = "CB537" Error
        says ["the withdrawn address `{id}` is still published: {other}" | "已撤下的地址 `{id}` 仍在发布：{other}"]
        help ["take the entry out, or take what stands there off the site" | "请删去这一条，或先把该处的内容撤下"]
        why "One address cannot show content and say that it was withdrawn." | "同一地址不能既有内容又声明已撤下。";
    OTHER_RECORD = "CB538" Warning
        says ["`{id}` led to {old}, which is still on the site, and leads to {new} now" | "`{id}` 原来指向 {old}（仍在网站上），现在指向 {new}"]
        help ["write the alias in {old} again, or under another name in {new}" | "请将该别名写回 {old}，或在 {new} 中另取别名"]
        why "Whoever follows an old link would meet other content than it was made for." | "沿旧链接而来的读者会看到不相干的内容。";
    CANNOT_COMPARE = "CB539" Error (Adjustable)
        says ["{file} in the output folder cannot be used, so the site is not compared with it: {problem}" | "输出文件夹中的 {file} 无法使用，因此未能与之比较：{problem_zh}"]
        help ["lay the last publication back into the folder, from a backup or from the web server; if it is lost, write `checks: {{CB539: {{level: warning, reason: …}}}}` in content/site.yaml, look yourself for changed numbers and lost addresses, and take the line out again after the next build" | "请从备份或服务器取回上次发布的内容；如已无法取回，请在 content/site.yaml 中写 `checks: {{CB539: {{level: warning, reason: …}}}}`，自行核对改动的数字和失效的地址，并在下次构建之后删去此行"]
        why "manifest.json and figures.json in the output folder say what was published last. Without them nobody would notice that a published number was changed without a word, so the site is not published over them; Casebook never mends them by guessing." | "输出文件夹中的 manifest.json 和 figures.json 记录了上次发布的内容。缺少它们，已发布的数字被悄悄改动也无从发现，因此不会直接覆盖发布；程序也不会凭猜测修补。";
    LOCALE_GONE = "CB540" Error (Adjustable)
        says ["the first language was `{was}` and is `{now}`: addresses that were in `{was}` are in `{now}` now, and {count} below `{id}/` are gone" | "首要语言由 `{was}` 改为 `{now}`：原为 `{was}` 的地址现为 `{now}`，`{id}/` 下的 {count} 个地址不复存在",
              "the first language was `{was}` and is `{now}`: addresses that were in `{was}` are in `{now}` now" | "首要语言由 `{was}` 改为 `{now}`：原为 `{was}` 的地址现为 `{now}`",
              "the language `{id}` was published and is off the site: {count} addresses below `{id}/` are gone" | "语言 `{id}` 曾经发布，现已去除：`{id}/` 下的 {count} 个地址不复存在"]
        help ["put `{was}` first under `locales` again; if it is meant, lead the old addresses on in your web server and say so under `checks`" | "请在 `locales` 中仍将 `{was}` 放在首位；如确需更改，请在服务器上设置跳转，并在 `checks` 中说明",
              "put `{id}` back under `locales`; if it is meant, lead the old addresses on in your web server and say so under `checks`" | "请在 `locales` 中恢复 `{id}`；如确需去除，请在服务器上设置跳转，并在 `checks` 中说明"]
        why "The first language stands at the root and every other in a folder of its name, so this moves every address of the site at once. No list of aliases could follow, and a web server does it in one rule." | "首要语言在根目录，其他语言各在以其命名的文件夹，因此这会一次改变全站地址。逐条写别名无济于事，而服务器上一条规则即可。";
    LIST_GONE = "CB541" Warning
        says ["the list `{id}` was published, and nothing stands in it any more" | "曾发布过列表 `{id}`，现在其中已无内容"]
        help ["write in site.yaml `withdrawn: [{entry}]`, or let it go under `checks`" | "请在 site.yaml 写 `withdrawn: [{entry}]`，或在 `checks` 中说明不再保留"]
        why "Lists of a year, a term or a kind of record come and go with what stands in them, but others may have linked to them." | "按年份、分类或类别的列表随内容增减，但他人可能已有链接。";
    FILE_GONE = "CB542" Warning
        says ["the file `{id}` was published, and is gone" | "曾发布过文件 `{id}`，现已不在"]
        help ["publish it again under this name; if nobody needs it, let it go under `checks`" | "请保留原文件名；如已无人需要，可在 `checks` 中说明"]
        why "Downloads and pictures are linked to from elsewhere, and a file cannot lead on to another as a page can." | "下载文件和图片常被外部链接，而文件不能像页面那样跳转。";
}
