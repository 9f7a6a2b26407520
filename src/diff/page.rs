//! A difference as one page of HTML that needs no other file, for whoever has to agree to a publication.

use super::text::{counted, counts, counts_of_figures};
use super::words;
use super::{FigureChange, Group, Told, What, address};
use crate::diag::{Language, Pattern, plain};
use crate::output::FigureEntry;

const STYLE: &str = include_str!("page.css");

pub(super) fn page(told: &Told<'_>) -> String {
    let (diff, language) = (told.diff, told.language);
    let word = |pattern: Pattern| pattern.text(language);
    let tag = match language {
        Language::English => "en",
        Language::Chinese => "zh-Hans",
    };
    let site = told.site.config.title.get(told.locale()).map_or("", String::as_str);
    let (title, site) = (word(words::TITLE), escaped(site));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title} – {site}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <p class=\"soft\">{site}</p>\n<h1>{title}</h1>\n<p>{}</p>\n<p class=\"soft\">{}</p>\n",
        escaped(&told.days()),
        escaped(&words::COMPARED.filled(language, &[("against", &told.against)])),
    );
    if diff.is_empty() {
        out += &format!("<p>{}</p>\n", word(words::NOTHING));
    } else {
        out += &sums(told);
        out += &figures(told);
        out += &addresses(told);
        out += &files(told, words::PAGES, &diff.pages);
        out += &files(told, words::FILES, &diff.files);
    }
    out += &agreed(told);
    out += "</main>\n</body>\n</html>\n";
    out
}

fn sums(told: &Told<'_>) -> String {
    let diff = told.diff;
    let rows = [
        (words::FIGURES, counts_of_figures(&diff.figures)),
        (words::PAGES, counts(&diff.pages)),
        (words::FILES, counts(&diff.files)),
    ];
    let one = |(name, numbers): &(Pattern, [usize; 3])| {
        let name = name.text(told.language);
        format!("<div><dt>{name}</dt><dd>{}</dd></div>\n", counted(told, *numbers))
    };
    format!("<dl class=\"sums\">\n{}</dl>\n", rows.iter().map(one).collect::<String>())
}

fn figures(told: &Told<'_>) -> String {
    let word = |pattern: Pattern| pattern.text(told.language);
    let head = format!("<h2>{}</h2>\n", word(words::FIGURES));
    let note = match told.diff.as_of_before {
        Some(_) => String::new(),
        None => format!("<p class=\"warn\">{}</p>\n", word(words::NO_REGISTER)),
    };
    if told.diff.figures.is_empty() {
        return format!("{head}{note}<p>{}</p>\n", word(words::NONE));
    }
    let columns = [words::FIGURE, words::BEFORE, words::AFTER, words::TOLD];
    let columns: String =
        columns.iter().map(|name| format!("<th scope=\"col\">{}</th>", word(*name))).collect();
    // What changes is what somebody has to answer for; it comes before what is new and what is gone.
    let of = |what: What| told.diff.figures.iter().filter(move |figure| figure.what == what);
    let sorted = of(What::Changed).chain(of(What::Removed)).chain(of(What::Added));
    let rows: String = sorted.map(|figure| row(told, figure)).collect();
    format!("{head}{note}<table>\n<thead><tr>{columns}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
}

fn row(told: &Told<'_>, figure: &FigureChange) -> String {
    let mark = match figure.what {
        What::Added => words::ADDED,
        What::Changed => words::CHANGED,
        What::Removed => words::REMOVED,
    };
    let mut told_of: String =
        figure.said.iter().map(|change| format!("<p>{}</p>", escaped(&told.said(change)))).collect();
    if figure.is_unexplained {
        told_of += &format!("<p class=\"warn\">{}</p>", marked(words::UNEXPLAINED.text(told.language)));
    }
    let label = escaped(told.label(figure));
    let label = if label.is_empty() { escaped(&figure.address) } else { label };
    format!(
        "<tr><th scope=\"row\">{label}<small>{} <span class=\"mark\">{}</span></small></th>{}{}<td class=\"told\">{told_of}</td></tr>\n",
        escaped(&figure.address),
        mark.text(told.language),
        side(told, "old", figure.old.as_ref()),
        side(told, "new", figure.new.as_ref()),
    )
}

fn side(told: &Told<'_>, class: &str, entry: Option<&FigureEntry>) -> String {
    let said = entry.map(|entry| {
        let [number, time, sources] =
            [told.number(entry), told.time(entry), told.sources(entry)].map(|words| escaped(&words));
        format!("<strong>{number}</strong><small>{time}</small><small>{sources}</small>")
    });
    let name = if class == "old" { words::BEFORE } else { words::AFTER }.text(told.language);
    format!("<td class=\"{class}\" data-name=\"{name}\">{}</td>", said.as_deref().unwrap_or("–"))
}

/// What becomes of addresses that readers have kept.
fn addresses(told: &Told<'_>) -> String {
    let diff = told.diff;
    let moved: Vec<String> =
        diff.moved.iter().map(|moved| format!("{} → {}", moved.address, moved.to)).collect();
    let mut out = format!("<h2>{}</h2>\n", words::VANISHING.text(told.language));
    out += &match diff.vanishing.is_empty() {
        true => format!("<p>{}</p>\n", words::NO_VANISHING.text(told.language)),
        false => list('!', &diff.vanishing),
    };
    for (name, addresses) in [(words::MOVED, &moved), (words::WITHDRAWN, &diff.withdrawn)] {
        if !addresses.is_empty() {
            out += &format!("<h3>{}</h3>\n{}", name.text(told.language), list('→', addresses));
        }
    }
    out
}

fn files(told: &Told<'_>, name: Pattern, group: &Group) -> String {
    let unchanged = words::UNCHANGED.filled(told.language, &[("unchanged", &group.unchanged)]);
    let mut out = format!(
        "<h2>{}</h2>\n<p class=\"soft\">{}; {unchanged}</p>\n",
        name.text(told.language),
        counted(told, counts(group))
    );
    let lists = [
        (words::ADDED, '+', &group.added),
        (words::CHANGED, '~', &group.changed),
        (words::REMOVED, '−', &group.removed),
    ];
    for (name, sign, paths) in lists {
        if !paths.is_empty() {
            let addresses: Vec<String> = paths.iter().map(|path| address(path)).collect();
            out += &format!(
                "<h3>{} ({})</h3>\n{}",
                name.text(told.language),
                paths.len(),
                list(sign, &addresses)
            );
        }
    }
    out
}

fn list(sign: char, lines: &[String]) -> String {
    let lines: String =
        lines.iter().map(|line| format!("<li><b>{sign}</b>{}</li>\n", escaped(line))).collect();
    format!("<ul>\n{lines}</ul>\n")
}

fn agreed(told: &Told<'_>) -> String {
    let word = |pattern: Pattern| pattern.text(told.language);
    let lines = [words::NAME, words::OFFICE, words::DAY, words::SIGNATURE];
    let lines: String =
        lines.iter().map(|name| format!("<div><dt>{}</dt><dd></dd></div>\n", word(*name))).collect();
    format!(
        "<section class=\"agreed\">\n<h2>{}</h2>\n<dl>\n{lines}</dl>\n<p class=\"soft\">{}</p>\n<p><code>{}</code></p>\n</section>\n",
        word(words::AGREED),
        word(words::FINGERPRINT),
        told.diff.manifest_sha256
    )
}

/// Words of ours, with what stands between backticks as code.
fn marked(words: &str) -> String {
    let parts = words.split('`').enumerate();
    parts
        .map(|(at, part)| if at % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() })
        .collect()
}

/// Words of authors as HTML text, with everything hidden that no report may show.
fn escaped(words: &str) -> String {
    plain(words).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
