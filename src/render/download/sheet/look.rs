//! How cells look: heads that stand out, texts that wrap, numbers with the decimals as stated, days as days.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::model::locale::Language;

pub(super) struct Look {
    pub head: Format,
    pub head_of_numbers: Format,
    /// The label of a line.
    pub label: Format,
    pub text: Format,
    pub day: Format,
    /// A number of more digits than a spreadsheet keeps, which is a text.
    pub long_number: Format,
}

impl Look {
    pub fn of(language: Language) -> Look {
        let top = || Format::new().set_align(FormatAlign::Top);
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Bottom)
            .set_background_color(Color::RGB(0x00E9_ECEF))
            .set_border_bottom(FormatBorder::Thin);
        Look {
            head_of_numbers: head.clone().set_align(FormatAlign::Right),
            head,
            label: top().set_bold().set_text_wrap(),
            text: top().set_text_wrap(),
            // Beside months and years, which are texts.
            day: top().set_align(FormatAlign::Left).set_num_format(day(language)),
            long_number: top().set_align(FormatAlign::Right),
        }
    }

    /// With the decimals as stated, and thousands apart: `#,##0.00` for 45.70.
    pub fn number(&self, decimals: u32) -> Format {
        let point = if decimals == 0 { "" } else { "." };
        let format = format!("#,##0{point}{}", "0".repeat(decimals as usize));
        Format::new().set_align(FormatAlign::Top).set_num_format(format)
    }
}

/// A day as texts beside it are written, whatever the language of the spreadsheet (ECMA-376, 18.8.31: a language by its code).
fn day(language: Language) -> &'static str {
    match language {
        Language::English => "[$-809]d mmmm yyyy",
        Language::Chinese => "yyyy\"年\"m\"月\"d\"日\"",
    }
}
