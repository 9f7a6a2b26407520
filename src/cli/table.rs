//! Tables on the terminal, and the same rows for programs.

use unicode_width::UnicodeWidthStr;

use crate::diag::Format;

/// Rows of text under named columns.
pub(super) struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(columns: impl IntoIterator<Item = impl Into<String>>) -> Table {
        Table { columns: columns.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    /// Adds a row with a cell for every column.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Prints it to standard output.
    pub fn print(&self, format: Format) {
        anstream::print!("{}", self.text(format));
    }

    /// The table aligned for people, with tabs and no heading (short), or as one JSON array of objects.
    pub fn text(&self, format: Format) -> String {
        match format {
            Format::Human => self.aligned(),
            Format::Short | Format::Github => self.rows.iter().map(|row| row.join("\t") + "\n").collect(),
            Format::Json | Format::Sarif => self.json() + "\n",
        }
    }

    fn aligned(&self) -> String {
        let lines = || std::iter::once(&self.columns).chain(&self.rows);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_rows_in_three_forms() {
        let mut table = Table::new(["unit", "zh"]);
        table.row(["person".to_owned(), "人".to_owned()]);
        table.row(["人次".to_owned(), String::new()]);
        assert_eq!(table.text(Format::Human), "unit    zh\nperson  人\n人次\n");
        assert_eq!(table.text(Format::Short), "person\t人\n人次\t\n");
        assert_eq!(
            table.text(Format::Json),
            "[{\"unit\":\"person\",\"zh\":\"人\"},{\"unit\":\"人次\",\"zh\":\"\"}]\n"
        );
    }
}
