//! What must hold before anything is published: one rule a function, in one list.

mod bases;
mod changes;
mod charts;
mod courses;
pub mod deception;
mod drawn;
mod earlier;
pub mod external;
mod figures;
mod homes;
mod loops;
mod passages;
mod plain;
mod privacy;
mod prose;
mod quotes;
mod references;
mod regions;
mod shares;
mod slopes;
mod sources;
mod stacks;
mod sums;
mod superlatives;
mod texts;
mod times;
mod translations;
mod unhomed;
mod unsaid_wholes;
mod wholes;
mod wording;
mod words;

use std::cell::Cell;
use std::collections::BTreeSet;

use rayon::prelude::*;
use tracing::info_span;

pub use earlier::{Earlier, Stated, compare};
pub(crate) use privacy::{new_title, new_title_in_chinese, values_known};

use crate::diag::Diagnostics;
use crate::files::{FileId, Files};
use crate::model::Site;
use crate::model::asked::{Folder, Part};
use crate::model::translation::lock;
use texts::{Of, Texts};
use translations::Told;

/// What the rules look at.
pub struct Checked<'a> {
    pub files: &'a Files,
    pub site: &'a Site,
    comparisons: Comparisons,
}

/// How many more unknown ids are compared with the known ones for a near name.
struct Comparisons {
    left: Cell<u32>,
    /// Whether one more was wanted than there were.
    are_missed: Cell<bool>,
}

/// Each comparison goes over all ids of a kind. Past so many the reports say enough, and a site of which a map file was
/// renamed should not be kept waiting.
const COMPARISONS_MOST: u32 = 200;

impl<'a> Checked<'a> {
    fn of(files: &'a Files, site: &'a Site, comparisons: u32) -> Checked<'a> {
        let comparisons = Comparisons { left: Cell::new(comparisons), are_missed: Cell::new(false) };
        Checked { files, site, comparisons }
    }

    /// Whether one more unknown id may be compared with the known ones.
    fn may_compare(&self) -> bool {
        let left = self.comparisons.left.get();
        self.comparisons.left.set(left.saturating_sub(1));
        self.comparisons.are_missed.set(self.comparisons.are_missed.get() || left == 0);
        left > 0
    }
}

type Rule = fn(&Checked<'_>, &mut Diagnostics);
type TextRule = fn(&Texts<'_>, &mut Diagnostics);
type LateRule = fn(&Texts<'_>, &Told<'_>, &mut Diagnostics);

/// Rules, each with the name of its group.
macro_rules! rules {
    ($type:ty: $($group:ident::$rule:ident,)*) => { &[$((stringify!($group), $group::$rule as $type),)*] };
}

/// The rules that look at the site alone, and so side by side; what they find is sorted by place afterwards. The one that takes longest
/// comes first, so that none waits for it.
const RULES: &[(&str, Rule)] = rules![Rule:
    homes::a_number_has_one_home,
    references::every_id_leads_to_a_record,
    references::no_organization_is_above_itself,
    references::files_beside_a_record_are_there,
    figures::as_stated_agrees_with_the_value,
    figures::shares_are_no_more_than_the_whole,
    figures::percentages_over_100_say_what_of,
    figures::counts_are_not_below_zero,
    figures::bounds_below_zero_are_the_source_s,
    loops::no_figure_is_a_share_of_itself,
    figures::decimals_are_those_of_the_indicator,
    changes::a_change_changes_something,
    changes::changes_lead_to_the_present_value,
    changes::changes_have_come_about,
    changes::changes_stand_in_order,
    wholes::parts_make_up_the_whole,
    wholes::shares_of_one_whole_stay_within_it,
    shares::shares_fit_their_parts,
    sums::only_what_may_be_added_is_added,
    bases::what_is_compared_has_one_basis,
    times::charts_compare_one_time,
    times::no_time_is_after_the_day_of_the_site,
    times::no_record_is_dated_after_the_day_of_the_site,
    times::no_latest_state_is_stale,
    sources::sources_in_use_are_dated_originals,
    charts::a_chart_has_one_unit,
    stacks::only_parts_of_a_whole_are_stacked,
    stacks::no_bound_is_part_of_a_whole,
    stacks::no_stack_has_a_gap,
    charts::series_can_be_told_apart,
    charts::bars_can_be_compared,
    charts::shares_are_per_cent,
    charts::only_charts_are_drawn,
    courses::lines_run_along_even_times,
    courses::highlights_are_drawn,
    slopes::slopes_and_small_multiples_have_their_times,
    regions::tile_maps_show_regions_once,
    unsaid_wholes::a_total_is_said_to_be_one,
    privacy::nothing_private_is_written,
    privacy::pictures_can_be_cleaned,
    privacy::consents_are_needed,
];

/// The rules that look at the texts of one record, and at what they name.
const OF_TEXTS: &[(&str, TextRule)] = rules![TextRule:
    prose::every_link_leads_somewhere,
    prose::text_is_well_formed,
    prose::pictures_are_described,
    prose::figures_agree_with_the_data,
    prose::no_figure_stands_without_a_link,
    drawn::numbers_in_words_are_drawn,
    drawn::titles_say_which_is_most,
    drawn::titles_say_which_is_more,
    drawn::titles_rank_what_is_compared,
    drawn::titles_speak_of_parts_of_a_whole,
    drawn::titles_say_which_way,
    drawn::titles_claim_no_cause,
    drawn::titles_state_no_change_across_a_break,
    drawn::multiples_are_drawn,
    unhomed::numbers_that_stand_for_a_record_are_its_figures,
    superlatives::superlatives_have_sources,
    quotes::quotation_marks_are_paired,
    privacy::nothing_is_left_to_be_written,
    privacy::people_agreed_to_be_named,
];

/// The rules that look at the texts of one record and at what was found of it so far.
const LATE: &[(&str, LateRule)] = rules![LateRule:
    translations::the_same_figures_in_every_locale,
    translations::the_same_structure_in_every_locale,
    translations::no_translation_is_older_than_its_original,
];

/// The rules of texts of which those that look at what was found must not see anything.
const OF_LANGUAGE: &[(&str, TextRule)] = rules![TextRule:
    translations::the_same_numbers_in_every_locale,
    translations::every_text_is_in_its_language,
    translations::characters_are_those_of_the_language,
];

/// What an earlier check knows of the texts of records, and who keeps what this one learns of them.
pub struct Again<'a> {
    /// Whether nothing was found in the texts of a record when they, and all that was asked for, were as they are now.
    pub known: &'a (dyn Fn(Folder, &str) -> bool + Sync),
    /// Keeps of a record in whose texts nothing was found the parts of the site that it was held against.
    pub note: &'a (dyn Fn(Folder, &str, Vec<Part>) + Sync),
}

/// Runs every rule, as long as what they find is wanted. Gives what deceives in the files, to be told last.
pub fn check(
    files: &Files,
    site: &Site,
    again: Option<&Again<'_>>,
    diags: &mut Diagnostics,
    is_wanted: &(dyn Fn() -> bool + Sync),
) -> deception::Found {
    let all = Of::all(site);
    let is_known = |of: &Of<'_>| match (again, of) {
        (Some(again), Of::Record(folder, id)) => (again.known)(*folder, id),
        _ => false,
    };
    let (known, new): (Vec<Of<'_>>, Vec<Of<'_>>) = all.iter().partition(|of| is_known(of));
    known.par_iter().for_each(|of| of.files(files).for_each(|(_, file)| file.take_as_harmless()));
    let of_rule = |(group, rule): &(&str, Rule)| {
        let _span = info_span!("rule", of = group).entered();
        let mut found = Diagnostics::default();
        if is_wanted() {
            rule(&Checked::of(files, site, COMPARISONS_MOST), &mut found);
        }
        found
    };
    let (found, deceiving) = rayon::join(
        || RULES.par_iter().map(of_rule).collect::<Vec<Diagnostics>>(),
        || deception::look(files),
    );
    found.into_iter().for_each(|found| diags.extend(found));
    let told = Told::of(files, diags);
    of_texts(&new, &all, (files, site), (&told, &deceiving.files()), again, diags, is_wanted);
    references::what_is_missing_is_told_once(files, diags);
    deceiving
}

/// Holds the texts of these records against the rules of texts, many records side by side.
fn of_texts(
    new: &[Of<'_>],
    all: &BTreeSet<Of<'_>>,
    (files, site): (&Files, &Site),
    (told, deceiving): (&Told<'_>, &BTreeSet<FileId>),
    again: Option<&Again<'_>>,
    diags: &mut Diagnostics,
    is_wanted: &(dyn Fn() -> bool + Sync),
) {
    let watched = || again.map(|_| site.watched());
    let found = new.par_iter().map_init(watched, |watched, &of| {
        if !is_wanted() {
            return (Diagnostics::default(), false);
        }
        let asked = watched.as_ref().unwrap_or(site);
        let texts = Texts::gather((of, all), site, Checked::of(files, asked, 0));
        let found = of_record(&texts, told);
        let parts = asked.take_asked();
        let is_clean = || {
            found.is_empty()
                && texts.hold_nothing_private()
                && told.is_nothing_of(&texts)
                && !texts.own_files.iter().any(|file| deceiving.contains(file))
        };
        if let (Some(again), Of::Record(folder, id)) = (again, of)
            && is_clean()
        {
            (again.note)(folder, id, held_against(&texts, (folder, id), parts));
        }
        (found, texts.comparisons.are_missed.get())
    });
    let found: Vec<(Diagnostics, bool)> = found.collect();
    // Names are compared with unknown ids in the order of records, so that the same ones are compared in every run.
    let mut left = COMPARISONS_MOST;
    for (&of, (found, are_missed)) in new.iter().zip(found) {
        if !are_missed || left == 0 || !is_wanted() {
            diags.extend(found);
            continue;
        }
        let texts = Texts::gather((of, all), site, Checked::of(files, site, left));
        diags.extend(of_record(&texts, told));
        left = texts.comparisons.left.get();
    }
}

/// What is found in the texts of one record.
fn of_record(texts: &Texts<'_>, told: &Told<'_>) -> Diagnostics {
    let mut found = Diagnostics::default();
    for (group, rule) in OF_TEXTS {
        let _span = info_span!("rule", of = group).entered();
        rule(texts, &mut found);
    }
    for (group, rule) in LATE {
        let _span = info_span!("rule", of = group).entered();
        rule(texts, told, &mut found);
    }
    for (group, rule) in OF_LANGUAGE {
        let _span = info_span!("rule", of = group).entered();
        rule(texts, &mut found);
    }
    found
}

/// The parts of a site on which it depends what is found in the texts of a record: the record itself, its write-ups, what the rules
/// asked for, and which translations were confirmed. That there is a record of an id at all is in the plan, which lies under everything.
fn held_against(texts: &Texts<'_>, (folder, id): (Folder, &str), asked: Vec<Part>) -> Vec<Part> {
    let own = texts.write_ups().map(|own| Part::File(texts.files.get(own).shared_path()));
    let beside = [Part::Record(folder, id.into()), Part::File(lock::PATH.into())];
    let mut parts: Vec<Part> = asked.into_iter().chain(own).chain(beside).collect();
    parts.sort_unstable();
    parts.dedup();
    parts
}
