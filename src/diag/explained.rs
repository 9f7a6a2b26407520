//! What a code means, for a reader who has no finding before them: the texts of `casebook explain`, of the manual and of the rules in a
//! SARIF report.

use super::{Code, Hold, Language, Pattern, Severity};

/// The texts of a code in one language, with `…` for what only a finding knows.
pub struct Explained {
    /// "error, always", and the like.
    pub weight: &'static str,
    /// What is said; empty where it is all words of the finding itself.
    pub says: Vec<String>,
    pub help: Vec<String>,
    /// What its other places are, where it has any.
    pub related: Option<String>,
    pub why: String,
}

impl Code {
    pub fn explained(&self, language: Language) -> Explained {
        let texts = |patterns: &[Pattern]| -> Vec<String> {
            patterns.iter().filter_map(|pattern| pattern.outline(language)).collect()
        };
        Explained {
            weight: weight(self.severity, self.hold, language),
            says: texts(self.message),
            help: texts(self.help),
            related: self.related.and_then(|related| related.outline(language)),
            why: self.explain.outline(language).unwrap_or_default(),
        }
    }
}

impl Explained {
    /// One line that tells this code from others.
    pub fn summary(&self) -> &str {
        self.says.first().unwrap_or(&self.why)
    }

    /// What is said, what helps and what is pointed at besides, each under its heading; without those that are empty.
    pub fn sections(&self, language: Language) -> Vec<(&'static str, Vec<&str>)> {
        let [says, help, related] = match language {
            Language::English => ["Casebook says:", "What helps:", "Another place is shown:"],
            Language::Chinese => ["提示信息：", "处理办法：", "另一处标注："],
        };
        let sections = [
            (says, lines(&self.says)),
            (help, lines(&self.help)),
            (related, self.related.iter().map(String::as_str).collect()),
        ];
        sections.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
    }
}

fn lines(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

fn weight(severity: Severity, hold: Hold, language: Language) -> &'static str {
    match (language, severity, hold) {
        (Language::English, Severity::Error, Hold::Fixed) => "error on every site",
        (Language::English, Severity::Error, Hold::Adjustable) => "error, unless the site sets it otherwise",
        (Language::English, Severity::Warning, Hold::Fixed) => "warning on every site",
        (Language::English, Severity::Warning, Hold::Adjustable) => {
            "warning, unless the site sets it otherwise"
        }
        (Language::Chinese, Severity::Error, Hold::Fixed) => "错误，不可调整",
        (Language::Chinese, Severity::Error, Hold::Adjustable) => "错误，网站可以调整",
        (Language::Chinese, Severity::Warning, Hold::Fixed) => "警告，不可调整",
        (Language::Chinese, Severity::Warning, Hold::Adjustable) => "警告，网站可以调整",
    }
}
