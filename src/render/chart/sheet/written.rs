//! The stylesheet of a drawing that stands alone, written into its elements.
//!
//! Office programs know little CSS: LibreOffice 7.4 takes no rule whose selector has more than one part, and draws black or leaves out
//! what such rules should colour. What every program knows are the presentation attributes of SVG 1.1 (section 6.4). So each rule becomes
//! attributes of what it selects, and the file needs no stylesheet but for its fonts.

use std::fmt::Write as _;

use simplecss::{AttributeOperator, Element, PseudoClass, StyleSheet};

use crate::render::svg::escape;

/// Writes the rules of a stylesheet into a drawing of ours, in which `<` and `>` stand nowhere but around tags. What an element says
/// itself stays as it is.
pub(super) fn written(svg: &str, style: &str) -> String {
    let sheet = StyleSheet::parse(style);
    let mut written = String::with_capacity(svg.len() * 2);
    let mut tree = Tree::default();
    for (nth, part) in svg.split('<').enumerate() {
        let (tag, text) = match part.split_once('>') {
            Some((tag, text)) if nth > 0 => (tag, text),
            _ => {
                let _ = write!(written, "{}{part}", if nth > 0 { "<" } else { "" });
                continue;
            }
        };
        let (inside, end) = tag.strip_suffix('/').map_or((tag, ""), |inside| (inside, "/"));
        let _ = write!(written, "<{inside}");
        if tag.starts_with('/') {
            tree.close();
        } else {
            let at = tree.open(inside);
            for (name, value) in declarations(&sheet, Place { tree: &tree, at }) {
                if !inside.contains(&format!(" {name}=\"")) {
                    let _ = write!(written, " {name}=\"{}\"", escape(value));
                }
            }
            if !end.is_empty() {
                tree.close();
            }
        }
        let _ = write!(written, "{end}>{text}");
    }
    written
}

/// What the rules that select an element say, each property once; the rules come in the order of their weight.
fn declarations<'s>(sheet: &StyleSheet<'s>, place: Place) -> Vec<(&'s str, &'s str)> {
    let mut all: Vec<(&str, &str)> = Vec::new();
    for rule in sheet.rules.iter().filter(|rule| rule.selector.matches(&place)) {
        for declaration in &rule.declarations {
            all.retain(|(name, _)| *name != declaration.name);
            all.push((declaration.name, declaration.value));
        }
    }
    all
}

/// The elements so far, as far as selectors ask for them.
#[derive(Default)]
struct Tree {
    all: Vec<Node>,
    /// The ones that are not closed yet, the outermost first.
    open: Vec<usize>,
    /// The last one that was closed, if nothing was opened since.
    last: Option<usize>,
}

struct Node {
    name: String,
    class: Option<String>,
    parent: Option<usize>,
    previous: Option<usize>,
}

impl Tree {
    /// Opens an element, from what stands between the brackets of its tag.
    fn open(&mut self, inside: &str) -> usize {
        let name = inside.split([' ', '\n']).next().unwrap_or_default().to_owned();
        let class =
            inside.split(" class=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
        let at = self.all.len();
        self.all.push(Node { name, class, parent: self.open.last().copied(), previous: self.last.take() });
        self.open.push(at);
        at
    }

    fn close(&mut self) {
        self.last = self.open.pop();
    }
}

/// An element in its tree.
#[derive(Clone, Copy)]
struct Place<'t> {
    tree: &'t Tree,
    at: usize,
}

impl Place<'_> {
    fn node(&self) -> Option<&Node> {
        self.tree.all.get(self.at)
    }
}

impl Element for Place<'_> {
    fn parent_element(&self) -> Option<Self> {
        Some(Place { at: self.node()?.parent?, ..*self })
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        Some(Place { at: self.node()?.previous?, ..*self })
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.node().is_some_and(|node| node.name == name)
    }

    fn attribute_matches(&self, local_name: &str, operator: AttributeOperator<'_>) -> bool {
        let class = self.node().and_then(|node| node.class.as_deref());
        local_name == "class" && class.is_some_and(|class| operator.matches(class))
    }

    /// The stylesheet of drawings has none; a test says so.
    fn pseudo_class_matches(&self, _: PseudoClass<'_>) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn each_rule_stands_in_what_it_selects_and_the_weightier_wins() {
        for (style, expected) in [
            (
                ".a{fill:red}",
                r#"<svg><g class="a b" fill="red"><path d="M0 0"/><path class="c"/></g><text>x</text></svg>"#,
            ),
            (
                ".a .c{fill:none}",
                r#"<svg><g class="a b"><path d="M0 0"/><path class="c" fill="none"/></g><text>x</text></svg>"#,
            ),
            (
                "path+.c{fill:none}",
                r#"<svg><g class="a b"><path d="M0 0"/><path class="c" fill="none"/></g><text>x</text></svg>"#,
            ),
            (
                "g>text{fill:none}",
                r#"<svg><g class="a b"><path d="M0 0"/><path class="c"/></g><text>x</text></svg>"#,
            ),
            (
                ".a .c{fill:red}.c{fill:blue}path{fill:none;stroke:inherit}",
                r#"<svg><g class="a b"><path d="M0 0" fill="none" stroke="inherit"/><path class="c" stroke="inherit" fill="red"/></g><text>x</text></svg>"#,
            ),
            // What an element says itself stays.
            (
                "path{d:none}",
                r#"<svg><g class="a b"><path d="M0 0"/><path class="c" d="none"/></g><text>x</text></svg>"#,
            ),
        ] {
            let svg = r#"<svg><g class="a b"><path d="M0 0"/><path class="c"/></g><text>x</text></svg>"#;
            assert_eq!(written(svg, style), expected, "{style}");
        }
    }

    #[test]
    fn what_is_no_element_stays_as_it_is() {
        for text in ["", "no tag", "a > b", "<", "</g>", "<g", "</></>"] {
            assert_eq!(written(text, "g{fill:red}"), text);
        }
    }
}
