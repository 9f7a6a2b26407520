//! Numbers as authors write them, and what to write instead of other writing.

use super::*;

#[test]
fn reads_numbers_as_stated() {
    for (text, stated, value) in [
        ("5000", "5000", "5000"),
        ("45.70", "45.70", "45.70"),
        ("-3", "-3", "-3"),
        ("0.5", "0.5", "0.5"),
        ("0", "0", "0"),
        ("4.76 million", "4.76", "4760000"),
        ("4.76million", "4.76", "4760000"),
        ("476万", "476", "4760000"),
        ("36.77 万", "36.77", "367700"),
        ("1.2亿", "1.2", "120000000"),
        ("2 thousand", "2", "2000"),
        ("1.02 trillion", "1.02", "1020000000000"),
        ("1.02万亿", "1.02", "1020000000000"),
        ("-1.5 万亿", "-1.5", "-1500000000000"),
    ] {
        let number: Number = text.parse().unwrap();
        assert_eq!((number.stated().to_string().as_str(), number.machine_text().as_str()), (stated, value));
    }
}

#[test]
fn refuses_other_writing_and_says_what_to_write() {
    for (text, expected) in [
        (
            "0999999999999999999999亿",
            "\"0999999999999999999999亿\" has more than 28 digits; write it with a scale word or fewer decimals",
        ),
        ("０２．５", "\"02.5\" begins with a zero that counts nothing; write 2.5"),
        (
            "５０％",
            "\"50%\" holds its unit too; write `value: 50` and, with the figure or its indicator, `unit: percent`",
        ),
        ("", "the value is empty; write a number, or value: missing with a reason:"),
        ("5,000", "\"5,000\" has separators between its digits; write 5000"),
        ("5 000", "\"5 000\" has separators between its digits; write 5000"),
        ("1_000.5", "\"1_000.5\" has separators between its digits; write 1000.5"),
        ("５０００", "\"５０００\" is written in full-width characters; write the half-width 5000"),
        ("1e3", "\"1e3\" is written with an exponent; write all its digits, or a word as in 4.76 million"),
        ("0x1F", "\"0x1F\" is not a decimal number; write it with the digits 0 to 9"),
        ("012", "\"012\" begins with a zero that counts nothing; write 12"),
        (
            "50%",
            "\"50%\" holds its unit too; write `value: 50` and, with the figure or its indicator, `unit: percent`",
        ),
        ("about 5", "\"about 5\" holds its qualifier too; write `value: 5` and `qualifier: about`"),
        ("5000余", "\"5000余\" holds its qualifier too; write `value: 5000` and `qualifier: over`"),
        ("约5000人", "\"约5000人\" holds its qualifier too; write `value: 5000` and `qualifier: about`"),
        ("5万余人", "\"5万余人\" holds its qualifier too; write `value: 5万` and `qualifier: over`"),
        ("239 millon", "\"239 millon\" ends in a word that is nearly a scale word; write 239 million"),
        (
            "1.2万亿元",
            "\"1.2万亿元\" holds what is counted too; write 1.2万亿; what is counted is said by `unit`",
        ),
        ("1.2 trilion", "\"1.2 trilion\" ends in a word that is nearly a scale word; write 1.2 trillion"),
        ("5000人", "\"5000人\" holds what is counted too; write 5000; what is counted is said by `unit`"),
        (
            "4.76 million people",
            "\"4.76 million people\" holds what is counted too; write 4.76 million; what is counted is said by `unit`",
        ),
        ("+5", "\"+5\" has a plus sign; write 5"),
        ("−3", "\"−3\" has a dash for a minus sign; write -3 with a hyphen"),
        (".5", "\".5\" has no digit on one side of its point; write 0.5"),
        ("5.", "\"5.\" has no digit on one side of its point; write 5"),
        ("1.2.3", "\"1.2.3\" is not a number; write digits, as in 5000 or 45.70"),
        ("many", "\"many\" is not a number; write digits, as in 5000 or 45.70"),
        (
            "5 lakh",
            "\"5 lakh\" has something after its digits that Casebook does not know; write thousand, million, billion, trillion, 万, 亿 or 万亿 after the digits, or all digits",
        ),
        (
            "12345678901234567890123456789",
            "\"12345678901234567890123456789\" has more than 28 digits; write it with a scale word or fewer decimals",
        ),
    ] {
        assert_eq!(
            text.parse::<Number>().map_err(|error| error.to_string()),
            Err(expected.to_string()),
            "{text}"
        );
    }
}
