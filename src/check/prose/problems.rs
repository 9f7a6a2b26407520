//! What is wrong with a text on its own, as diagnostics.

use crate::check::Checked;
use crate::check::passages::Passage;
use crate::check::texts::Texts;
use crate::diag::{Diagnostic, Diagnostics, table::references};
use crate::files::Place;
use crate::model::prose::{Link, LinkFault, Problem, ProblemKind, Refusal, Scheme, TableFault, Target};
use crate::yaml::nearest;

use super::meant::meant;

pub(in crate::check) fn text_is_well_formed(texts: &Texts<'_>, diags: &mut Diagnostics) {
    for passage in &texts.passages {
        for problem in &passage.prose.problems {
            // The closing tag of an element that was reported says nothing new.
            let text = passage.text.get(problem.range.clone()).unwrap_or_default();
            let closes = matches!(problem.kind, ProblemKind::RawHtml { .. }) && text.starts_with("</");
            if is_said_of_its_file(passage, problem) {
                continue;
            }
            if !(closes
                && passage
                    .prose
                    .problems
                    .iter()
                    .any(|other| other.kind == problem.kind && other.range.start < problem.range.start))
            {
                diags.push(diagnostic(texts, passage, problem));
            }
        }
    }
}

/// A picture that is not there cannot be described; that it is not there is reported for its link.
fn is_said_of_its_file(passage: &Passage<'_>, problem: &Problem) -> bool {
    let is_there = |link: &Link| match &link.target {
        Target::File { path, .. } => passage.assets.is_some_and(|assets| assets.contains_key(path)),
        _ => true,
    };
    matches!(problem.kind, ProblemKind::MissingAlt { .. })
        && passage.prose.links.iter().any(|link| link.range == problem.range && !is_there(link))
}

fn diagnostic(checked: &Checked<'_>, passage: &Passage<'_>, problem: &Problem) -> Diagnostic {
    let place = passage.place(&problem.range);
    let text = passage.text.get(problem.range.clone()).unwrap_or_default();
    let footnote = |label: &str, state: (&str, &str), advice: (&str, &str)| {
        let note = Diagnostic::new(references::FOOTNOTE, place).with("label", label);
        let note = note.with("state", state.0).with("state_zh", state.1);
        note.with("advice", advice.0).with("advice_zh", advice.1)
    };
    match &problem.kind {
        ProblemKind::RefusedTarget { refusal: Refusal::Empty, .. } => refused(place, text, &Refusal::Empty),
        ProblemKind::RefusedTarget { destination, refusal } => {
            refused(place, destination, refusal).with_some("near", meant(checked.site, destination))
        }
        ProblemKind::RemoteImage { destination } => doubt(
            place,
            (
                &format!("the image {destination} is on another host"),
                &format!("图片 {destination} 在其他网站"),
            ),
            (
                "put a copy beside this file; readers' browsers are not sent to other hosts",
                "请将图片副本放在本文件旁，页面不会让读者的浏览器访问其他网站",
            ),
        ),
        ProblemKind::MissingAlt { destination } => {
            Diagnostic::new(references::NO_ALT, place).with("target", destination)
        }
        ProblemKind::RawHtml { tag } => {
            Diagnostic::new(references::RAW_HTML, place).with("tag", format!("<{tag}>"))
        }
        ProblemKind::UnpairedHtml { tag } => doubt(
            place,
            (&format!("<{tag}> has no partner in this paragraph"), &format!("<{tag}> 在本段中不成对")),
            ("write both the opening and the closing tag", "请写全起始标签和结束标签"),
        ),
        ProblemKind::UndefinedFootnote { label } => footnote(
            label,
            ("not defined", "没有定义"),
            (
                &format!("add a line `[^{label}]: …` with its text, or correct the label"),
                &format!("请添加一行 `[^{label}]: …` 写明注文，或更正标号"),
            ),
        ),
        ProblemKind::UnusedFootnote { label } => footnote(
            label,
            ("never referred to", "没有被引用"),
            (
                &format!("write `[^{label}]` where the note belongs, or take the note out"),
                &format!("请在正文相应位置写 `[^{label}]`，或删去注文"),
            ),
        ),
        ProblemKind::DuplicateFootnote { label } => footnote(
            label,
            ("defined twice", "重复定义"),
            (
                "keep one of the notes, or give the other one a label of its own",
                "请保留其中一条，或为另一条换用其他标号",
            ),
        ),
        ProblemKind::DanglingReference => {
            let label = text.rsplit_once('[').map_or(text, |(_, label)| label.trim_end_matches(']'));
            Diagnostic::new(references::DANGLING_REFERENCE, place).with("text", text).with("label", label)
        }
        ProblemKind::LeftoverEmphasis => doubt(
            place,
            ("these asterisks are shown as they are", "此处的星号会原样显示"),
            (
                "put the ** directly around the words, without a space inside",
                "请让 ** 紧贴文字，内侧不留空格",
            ),
        ),
        ProblemKind::StuckHeading { right } => doubt(
            place,
            ("this line is shown as it is, and is no heading", "此行会原样显示，不会成为标题"),
            (
                &format!("put a blank between the marks and the words: `{right}`"),
                &format!("请在 # 与文字之间加一个空格：`{right}`"),
            ),
        ),
        ProblemKind::LooseList => doubt(
            place,
            ("these lines are shown as one paragraph, and are no list", "这几行会连成一段显示，不会成为列表"),
            (
                "put `- ` in the place of the sign that begins each line, or `1. ` where they are counted",
                "请将每行开头的符号换成 `- `；需要编号的换成 `1. `",
            ),
        ),
        ProblemKind::LooseTable { fault, rule } => no_table(place, *fault, rule),
        ProblemKind::IndentedProse => doubt(
            place,
            ("this paragraph is shown as the code of a program", "本段会显示为程序代码"),
            (
                "take out the blanks before its lines; code is better put between two lines of ```",
                "请删去行首的空格；确为代码的，请放在两行 ``` 之间",
            ),
        ),
        ProblemKind::MisspeltLink { fault, right } => misspelt(place, fault, right),
        ProblemKind::FrontMatter => Diagnostic::new(references::FRONT_MATTER, place),
        ProblemKind::BadHeadingId { id } => doubt(
            place,
            (&format!("`{{#{id}}}` cannot be the id of a heading"), &format!("`{{#{id}}}` 不能作为标题标识")),
            ("use letters, digits and hyphens", "请用字母、数字和连字符"),
        ),
        ProblemKind::TooDeep => doubt(
            place,
            ("lists or quotations are nested too deep here", "列表或引用嵌套过深"),
            ("take out some levels", "请减少层级"),
        ),
        ProblemKind::TooLarge => Diagnostic::new(references::TOO_INTRICATE, place),
    }
}

fn no_table(place: Place, fault: TableFault, rule: &str) -> Diagnostic {
    let (advice, advice_zh) = match fault {
        TableFault::NoRule => (
            format!("the line below the first of them must be `{rule}`"),
            format!("第一行的下一行须为 `{rule}`"),
        ),
        TableFault::WideBars => (
            format!("write plain bars `|`, and below the first line `{rule}`"),
            format!("请改用半角 `|`，并在第一行之下写 `{rule}`"),
        ),
        TableFault::Tabs => (
            format!("put bars around the cells, `| a | b |`, and below the first line write `{rule}`"),
            format!("请用 | 分隔各格，如 `| 甲 | 乙 |`，并在第一行之下写 `{rule}`"),
        ),
    };
    let problem =
        ("these lines are shown as one paragraph, and are no table", "这几行会连成一段显示，不会成为表格");
    doubt(place, problem, (&advice, &advice_zh))
}

fn misspelt(place: Place, fault: &LinkFault, right: &str) -> Diagnostic {
    let found = Diagnostic::new(references::MISSPELT_LINK, place).with("right", right);
    match fault {
        LinkFault::Marks(wrong) => {
            let marks = |blank: &str, joint: &str| {
                let named = |mark: &char| if *mark == ' ' { blank.to_owned() } else { format!("`{mark}`") };
                wrong.iter().map(named).collect::<Vec<_>>().join(joint)
            };
            found.with("wrong", marks("a blank", ", ")).with("wrong_zh", marks("空格", "、"))
        }
        LinkFault::BlankInName { name, instead } => found.with("name", name).with("instead", instead),
        LinkFault::Unclosed { mark } => found.with("mark", format!("`{mark}`")),
    }
}

pub(super) fn doubt(place: Place, problem: (&str, &str), advice: (&str, &str)) -> Diagnostic {
    let found = Diagnostic::new(references::MARKDOWN_DOUBT, place)
        .with("problem", problem.0)
        .with("problem_zh", problem.1);
    found.with("advice", advice.0).with("advice_zh", advice.1)
}

fn refused(place: Place, destination: &str, refusal: &Refusal) -> Diagnostic {
    let broken = |reason: &str, reason_zh: &str, advice: &str, advice_zh: &str| {
        let found = Diagnostic::new(references::BROKEN_LINK, place).with("target", destination);
        let found = found.with("reason", reason).with("reason_zh", reason_zh);
        found.with("advice", advice).with("advice_zh", advice_zh)
    };
    match refusal {
        Refusal::UnknownScheme(scheme) => {
            let known = Scheme::ALL.iter().map(|scheme| scheme.as_str()).chain(["https", "mailto"]);
            Diagnostic::new(references::SCHEME_REFUSED, place)
                .with("scheme", scheme)
                .with_some("near", nearest(scheme, known))
        }
        Refusal::Empty => {
            broken("the address is empty", "地址为空", "write where the link leads", "请写链接地址")
        }
        Refusal::WideColon { right } => Diagnostic::new(references::MISSPELT_LINK, place)
            .with("wrong", "`：`")
            .with("wrong_zh", "`：`")
            .with("right", format!("[…]({right})")),
        Refusal::Absolute => broken(
            "it begins at the root of a host and breaks when the site moves",
            "以 / 开头的地址在网站移动后会失效",
            "name the record, for example case:ID or page:ID, or a file beside this one",
            "请引用记录，如 case:ID、page:ID，或同一文件夹中的文件",
        ),
        Refusal::OutsideFolder => broken(
            "it leaves this folder",
            "指向了文件夹之外",
            "name the record, for example case:ID, or put the file here",
            "请引用记录，如 case:ID，或将文件放在此处",
        ),
        Refusal::Malformed if destination.contains('\\') => {
            let name = destination.rsplit('\\').next().unwrap_or(destination);
            broken(
                "it is a path of one computer, which readers do not have",
                "这是本机路径，读者无法打开",
                &format!("put a copy of the file beside this text, and write `{name}`"),
                &format!("请将文件副本放在本文件旁，并写 `{name}`"),
            )
        }
        Refusal::Malformed => broken(
            "it is not a web address",
            "不是有效的网址",
            "write it whole, for example https://example.org/page",
            "请写完整网址，例如 https://example.org/page",
        ),
    }
}
