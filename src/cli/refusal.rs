//! What the machine refused, in the language of the terminal.

use std::io;

use crate::diag::Language;
use crate::error::{Error, system_in_chinese};

/// The refusal with what to do about it.
pub(super) fn said(error: &Error, language: Language) -> String {
    match language {
        Language::English => error.to_string(),
        Language::Chinese => chinese(error),
    }
}

fn chinese(error: &Error) -> String {
    match error {
        Error::Io { doing, path, source } => {
            format!("无法{} {}：{}", verb(doing), path.display(), system(source))
        }
        Error::NoSpace { doing, path, source } => format!(
            "空间不足，无法{} {}：{}。已发布的网站未受影响；请腾出空间后重新生成",
            verb(doing),
            path.display(),
            system(source)
        ),
        Error::Foreign { path, example, .. } => format!(
            "{} 不是空文件夹（其中有 {}），也不是由 Casebook 生成的，因此不予接管。\
             请指定空的或新的输出文件夹，或加 --force 与已有文件并存",
            path.display(),
            example.display()
        ),
        Error::Protected { path, protected } => format!(
            "输出文件夹 {} 会覆盖或混入 {}，而后者不是输出。请另行指定输出文件夹",
            path.display(),
            protected.display()
        ),
        Error::NotAFolder { path } => {
            format!("{} 不是文件夹。请将其移走，或另行指定输出文件夹", path.display())
        }
        Error::Busy { path, pid } => {
            let process = pid.map(|pid| format!("（进程 {pid}）")).unwrap_or_default();
            format!("另一次生成{process}正在发布到 {}。请等其结束后重新生成", path.display())
        }
        Error::Collision { path, other } => format!("两份输出要占用同一位置：{path} 和 {other} 不能同时发布"),
        Error::InTheWay { path } => format!(
            "{} 不是由 Casebook 生成的，却占用了新网站页面或文件夹的位置。请移走或改名后重新生成",
            path.display()
        ),
        Error::MountPoint { path } => format!(
            "{} 是输出文件夹中的挂载点，因此无法整体替换该文件夹。请卸载，或另行指定输出文件夹",
            path.display()
        ),
        Error::Unverified { path, .. } => {
            format!("{} 的内容与写入的不一致。已发布的网站未受影响；请检查磁盘后重新生成", path.display())
        }
        Error::ChangedMeanwhile { path } => {
            format!("生成期间 {path} 有改动或无法再次读取，因此未发布任何内容；请重新生成")
        }
        Error::Listen { address, source } => {
            format!("无法监听 {address}：{}。请用 --port 另选端口，或用 --interface 另选地址", system(source))
        }
        Error::NotBuilt { what, feature } => {
            format!("此程序编译时未包含 {what}；请启用 cargo feature `{feature}`（默认启用）重新编译")
        }
        Error::MisplacedCache { path, folder } => format!(
            "缓存文件 {} 会落在 {} 中，而那里是内容或输出。请用 --external-cache 指定别处",
            path.display(),
            folder.display()
        ),
        Error::Misplaced { path, folder } => {
            format!("{} 会落在 {} 中，而那里是内容或输出。请指定别处", path.display(), folder.display())
        }
        Error::NothingPublished { path } => {
            format!("{} 中没有已发布的内容。请指定已发布的文件夹或其 manifest.json", path.display())
        }
        Error::Host { doing, what, problem } => {
            format!(
                "主机上无法{} {what}：{problem}。主机上已有的内容完好；请再次运行同一命令以继续",
                verb(doing)
            )
        }
        Error::ChangedElsewhere { paths } => {
            let named = paths.iter().take(5).map(String::as_str).collect::<Vec<_>>().join("、");
            let more = if paths.len() > 5 { "等" } else { "" };
            format!(
                "主机上有 {} 个文件被他人改动或放入：{named}{more}。未发送任何内容。请先查看；加 --force 可覆盖",
                paths.len()
            )
        }
        Error::Deploying { target, machine, process, since } => format!(
            "另一次部署正在进行：{machine} 上的进程 {process}，自 {since} 起部署到 {target}。请等其结束；若确知已中断，可加 --force 继续"
        ),
        Error::DeployedMeanwhile { target } => {
            format!("刚有他人部署到 {target}，原定步骤已不适用。请再次运行同一命令")
        }
        Error::ManyDeletions { count, of, most } => format!(
            "将在主机上删除 {of} 个文件中的 {count} 个，超过 {most}%。未发送任何内容。请用 --dry-run 查看；\
             确认后加 --yes，或在部署目标中用 `most_deleted` 设定比例"
        ),
        Error::UnknownTarget { name, known } => match (name, known.is_empty()) {
            (_, true) => {
                "content/site.yaml 中没有部署目标；请在 `deploy:` 下添加（见 docs/deploy.md）".to_owned()
            }
            (Some(name), false) => {
                format!("没有部署目标 {name}；content/site.yaml 中有 {}", known.join("、"))
            }
            (None, false) => format!("请指定部署目标：{}", known.join("、")),
        },
        Error::NoPrevious { target } => format!("部署目标 {target} 没有保留上一次发布，无法退回"),
        Error::Incomplete => "有输出未能写入，网站不完整，因此未发布".to_owned(),
    }
}

/// What was being done, to follow 无法.
fn verb(doing: &'static str) -> &'static str {
    let known = VERBS.iter().find(|(english, _)| *english == doing);
    known.map_or(doing, |(_, chinese)| chinese)
}

const VERBS: [(&str, &str); 22] = [
    ("copy", "复制"),
    ("run git", "运行 git"),
    ("carry over", "转存"),
    ("create", "新建"),
    ("create the folder", "新建文件夹"),
    ("create the lock", "新建锁文件"),
    ("find", "找到"),
    ("list", "列出"),
    ("lock", "锁定"),
    ("look at", "查看"),
    ("open", "打开"),
    ("read", "读取"),
    ("read the folder", "读取文件夹"),
    ("remove", "删除"),
    ("remove what a dead build left in", "清理此前中断的生成所遗留的"),
    ("replace", "替换"),
    ("restore the site from", "恢复网站，其备份在"),
    ("set the permissions of", "设置权限："),
    ("start the server for", "启动预览服务："),
    ("sync", "保存到磁盘："),
    ("verify", "核对"),
    ("write", "写入"),
];

fn system(error: &io::Error) -> String {
    system_in_chinese(error.kind()).map_or_else(|| error.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn refusals_are_said_in_chinese_with_their_place() {
        let error = Error::io("read", Path::new("content"), io::ErrorKind::PermissionDenied.into());
        assert_eq!(said(&error, Language::Chinese), "无法读取 content：没有权限");
        let error = Error::Busy { path: "public".into(), pid: Some(42) };
        assert_eq!(
            said(&error, Language::Chinese),
            "另一次生成（进程 42）正在发布到 public。请等其结束后重新生成"
        );
    }
}
