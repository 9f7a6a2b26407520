//! What the commands say beside their reports, in English and Chinese: one table, like that of the messages.

use std::fmt::Display;

use crate::diag::{Language, Pattern, plain};

macro_rules! words {
    ($($(#[$when:meta])* $name:ident = $en:literal | $zh:literal;)+) => {
        $($(#[$when])* pub(super) const $name: Pattern = Pattern { en: $en, zh: $zh };)+

        #[cfg(test)]
        const ALL: &[(&str, Pattern)] = &[$($(#[$when])* (stringify!($name), $name)),+];
    };
}

words! {
    NOTHING_TO_MEND = "casebook: nothing to mend" | "casebook：没有发现问题";
    WARNINGS = "casebook: {warnings}" | "casebook：{warnings}";
    STOPPED_BUILD = "casebook: {errors}, {warnings}; nothing was published" | "casebook：{errors}，{warnings}；未发布任何内容";
    STOPPED_CHECK = "casebook: {errors}, {warnings}; a build would not publish this" | "casebook：{errors}，{warnings}；改正之前无法发布";
    STOPPED_DIFF = "casebook: {errors}, {warnings}; nothing was compared" | "casebook：{errors}，{warnings}；未作比较";
    #[cfg(feature = "deploy")]
    STOPPED_DEPLOY = "casebook: {errors}, {warnings}; nothing was deployed" | "casebook：{errors}，{warnings}；未部署任何内容";
    #[cfg(feature = "deploy")]
    DEPLOYED = "casebook: deployed to {target}: {sent} sent, {removed} deleted, {unchanged} there already" | "casebook：已部署到 {target}：发送 {sent}，删除 {removed}，未变 {unchanged}";
    #[cfg(feature = "deploy")]
    DEPLOYED_BEFORE = "casebook: {target} has this publication already ({unchanged} files)" | "casebook：{target} 已是本次发布的内容（{unchanged} 个文件）";
    #[cfg(feature = "deploy")]
    WOULD_DEPLOY = "casebook: to {target} would go: {sent} sent, {removed} deleted, {unchanged} there already; nothing was changed" | "casebook：部署到 {target} 时将发送 {sent}，删除 {removed}，未变 {unchanged}；未作任何改动";
    #[cfg(feature = "deploy")]
    GOES_ON = "casebook: a deployment to {target} was broken off; this one goes on" | "casebook：此前部署到 {target} 时中断，现继续";
    #[cfg(feature = "deploy")]
    MAY_DELETE = "casebook: {count} of {of} files would be deleted at the host. Delete them? [y/N]" | "casebook：将在主机上删除 {of} 个文件中的 {count} 个。是否删除？[y/N]";
    #[cfg(feature = "deploy")]
    OTHERWISE = "casebook: readers get {url}{path} otherwise than it was published ({found}); a cache may stand between" | "casebook：{url}{path} 与发布的内容不符（{found}）；中间可能有缓存";
    #[cfg(feature = "deploy")]
    SEEN = "casebook: fetched pages from {url}; they are as published" | "casebook：已从 {url} 抽查页面，与发布的内容一致";
    WROTE = "casebook: wrote {file}" | "casebook：已写入 {file}";
    STOPPED_READING = "casebook: {errors}, {warnings}; mend what is wrong in content/site.yaml first" | "casebook：{errors}，{warnings}；请先改正 content/site.yaml 中的问题";
    UP_TO_DATE = "casebook: {out} is up to date ({files}, {seconds} s)" | "casebook：{out} 已是最新（{files}，{seconds} 秒）";
    PUBLISHED = "casebook: published {files} to {out}: {added} new, {changed} changed, {removed} removed ({seconds} s)" | "casebook：已发布 {files}到 {out}：新增 {added}，更新 {changed}，删除 {removed}（{seconds} 秒）";
    HOST_SETTINGS = "casebook: wrote {file} for whoever sets the host up (see docs/hosts.md)" | "casebook：已写入 {file}，供设置主机的人员使用（见 docs/hosts.md）";
    HOST_COMPRESSES = "casebook: {host} sends no compressed files that lie beside plain ones, so none were made" | "casebook：{host} 不会发送预压缩文件，因此未生成";
    COMPRESSED_GONE = "casebook: the compressed files of the last build were removed with it; `precompress: yes` in content/site.yaml makes them each time" | "casebook：上次生成的压缩文件已一并删除；在 content/site.yaml 中写 `precompress: yes` 可每次生成";
    #[cfg(feature = "archive")]
    PACKED = "casebook: packed {files} into {file}; its SHA-256 is {digest}" | "casebook：已将 {files}打包为 {file}，其 SHA-256 为 {digest}";
    EDITED = "casebook: {path} had been changed by hand in the output and was written anew" | "casebook：输出文件夹中的 {path} 曾被手工改动，已重新写入";
    NOT_DURABLE = "casebook: the site is published, but a power cut may undo it: {error}" | "casebook：网站已发布，但若此时断电可能丢失：{error}";
    OLD_LEFT = "casebook: the site is published, but the old one in {path} could not be removed; the next build tries again: {error}" | "casebook：网站已发布，但未能删除 {path} 中的旧版本，下次生成时会再试：{error}";
    LEFT_OUT = "casebook: left out: {parts}" | "casebook：未列入网站：{parts}";
    WITHOUT_PICTURES = "casebook: this program was compiled without the feature `pictures`, so these are not made: charts as PNG, pictures for shared links, photographs in smaller sizes" | "casebook：本程序编译时未含 `pictures` 功能，因此不生成：PNG 图表、分享图片、缩小的照片";
    WITHOUT_WORKBOOKS = "casebook: this program was compiled without the feature `spreadsheets`, so no workbooks (XLSX) are made" | "casebook：本程序编译时未含 `spreadsheets` 功能，因此不生成电子表格（XLSX）";
    WITHOUT_ADDRESS = "casebook: without `base_url` in content/site.yaml these are not made: feed, sitemap, canonical links, QR codes, pictures for shared links, code to embed charts" | "casebook：content/site.yaml 中未写 `base_url`，因此不生成：订阅源、站点地图、规范链接、二维码、分享图片、图表嵌入代码";
    WITHOUT_PATH = "casebook: without `base_path` in content/site.yaml (`/`, or a path such as `/ip/`) 404.html, which hosts show for wrong addresses, is whole at the top of the site only" | "casebook：content/site.yaml 中未写 `base_path`（`/` 或 `/ip/` 等路径），主机对错误网址显示的 404.html 只在网站最上层完整";
    NO_THEME_FILE = "casebook: the theme has no file {file}; `casebook theme list` lists them" | "casebook：主题中没有文件 {file}；可用 `casebook theme list` 列出";
    NO_THEME_FILE_BUT = "casebook: the theme has no file {file}; did you mean {near}?" | "casebook：主题中没有文件 {file}；您是否想写 {near}？";
    KEPT = "casebook: kept {path}, which is not as it was published" | "casebook：保留 {path}，其内容与发布时不同";
    REMOVED = "casebook: removed {files} from {out}" | "casebook：已从 {out} 删除 {files}";
    NOT_EMPTY = "casebook: {root} is not empty (it holds {found}); name a new or empty folder" | "casebook：{root} 不是空文件夹（其中有 {found}）；请指定新的或空的文件夹";
    NEW_SITE = "casebook: a new site is in {root}; see it with: casebook serve --root {root}" | "casebook：已在 {root} 新建网站；预览请运行：casebook serve --root {root}";
    NEW_RECORD = "casebook: wrote {folder} as a draft; see it with: casebook serve --drafts{root}" | "casebook：已新建草稿 {folder}；预览请运行：casebook serve --drafts{root}";
    THERE_ALREADY = "casebook: {folder} is there already; nothing was written" | "casebook：{folder} 已经存在，未写入任何内容";
    NO_ID = "casebook: “{id}” is no id; write lower-case letters, digits and hyphens, 80 at most" | "casebook：“{id}”不能用作标识；只能使用小写字母、数字和连字符，最多 80 个字符";
    DEVICE = "casebook: Windows keeps the name {id} for a device, so it can be no id; write {id}-1 or the like" | "casebook：{id} 是 Windows 的设备名，不能用作标识；可写 {id}-1 等";
    INCOMPLETE_LIST = "casebook: some records cannot be read and may be missing here; see casebook check" | "casebook：部分内容无法读取，列表可能不全；请运行 casebook check 查看";
    REFUSED = "casebook: {error}" | "casebook：{error}";
}

/// Says a line to the person at the terminal.
pub(super) fn say(pattern: Pattern, language: Language, words: &[(&str, &dyn Display)]) {
    // Titles, paths and refusals carry whatever their authors or the disk put into them.
    let lines: Vec<String> = pattern.filled(language, words).lines().map(plain).collect();
    anstream::eprintln!("{}", lines.join("\n"));
}

/// A number of things: `1 error`, `2 errors`, `2 个错误`.
pub(super) fn count(number: usize, (one, many): (&str, &str), chinese: &str, language: Language) -> String {
    match language {
        Language::English => format!("{number} {}", if number == 1 { one } else { many }),
        Language::Chinese => format!("{number} 个{chinese}"),
    }
}

pub(super) fn files(number: usize, language: Language) -> String {
    count(number, ("file", "files"), "文件", language)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of the words that a text fills in.
    fn named(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> =
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn both_languages_say_the_same_words() {
        for (name, pattern) in ALL {
            assert_eq!(named(pattern.en), named(pattern.zh), "{name}");
        }
    }

    #[test]
    fn a_line_is_filled_in() {
        let said =
            REMOVED.filled(Language::English, &[("files", &files(1, Language::English)), ("out", &"public")]);
        assert_eq!(said, "casebook: removed 1 file from public");
        let said =
            REMOVED.filled(Language::Chinese, &[("files", &files(2, Language::Chinese)), ("out", &"public")]);
        assert_eq!(said, "casebook：已从 public 删除 2 个文件");
    }
}
