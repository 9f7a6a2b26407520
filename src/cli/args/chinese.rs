//! The help of the command line in Chinese. The English help stands at each argument; this table has the same texts by command and argument.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};

use super::Args;

/// The command with its help in Chinese. Values that an argument takes are named in its text.
pub(in crate::cli) fn command() -> Command {
    let mut command = Args::command();
    // The arguments that clap adds by itself are there only once it is built.
    command.build();
    translated(command, "")
}

fn translated(command: Command, path: &str) -> Command {
    let about = text(path, "");
    let path = path.to_owned();
    let of_arguments = path.clone();
    let mut command = command
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .help_template("{about-with-newline}\n用法：{usage}\n\n{all-args}")
        .mut_args(move |argument| {
            let id = argument.get_id().as_str().to_owned();
            let heading = if argument.is_positional() { "参数" } else { "选项" };
            let help = text(&of_arguments, &id).or_else(|| text("", &id));
            let argument = match VALUES.iter().find(|(known, _)| *known == id) {
                Some((_, name)) => argument.value_name(*name),
                None => argument,
            };
            let argument = argument.help_heading(heading).hide_possible_values(true).hide_default_value(true);
            match help {
                Some(help) => argument.help(help).long_help(None::<&'static str>),
                None => argument,
            }
        })
        .mut_subcommands(move |command| {
            let below = format!("{path}/{}", command.get_name());
            translated(command, &below)
        });
    if let Some(about) = about {
        command = command.about(about).long_about(None::<&'static str>);
    }
    command
}

fn text(command: &str, argument: &str) -> Option<&'static str> {
    // Below `help` stand the same commands again.
    let command = command.trim_start_matches('/').trim_start_matches("help/");
    TEXTS.iter().find(|(path, id, _)| *path == command && *id == argument).map(|(.., text)| *text)
}

/// What the help calls the values that must be written, by argument.
const VALUES: &[(&str, &str)] = &[
    ("what", "要列出的内容"),
    ("kind", "类型"),
    ("id", "标识"),
    ("folder", "文件夹"),
    ("records", "记录"),
    ("shell", "命令行程序"),
    ("code", "问题代码"),
    ("against", "对照"),
    ("target", "目标"),
    ("subcommand", "命令"),
];

/// Help with the words and colons that the library itself writes in English.
pub(in crate::cli) fn help(text: &str) -> String {
    let mut out = text.replace("[OPTIONS]", "[选项]");
    for heading in ["命令", "选项", "参数"] {
        out = out.replace(&format!("{heading}:"), &format!("{heading}："));
    }
    out
}

/// The command, the argument (empty for what the command does; without a command an argument of all of them), and the text.
const TEXTS: &[(&str, &str, &str)] = &[
    ("", "", "将 YAML 记录和 Markdown 正文生成双语静态网站，每个数字都有来源。"),
    ("", "root", "网站文件夹（默认为当前文件夹）"),
    (
        "",
        "format",
        "问题报告的格式：human（默认，含原文和提示）、short（每行一个问题）、json（每行一个 JSON 对象）、sarif（代码托管和审查工具用）、github（GitHub Actions 指令）",
    ),
    ("", "lang", "提示信息的语言：en 或 zh；不写则随终端语言"),
    ("", "quiet", "除问题外不显示任何信息"),
    ("", "verbose", "另外显示读取的文件、site.yaml 允许的问题，以及检查和生成各阶段用时"),
    ("", "help", "显示帮助"),
    ("", "version", "显示版本"),
    ("", "drafts", "同时显示草稿、尚未到发布日期和已过期的内容"),
    ("", "as_of", "网站内容截止的日期，代替 site.yaml 中的 `as_of`"),
    ("", "base_url", "网站的网址，代替 site.yaml 中的 `base_url`"),
    ("", "deny_warnings", "将警告也视为错误"),
    ("", "timings", "结束时说明时间用在何处：各阶段，以及最慢的页面、模板和图表"),
    ("", "trace", "将所有步骤及其用时写入文件，供 ui.perfetto.dev 等查看器使用；相对路径以网站文件夹为准"),
    ("build", "", "检查、生成并发布网站：要么全部完成，要么不做任何改动"),
    (
        "build",
        "output_dir",
        "发布到的文件夹（默认 public）；相对路径以网站文件夹为准；其中已有的内容会用于比较",
    ),
    ("build", "force", "发布到含有他人文件的文件夹，并保留这些文件"),
    (
        "build",
        "host",
        "为该类主机写出设置（响应头、缓存、旧网址），代替 site.yaml 中的 `host`：nginx、caddy、apache、netlify、cloudflare、github-pages、oss、cos",
    ),
    ("build", "no_cache", "全部重新生成，不使用上次构建在输出文件夹旁保留的内容"),
    ("build", "precompress", "同时发布 .gz、.br、.zst 压缩文件，与 site.yaml 中的 `precompress` 相同"),
    ("build", "zip", "发布后打包成一个文件，内含校验和列表（SHA256SUMS）；相对路径以网站文件夹为准"),
    ("check", "", "一次找出网站的所有问题，不写入任何文件"),
    ("check", "output_dir", "网站发布到的文件夹（默认 public）；其中已有的内容会用于比较"),
    ("check", "external", "另外检查内容中的每个外部网址是否有效；需要联网，最多五分钟"),
    ("check", "external_cache", "保存检查结果一周的文件，代替缓存文件夹中的文件；相对路径以网站文件夹为准"),
    ("check", "external_this_machine", "也检查本机地址；仅供测试使用"),
    ("deploy", "", "生成网站并送往 site.yaml 中写明的主机"),
    ("deploy", "target", "site.yaml 中 `deploy` 下的名称；只有一个时可不写"),
    ("deploy", "output_dir", "先发布到的文件夹（默认 public）；相对路径以网站文件夹为准"),
    ("deploy", "dry_run", "只说明会发送和删除哪些文件，不作任何改动"),
    ("deploy", "force", "覆盖或删除主机上被他人改动的文件"),
    ("deploy", "yes", "同意删除超过 `most_deleted` 比例的文件"),
    ("deploy", "rollback", "不生成网站，而是恢复主机上前一次发布的内容"),
    ("diff", "", "说明本次生成与已发布内容的差别：数字、页面、地址；不发布任何内容"),
    (
        "diff",
        "against",
        "已发布的内容：文件夹或 manifest.json（相对路径以网站文件夹为准），或 site.yaml 中 `deploy` 下的主机名称；不写则为 public",
    ),
    ("diff", "html", "另将差别写成一个 HTML 页面，供审批人员阅读"),
    ("serve", "", "编写时在本机预览网站；不改动已发布的网站"),
    ("serve", "interface", "本机监听的地址（默认 127.0.0.1）"),
    ("serve", "port", "端口，0 为任意空闲端口；不写则用 4000 或其后的空闲端口"),
    ("serve", "open", "在浏览器中打开预览"),
    ("serve", "follow", "浏览器随编辑转到相应记录的页面"),
    (
        "serve",
        "editor",
        "打开文件位置所用的编辑器：vscode、vscodium、cursor、zed、idea，或含 {path}、{line}、{column} 的地址；不写则复制位置",
    ),
    (
        "serve",
        "poll",
        "每隔若干毫秒查看一次文件（不写数值为 1000），用于不通知变更的文件夹（网络共享、容器）",
    ),
    ("init", "", "新建一个可直接生成的网站，无需联网"),
    ("init", "folder", "新网站的文件夹；相对路径以 --root 为准"),
    ("new", "", "以草稿形式新建一条记录及其各语言的文件"),
    ("new", "kind", "记录的类型：case（案例）、event（活动）、statistic（统计）、page（页面）"),
    ("new", "id", "标识，也是网址的最后一段：小写字母、数字和连字符"),
    ("list", "", "列出网站的内容"),
    (
        "list",
        "what",
        "要列出的内容：cases（案例）、figures（数字）、statistics（统计）、events（活动）、pages（页面）、sources（来源）、\
         indicators（指标）、organizations（机构）、programmes（项目）、schemes（评选）、terms（类目）、units（计量单位）、\
         translations（各记录各语言的翻译情况）、drafts（草稿、未到日期和已过期的内容）",
    ),
    ("confirm", "", "记下译文已与原文核对一致"),
    ("confirm", "records", "已核对的记录，如 cases/foshan-cipo 或 sources/meeting-report"),
    ("confirm", "locale", "只核对了一种语言时写其标签；不写则为原文以外的所有语言"),
    ("confirm", "all", "除草稿外的所有记录"),
    ("clean", "", "删除已发布的内容，不动其他文件"),
    ("clean", "output_dir", "发布到的文件夹（默认 public）；相对路径以网站文件夹为准"),
    ("completions", "", "输出命令行补全脚本"),
    ("completions", "shell", "bash、elvish、fish、powershell 或 zsh"),
    ("schema", "", "输出某类 YAML 文件的 JSON Schema，供编辑器补全和检查；不写类型则列出所有类型"),
    ("schema", "kind", "site、sources、source、case 等"),
    (
        "schema",
        "write",
        "将模式文件（不写类型则为全部）写入文件夹；不写文件夹则为 .casebook/schema，新记录会指向那里",
    ),
    ("theme", "", "查看内置主题的文件，网站可用自己的文件覆盖"),
    ("theme/list", "", "列出文件"),
    ("theme/show", "", "输出一个文件，供复制到 themes/NAME/ 后修改"),
    ("theme/show", "file", "文件路径，如 templates/partials/footer.html"),
    ("explain", "", "说明问题代码（如 CB253）的含义和处理办法；不写代码则列出全部"),
    ("explain", "code", "报告方括号中的代码，可只写数字"),
    ("help", "", "显示本帮助，或某个命令的帮助"),
    ("help", "subcommand", "命令的名称"),
];

/// What is wrong with a command line, in one line.
pub(in crate::cli) fn mistake(error: &clap::Error) -> String {
    let named = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    // The likeliest stands last.
    let likeliest = |kind| named(kind).rsplit('、').next().map(str::to_owned).unwrap_or_default();
    let (argument, value) = (named(ContextKind::InvalidArg), named(ContextKind::InvalidValue));
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = near.into_iter().map(likeliest).find(|near| !near.is_empty());
    let hint = near.map(|near| format!("；您是否想写 {near}？")).unwrap_or_default();
    let valid = named(ContextKind::ValidValue);
    let valid = if valid.is_empty() { String::new() } else { format!("；可选：{valid}") };
    let said = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有 {argument} 这个选项{hint}"),
        ErrorKind::InvalidSubcommand => {
            format!("没有 {} 这个命令{hint}", named(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 缺少值{valid}"),
        ErrorKind::InvalidValue => format!("{argument} 的值不能写 {value}{hint}{valid}"),
        ErrorKind::ValueValidation => format!("{argument} 的值 {value} 无法识别"),
        ErrorKind::MissingRequiredArgument => format!("缺少{}", argument.replace(['<', '>'], "")),
        ErrorKind::ArgumentConflict => format!("{argument} 不能与 {} 同时使用", named(ContextKind::PriorArg)),
        ErrorKind::NoEquals => format!("{argument} 的值前须写等号"),
        _ => "命令的写法有误".to_owned(),
    };
    format!("casebook：{said}\ncasebook：用 casebook help 查看用法")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without_text(command: &Command, path: &str, missing: &mut Vec<String>) {
        if text(path, "").is_none() {
            missing.push(path.to_owned());
        }
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str();
            if text(path, id).or_else(|| text("", id)).is_none() {
                missing.push(format!("{path} {id}"));
            }
        }
        for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
            without_text(below, &format!("{path}/{}", below.get_name()), missing);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_help() {
        let mut command = Args::command();
        command.build();
        let mut missing = Vec::new();
        without_text(&command, "", &mut missing);
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn nothing_english_is_left_in_the_help() {
        for path in [&["casebook", "--help"][..], &["casebook", "check", "--help"], &["casebook", "help"]] {
            let error = command().try_get_matches_from(path).expect_err("help is no match");
            let help = help(&error.to_string());
            for word in [
                "Usage",
                "Options",
                "Commands",
                "Print",
                "Arguments",
                "default",
                "possible",
                "OPTIONS",
                "COMMAND",
                ":\n",
            ] {
                assert!(!help.contains(word), "{path:?}: {word}\n{help}");
            }
        }
    }

    #[test]
    fn mistakes_are_named() {
        for (line, expected) in [
            (&["casebook", "chek"][..], "没有 chek 这个命令；您是否想写 check？"),
            (&["casebook", "check", "--extrnal"], "没有 --extrnal 这个选项；您是否想写 --external？"),
            (&["casebook", "list"], "缺少要列出的内容"),
            (&["casebook", "list", "case"], "的值不能写 case"),
            (&["casebook", "new", "case"], "缺少标识"),
            (&["casebook", "check", "-q", "-v"], "不能与"),
        ] {
            let error = command().try_get_matches_from(line).expect_err("it is a mistake");
            let said = mistake(&error);
            assert!(said.contains(expected), "{said}");
        }
    }
}
