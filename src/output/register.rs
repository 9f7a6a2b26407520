//! The register: every figure that a site publishes, by its address, in one file for programs.
//!
//! It is the record of what was stated, which the next publication is compared with, and a download of the whole site.

use std::collections::BTreeMap;
use std::io::Write;

use serde::{Deserialize, Serialize};

/// The name of the register in the output folder.
pub const REGISTER: &str = "figures.json";

/// The name of the catalogue of all data sets in the output folder.
pub const CATALOGUE: &str = "catalog.jsonld";

/// A text in each locale of the site, by the locale's tag.
pub type Texts = BTreeMap<String, String>;

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Register {
    /// The day that the site spoke for, ISO 8601.
    pub as_of: String,
    /// BCP 47 tags; the first stood at the root.
    pub locales: Vec<String>,
    /// By address: `CASE/ID`, or `STATISTIC@KEY` for an observation.
    pub figures: BTreeMap<String, Entry>,
}

/// A figure as it was published. Numbers are texts, so that no reader rounds them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// For people; a figure is known by its address, so that a label may change.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub label: Texts,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// The number in plain digits, with the decimals as stated; absent where it is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The number as the author writes it, where that is not its plain digits: `4.76 million`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
    /// The upper number of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    pub unit: String,
    /// One of `as_of` and `period` is there, or `as_reported` where nobody knows more of the time than the day of the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The day of the report of a number that is dated by it alone, or that holds to date; it is none of the number itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_reported: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// As in the CSV downloads: the status of the figure, `missing` or `retracted`.
    pub status: String,
    /// Why the number is missing.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub reason: Texts,
    /// Ids of sources.
    pub source: Vec<String>,
    /// The address of the figure that an observation is, where the number has its home in a case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<ChangeEntry>,
}

/// A change of a published number, as the page shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangeEntry {
    pub date: String,
    pub kind: String,
    pub from: Texts,
    pub to: Texts,
    pub reason: Texts,
}

/// Writes a register figure by figure, each on a line of its own, so that no more than its text is held in memory.
pub struct RegisterWriter {
    json: Vec<u8>,
    is_first: bool,
}

/// As many as most figures take, so that the largest file of a site need not be moved while it grows.
const BYTES_A_FIGURE: usize = 256;

impl RegisterWriter {
    /// Begins a register of this version of Casebook, with room for so many figures.
    #[must_use]
    pub fn new(as_of: &str, locales: &[String], figures: usize) -> RegisterWriter {
        let head = serde_json::json!({
            "casebook": env!("CARGO_PKG_VERSION"), "as_of": as_of, "locales": locales
        });
        let mut json = head.to_string().into_bytes();
        // The last brace of the head gives way to what the register holds.
        json.pop();
        json.extend_from_slice(b",\"figures\":{");
        json.reserve(figures.saturating_mul(BYTES_A_FIGURE));
        RegisterWriter { json, is_first: true }
    }

    /// Adds a figure; they come in the order of their addresses.
    pub fn add(&mut self, address: &str, entry: &Entry) {
        let comma = if std::mem::take(&mut self.is_first) { "\n" } else { ",\n" };
        let address = serde_json::Value::from(address);
        // Writing to memory does not fail, and texts always serialise.
        let _ = write!(self.json, "{comma}{address}:");
        let _ = serde_json::to_writer(&mut self.json, entry);
    }

    /// The whole file.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        self.json.extend_from_slice(b"\n}}\n");
        self.json
    }
}

impl Register {
    /// Reads a register of this or another version; keys that this version does not know are passed over.
    ///
    /// # Errors
    /// The bytes are not a register of Casebook.
    pub fn from_json(json: &[u8]) -> Result<Register, RegisterError> {
        serde_json::from_slice(json).map_err(|error| RegisterError(error.to_string()))
    }
}

/// Why some bytes are not a register.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("it is not a register of figures ({0})")]
pub struct RegisterError(String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_shape_is_read_back() {
        let mut writer = RegisterWriter::new("2026-01-31", &["en".to_owned(), "zh-Hans".to_owned()], 2);
        let entry = Entry {
            label: Texts::from([("en".to_owned(), "officers".to_owned())]),
            value: Some("4760000".to_owned()),
            written: Some("4.76 million".to_owned()),
            qualifier: Some("over".to_owned()),
            unit: "person".to_owned(),
            as_of: Some("to-date".to_owned()),
            status: "normal".to_owned(),
            source: vec!["report".to_owned()],
            ..Entry::default()
        };
        writer.add("a/b", &entry);
        writer.add("s@2024/\"x", &Entry { status: "missing".to_owned(), ..Entry::default() });
        let json = writer.finish();
        let expected = concat!(
            "{\"casebook\":\"",
            env!("CARGO_PKG_VERSION"),
            "\",\"as_of\":\"2026-01-31\",\"locales\":[\"en\",\"zh-Hans\"],\"figures\":{\n",
            "\"a/b\":{\"label\":{\"en\":\"officers\"},\"value\":\"4760000\",\"written\":\"4.76 million\",\"qualifier\":\"over\",",
            "\"unit\":\"person\",\"as_of\":\"to-date\",\"status\":\"normal\",\"source\":[\"report\"]},\n",
            "\"s@2024/\\\"x\":{\"unit\":\"\",\"status\":\"missing\",\"source\":[]}\n}}\n",
        );
        assert_eq!(String::from_utf8_lossy(&json), expected);
        let read = Register::from_json(&json).expect("what was written is read");
        assert_eq!(read.figures["a/b"], entry);
        assert_eq!(read.figures.len(), 2);
    }

    #[test]
    fn a_register_without_figures_is_whole_and_a_broken_one_is_refused() {
        let empty = RegisterWriter::new("2026-01-31", &["en".to_owned()], 0).finish();
        assert_eq!(Register::from_json(&empty).map(|register| register.figures.len()), Ok(0));
        for broken in [&empty[..empty.len() - 4], b"", b"[]", b"{\"figures\": 1}"] {
            assert!(Register::from_json(broken).is_err());
        }
    }
}
