//! One walk over the events of a write-up.

use super::flow::{Placed, end_of, heading_ids, holds_one_image, is_inline, plain_text};
use super::parse::{DEEPEST_NESTING, Parsed};
use super::raw_html::{AllowedTag, allowed, tag_name};
use super::target::{self, Refusal, Target};
use super::{
    FootnoteDefinition, FootnoteReference, Heading, Link, LinkFault, LinkKind, Problem, ProblemKind, Prose,
    RunKind, TextRun, heading_id, lost_layout, misspelt_link, text_problem,
};
use pulldown_cmark::{Event, LinkType, Tag};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Lists what the events hold.
pub fn scan(source: &str, parsed: Parsed) -> Prose {
    let mut scan = Scan {
        source,
        events: &parsed.events,
        ids: heading_ids(&parsed.events),
        prose: Prose::default(),
        open: Vec::new(),
        raw: Vec::new(),
        in_html_block: false,
        too_deep: false,
        block: 0,
    };
    for (index, (event, range)) in parsed.events.iter().enumerate() {
        match event {
            Event::Start(tag) => {
                scan.block += usize::from(!is_inline(&tag.to_end()));
                scan.start(tag, range, index);
            }
            Event::End(tag) => {
                scan.block += usize::from(!is_inline(tag));
                scan.end();
            }
            other => scan.leaf(other, range),
        }
    }
    let mut prose = scan.prose;
    let dangling = parsed.dangling.into_iter().map(|range| problem(ProblemKind::DanglingReference, range));
    prose.problems.extend(dangling.filter(|p| !source[p.range.clone()].starts_with("[^")));
    prose.problems.extend(parsed.refused.clone().map(|range| problem(ProblemKind::TooLarge, range)));
    prose
        .problems
        .extend(text_problem::front_matter(source).map(|range| problem(ProblemKind::FrontMatter, range)));
    prose.problems.extend(text_problem::leftovers(source, &prose.text_runs));
    if parsed.refused.is_none() {
        prose.problems.extend(lost_layout::lost_layout(source, &parsed.events));
    }
    prose.problems.extend(misspelt_link::misspelt_links(source, &prose.text_runs));
    prose.problems.extend(footnote_problems(&prose));
    prose.problems.sort_by_key(|problem| (problem.range.start, problem.range.end));
    // It is kept as long as the site is.
    prose.text_runs.shrink_to_fit();
    prose.links.shrink_to_fit();
    prose.headings.shrink_to_fit();
    prose
}

struct Scan<'a> {
    source: &'a str,
    events: &'a [Placed],
    ids: BTreeMap<usize, String>,
    prose: Prose,
    open: Vec<Open>,
    /// Allowed raw tags that are open, with their places.
    raw: Vec<(&'static str, Range<usize>)>,
    in_html_block: bool,
    /// Whether the nesting has been reported; once is enough.
    too_deep: bool,
    /// How many blocks have begun or ended.
    block: usize,
}

/// An open element: what it does to the text inside it.
#[derive(Clone, Copy)]
struct Open {
    kind: RunKind,
    link: Option<usize>,
    raw: usize,
}

impl Scan<'_> {
    fn start(&mut self, tag: &Tag<'static>, range: &Range<usize>, index: usize) {
        let outer = self.open.last().copied().unwrap_or(Open { kind: RunKind::Body, link: None, raw: 0 });
        let mut open = Open { raw: self.raw.len(), ..outer };
        match tag {
            Tag::Heading { level, id, .. } => {
                open.kind = RunKind::Heading;
                self.heading(*level as u8, id.as_deref(), range, index);
            }
            Tag::Table(_) => open.kind = RunKind::Table,
            Tag::CodeBlock(_) => open.kind = RunKind::Code,
            Tag::FootnoteDefinition(label) => {
                open.kind = RunKind::Footnote;
                let definition = FootnoteDefinition { label: label.to_string(), range: range.clone() };
                self.prose.footnotes.push(definition);
            }
            Tag::HtmlBlock => {
                self.in_html_block = true;
                let tag = tag_name(&self.source[range.clone()]);
                self.problem(ProblemKind::RawHtml { tag }, range.start..trimmed_end(self.source, range));
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                open.link = Some(self.prose.links.len());
                let kind = match link_type {
                    LinkType::Autolink | LinkType::Email => LinkKind::Autolink,
                    _ => LinkKind::Link,
                };
                self.link(kind, *link_type, [dest_url, title], range, index);
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                open.link = Some(self.prose.links.len());
                let alone = index.checked_sub(1).is_some_and(|before| holds_one_image(self.events, before));
                let kind = if alone { LinkKind::BlockImage } else { LinkKind::Image };
                self.link(kind, *link_type, [dest_url, title], range, index);
            }
            _ => {}
        }
        if self.open.len() == DEEPEST_NESTING && !self.too_deep {
            self.too_deep = true;
            self.problem(ProblemKind::TooDeep, range.clone());
        }
        self.open.push(open);
    }

    fn end(&mut self) {
        self.in_html_block = false;
        let Some(open) = self.open.pop() else { return };
        while self.raw.len() > open.raw {
            if let Some((tag, range)) = self.raw.pop() {
                self.problem(ProblemKind::UnpairedHtml { tag: tag.to_owned() }, range);
            }
        }
    }

    fn leaf(&mut self, event: &Event<'static>, range: &Range<usize>) {
        match event {
            Event::Text(text) if !self.in_html_block => self.text(text, range, None),
            Event::Code(text) => self.text(text, range, Some(RunKind::Code)),
            Event::InlineHtml(html) => self.inline_html(html, range),
            Event::FootnoteReference(label) => {
                let reference = FootnoteReference { label: label.to_string(), range: range.clone() };
                self.prose.footnote_references.push(reference);
            }
            _ => {}
        }
    }

    fn heading(&mut self, level: u8, chosen: Option<&str>, range: &Range<usize>, index: usize) {
        let text = plain_text(&self.events[index..=end_of(self.events, index)]);
        let id = self.ids.get(&index).cloned().unwrap_or_default();
        let range = range.start..trimmed_end(self.source, range);
        if let Some(bad) = chosen.filter(|id| !heading_id::is_valid(id)) {
            self.problem(ProblemKind::BadHeadingId { id: bad.to_owned() }, range.clone());
        }
        self.prose.headings.push(Heading { level, text, id, range });
    }

    fn link(
        &mut self,
        kind: LinkKind,
        link_type: LinkType,
        [destination, title]: [&str; 2],
        range: &Range<usize>,
        index: usize,
    ) {
        let end = end_of(self.events, index);
        let text = plain_text(&self.events[index..=end]);
        let image = matches!(kind, LinkKind::Image | LinkKind::BlockImage);
        let target = match link_type {
            LinkType::Email => Target::Mail(destination.to_owned()),
            _ => target::read(destination),
        };
        let wrong = match &target {
            Target::Refused(Refusal::WideColon { right }) => {
                let mark = if image { "!" } else { "" };
                let right = format!("{mark}[{text}]({right})");
                let fault = LinkFault::Marks(vec!['：']);
                Some(ProblemKind::MisspeltLink { fault, right })
            }
            Target::Refused(refusal) => Some(ProblemKind::RefusedTarget {
                destination: destination.to_owned(),
                refusal: refusal.clone(),
            }),
            Target::Web(_) if image => Some(ProblemKind::RemoteImage { destination: destination.to_owned() }),
            Target::File { .. } if image && text.trim().is_empty() => {
                Some(ProblemKind::MissingAlt { destination: destination.to_owned() })
            }
            _ => None,
        };
        if let Some(kind) = wrong {
            self.problem(kind, range.clone());
        }
        let (text_range, destination_range) = if kind == LinkKind::Autolink {
            let inner = range.start + 1..range.end.saturating_sub(1).max(range.start + 1);
            (inner.clone(), Some(inner))
        } else {
            let start = range.start + if image { 2 } else { 1 };
            let after = self.events[index + 1..end].iter().map(|(_, range)| range.end).max().unwrap_or(start);
            let close = self.source[after..range.end].find(']').map_or(after, |at| after + at);
            let place =
                (link_type == LinkType::Inline).then(|| destination_place(self.source, close, range.end));
            (start..close, place.flatten())
        };
        self.prose.links.push(Link {
            kind,
            target,
            destination: destination.to_owned(),
            title: title.to_owned(),
            text,
            range: range.clone(),
            text_range,
            destination_range,
        });
    }

    fn text(&mut self, text: &str, range: &Range<usize>, code: Option<RunKind>) {
        let outer = self.open.last();
        let kind = code.unwrap_or(outer.map_or(RunKind::Body, |open| open.kind));
        let in_link = outer.and_then(|open| open.link);
        let is_as_written = self.source.get(range.clone()) == Some(text);
        if let Some(last) = self.prose.text_runs.last_mut()
            && last.kind == kind
            && last.in_link == in_link
            && last.block == self.block
            && last.range.end == range.start
            && last.is_as_written()
            && is_as_written
        {
            last.range.end = range.end;
            return;
        }
        let shown = (!is_as_written).then(|| text.into());
        self.prose.text_runs.push(TextRun { kind, range: range.clone(), shown, in_link, block: self.block });
    }

    fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        let floor = self.open.last().map_or(0, |open| open.raw);
        match allowed(html) {
            Some(AllowedTag::Void(_)) => {}
            Some(AllowedTag::Open(tag)) => self.raw.push((tag, range.clone())),
            Some(AllowedTag::Close(tag)) => {
                if self.raw.len() > floor && self.raw.last().is_some_and(|(open, _)| *open == tag) {
                    self.raw.pop();
                } else {
                    self.problem(ProblemKind::UnpairedHtml { tag: tag.to_owned() }, range.clone());
                }
            }
            None => self.problem(ProblemKind::RawHtml { tag: tag_name(html) }, range.clone()),
        }
    }

    fn problem(&mut self, kind: ProblemKind, range: Range<usize>) {
        self.prose.problems.push(problem(kind, range));
    }
}

fn problem(kind: ProblemKind, range: Range<usize>) -> Problem {
    Problem { kind, range }
}

/// The place of the destination in `](destination "title")`, whose bracket stands at `close`.
fn destination_place(source: &str, close: usize, end: usize) -> Option<Range<usize>> {
    let rest = source.get(close..end)?.strip_prefix("](")?;
    let inner = rest.trim_start();
    let start = end - inner.len();
    if let Some(bracketed) = inner.strip_prefix('<') {
        let length = bracketed.find('>')?;
        return Some(start + 1..start + 1 + length);
    }
    let mut depth = 0_usize;
    for (at, c) in inner.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(start..start + at),
            ')' => depth -= 1,
            c if c.is_whitespace() => return Some(start..start + at),
            _ => {}
        }
    }
    None
}

fn trimmed_end(source: &str, range: &Range<usize>) -> usize {
    range.start + source[range.clone()].trim_end().len()
}

/// Notes that are defined twice or never used. Labels match without regard to case.
fn footnote_problems(prose: &Prose) -> Vec<Problem> {
    let used: BTreeSet<String> =
        prose.footnote_references.iter().map(|reference| reference.label.to_lowercase()).collect();
    let mut seen = BTreeSet::new();
    let mut problems = Vec::new();
    for FootnoteDefinition { label, range } in &prose.footnotes {
        if !seen.insert(label.to_lowercase()) {
            problems.push(problem(ProblemKind::DuplicateFootnote { label: label.clone() }, range.clone()));
        } else if !used.contains(&label.to_lowercase()) {
            problems.push(problem(ProblemKind::UnusedFootnote { label: label.clone() }, range.clone()));
        }
    }
    for FootnoteReference { label, range } in &prose.footnote_references {
        if !seen.contains(&label.to_lowercase()) {
            problems.push(problem(ProblemKind::UndefinedFootnote { label: label.clone() }, range.clone()));
        }
    }
    problems
}
