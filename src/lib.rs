//! Casebook renders YAML records and Markdown write-ups into a static, bilingual site.
