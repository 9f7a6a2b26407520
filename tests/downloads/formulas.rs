//! No text of a download is run by a spreadsheet, and no number is taken for a text.

use crate::read::{FOLDERS, csv};
use crate::{files, site};

#[test]
fn what_would_run_as_a_formula_is_text_and_numbers_stay_numbers() {
    let published = site::render(&files());
    for folder in FOLDERS {
        for name in ["figures.csv", "figures.ids.csv"] {
            let (_, rows) = csv(&published, &format!("{folder}cases/delta/{name}"));
            let row = rows.iter().find(|row| row[0] == "formula").expect("the row");
            assert_eq!(row.iter().filter(|text| text.starts_with('\'')).count(), 2, "{row:?}");
            for text in rows.iter().flatten() {
                let runs = text.starts_with(['=', '+', '-', '@', '＝']);
                assert!(!runs || text == "-2.50", "{text:?} would run");
            }
        }
    }
}
