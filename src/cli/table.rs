//! Tables on the terminal, and the same rows for programs.

use unicode_width::UnicodeWidthStr;

use crate::diag::{Format, Language, plain};

/// Rows of text under named columns.
pub(super) struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(columns: impl IntoIterator<Item = impl Into<String>>) -> Table {
        Table { columns: columns.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    /// Adds a row with a cell for every column; see [`plain`].
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(|cell| plain(&cell).replace('\t', " ")).collect());
    }

    /// Prints it to standard output.
    pub fn print(&self, format: Format, language: Language) {
        anstream::print!("{}", self.text(format, language));
    }

    /// The table aligned for people, with tabs and no heading (short), or as one JSON array of objects.
    /// Columns are named for people in their language; programs get the same names in every one.
    pub fn text(&self, format: Format, language: Language) -> String {
        match format {
            Format::Human => self.aligned(language),
            Format::Short | Format::Github => self.rows.iter().map(|row| row.join("\t") + "\n").collect(),
            Format::Json | Format::Sarif => self.json() + "\n",
        }
    }

    fn aligned(&self, language: Language) -> String {
        let named: Vec<String> = self.columns.iter().map(|column| named(column, language)).collect();
        let lines = || std::iter::once(&named).chain(&self.rows);
        let widest = |column: usize| {
            lines().filter_map(|line| line.get(column)).map(|cell| cell.width()).max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(widest).collect();
        let mut out = String::new();
        for line in lines() {
            let mut text = String::new();
            for (cell, width) in line.iter().zip(&widths) {
                text.push_str(cell);
                text.push_str(&" ".repeat(width - cell.width() + 2));
            }
            out.push_str(text.trim_end());
            out.push('\n');
        }
        out
    }

    fn json(&self) -> String {
        let object = |row: &Vec<String>| -> serde_json::Map<String, serde_json::Value> {
            self.columns.iter().cloned().zip(row.iter().cloned().map(serde_json::Value::String)).collect()
        };
        serde_json::Value::from_iter(self.rows.iter().map(object)).to_string()
    }
}

fn named(column: &str, language: Language) -> String {
    let known = COLUMNS.iter().find(|(english, _)| *english == column);
    match (language, known) {
        (Language::Chinese, Some((_, chinese))) => (*chinese).to_owned(),
        _ => column.to_owned(),
    }
}

/// The names of columns in Chinese; languages and the like are named as they are.
const COLUMNS: [(&str, &str); 36] = [
    ("case", "案例"),
    ("cases", "案例数"),
    ("charts", "图数"),
    ("code", "代码"),
    ("date", "日期"),
    ("event", "活动"),
    ("expires", "到期"),
    ("figure", "数字"),
    ("figures", "数据项数"),
    ("file", "文件"),
    ("indicator", "指标"),
    ("kind", "类型"),
    ("label", "名称"),
    ("measure", "性质"),
    ("name", "名称"),
    ("observations", "观测值数"),
    ("one", "单数"),
    ("organization", "机构"),
    ("other", "复数"),
    ("page", "页面"),
    ("programme", "项目"),
    ("publish", "发布日期"),
    ("published", "发布时间"),
    ("record", "记录"),
    ("says", "提示"),
    ("scheme", "评选"),
    ("severity", "级别"),
    ("source", "来源"),
    ("statistic", "统计"),
    ("status", "状态"),
    ("term", "类目"),
    ("time", "时间"),
    ("title", "标题"),
    ("unit", "单位"),
    ("value", "数值"),
    ("what", "内容"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_rows_in_three_forms() {
        let mut table = Table::new(["unit", "zh"]);
        table.row(["person".to_owned(), "人".to_owned()]);
        table.row(["人次".to_owned(), String::new()]);
        assert_eq!(table.text(Format::Human, Language::English), "unit    zh\nperson  人\n人次\n");
        assert_eq!(table.text(Format::Human, Language::Chinese), "单位    zh\nperson  人\n人次\n");
        assert_eq!(table.text(Format::Short, Language::English), "person\t人\n人次\t\n");
        assert_eq!(
            table.text(Format::Json, Language::English),
            "[{\"unit\":\"person\",\"zh\":\"人\"},{\"unit\":\"人次\",\"zh\":\"\"}]\n"
        );
    }

    #[test]
    fn cells_hide_what_is_private_and_steer_no_terminal() {
        let mut table = Table::new(["title"]);
        // In two parts, so that no number stands in the source.
        table.row([format!("\u{1b}[2J {}{}\nx\ty", "1380000", "1234")]);
        assert_eq!(table.text(Format::Short, Language::English), "<U+001B>[2J 138****1234<U+000A>x y\n");
    }
}
