//! The table of codes, by stage.

pub mod charts;
pub mod deception;
pub mod earlier;
pub mod figures;
pub mod output;
pub mod privacy;
pub mod publishing;
pub mod reading;
pub mod references;
pub mod statements;
pub mod themes;
pub mod translations;

use super::{Code, Pattern};

/// The codes of one stage, under the heading of the manual.
pub struct Part {
    pub title: Pattern,
    pub codes: &'static [&'static Code],
}

impl Part {
    const fn new(en: &'static str, zh: &'static str, codes: &'static [&'static Code]) -> Part {
        Part { title: Pattern { en, zh }, codes }
    }
}

/// The stages in the order in which the manual tells of them.
pub const PARTS: &[Part] = &[
    Part::new("Reading files", "读取文件", reading::CODES),
    Part::new("References, links and Markdown", "引用、链接与 Markdown", references::CODES),
    Part::new("Figures and observations", "数字与观测值", figures::CODES),
    Part::new("Charts", "图表", charts::CODES),
    Part::new(
        "What figures, charts and sentences say together",
        "数字、图表与文字是否一致",
        statements::CODES,
    ),
    Part::new("Translations", "译文", translations::CODES),
    Part::new("Themes", "主题", themes::CODES),
    Part::new("Addresses and publishing", "地址与发布", publishing::CODES),
    Part::new("The finished pages", "生成的页面", output::CODES),
    Part::new("What was published before", "与上次发布的比较", earlier::CODES),
    Part::new(
        "Personal information, secrets and what was left over",
        "个人信息、密钥与未完成的内容",
        privacy::CODES,
    ),
    Part::new("Text and names that deceive", "有迷惑性的文字与名称", deception::CODES),
];

/// All codes, stage by stage.
pub fn all() -> impl Iterator<Item = &'static Code> {
    PARTS.iter().flat_map(|part| part.codes).copied()
}
