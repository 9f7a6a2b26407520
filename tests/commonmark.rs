//! Every example of the CommonMark specification, with the additions off.
//!
//! `commonmark/spec.txt` is version 0.31.2 of the specification by John MacFarlane, unchanged, under
//! CC-BY-SA 4.0 (its licence notice stands at the top of the file); it is used for tests and is not part of the crate.

use casebook::render::markdown::{Options, Request, Resolved, render};

const SPEC: &str = include_str!("commonmark/spec.txt");

/// The number of examples in version 0.31.2.
const EXAMPLES: usize = 652;

#[test]
fn every_example_of_the_specification_passes() {
    let fence = "`".repeat(32);
    let mut examples = 0;
    let mut failures = Vec::new();
    let mut rest = SPEC;
    let opening = format!("\n{fence} example\n");
    let closing = format!("\n{fence}\n");
    while let Some((_, after)) = rest.split_once(&opening) {
        let (example, after) = after.split_once(&closing).expect("an example is closed");
        rest = after;
        examples += 1;
        let example = format!("\n{example}\n").replace('\u{2192}', "\t");
        let (markdown, html) = example.split_once("\n.\n").expect("an example has two parts");
        let markdown = format!("{}\n", markdown.strip_prefix('\n').unwrap_or(markdown));
        let mut resolver = |_: &Request<'_>| Resolved::Text;
        let rendered = render(&markdown, &Options::commonmark(), &mut resolver).html;
        if rendered != html {
            failures
                .push(format!("example {examples}\n{markdown}--- expected\n{html}--- rendered\n{rendered}"));
        }
    }
    assert_eq!(examples, EXAMPLES);
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}
