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
mod times;
mod translations;
mod unhomed;
mod unsaid_wholes;
mod wholes;
mod wording;
mod words;

use std::cell::Cell;
use std::collections::BTreeMap;

use rayon::prelude::*;
use tracing::info_span;

pub use earlier::{Earlier, Stated, compare};
pub(crate) use privacy::{new_title, new_title_in_chinese, values_known};

use crate::diag::Diagnostics;
use crate::files::{FileId, Files};
use crate::model::Site;
use passages::{Home, Passage};

/// What the rules look at.
pub struct Checked<'a> {
    pub files: &'a Files,
    pub site: &'a Site,
    /// Every text of the site that may refer to data.
    passages: &'a [Passage<'a>],
    /// The passages that are write-ups, by file.
    write_ups: &'a BTreeMap<FileId, usize>,
    /// How many more unknown ids are compared with the known ones for a near name.
    comparisons: Cell<u32>,
}

/// Each comparison goes over all ids of a kind. Past so many the reports say enough, and a site of which a map file was
/// renamed should not be kept waiting.
const COMPARISONS_MOST: u32 = 200;

impl<'a> Checked<'a> {
    /// The write-up in a file, where its record could be read.
    fn write_up(&self, file: FileId) -> Option<&Passage<'a>> {
        self.passages.get(*self.write_ups.get(&file)?)
    }

    /// Whether one more unknown id may be compared with the known ones.
    fn may_compare(&self) -> bool {
        let left = self.comparisons.get();
        self.comparisons.set(left.saturating_sub(1));
        left > 0
    }
}

type Rule = fn(&Checked<'_>, &mut Diagnostics);

/// Rules, each with the name of its group.
macro_rules! rules {
    ($($group:ident::$rule:ident,)*) => { &[$((stringify!($group), $group::$rule as Rule),)*] };
}

/// The rules that look at the site alone, and so side by side; what they find is sorted by place afterwards.
const RULES: &[(&str, Rule)] = rules![
    references::every_id_leads_to_a_record,
    references::no_organization_is_above_itself,
    references::files_beside_a_record_are_there,
    prose::every_link_leads_somewhere,
    prose::text_is_well_formed,
    prose::pictures_are_described,
    prose::figures_agree_with_the_data,
    prose::no_figure_stands_without_a_link,
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
    homes::a_number_has_one_home,
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
    drawn::numbers_in_words_are_drawn,
    drawn::titles_say_which_is_most,
    drawn::titles_say_which_is_more,
    drawn::titles_rank_what_is_compared,
    drawn::titles_speak_of_parts_of_a_whole,
    unsaid_wholes::a_total_is_said_to_be_one,
    drawn::titles_say_which_way,
    drawn::titles_claim_no_cause,
    drawn::titles_state_no_change_across_a_break,
    drawn::multiples_are_drawn,
    unhomed::numbers_that_stand_for_a_record_are_its_figures,
    superlatives::superlatives_have_sources,
    quotes::quotation_marks_are_paired,
    privacy::nothing_private_is_written,
    privacy::pictures_can_be_cleaned,
    privacy::nothing_is_left_to_be_written,
    privacy::people_agreed_to_be_named,
];

/// Rules that look at the site alone as well; of what they find those that look at what was found must not see anything.
const OF_TEXTS: &[(&str, Rule)] = rules![
    translations::the_same_numbers_in_every_locale,
    translations::every_text_is_in_its_language,
    translations::characters_are_those_of_the_language,
];

/// The rules that look at what was found as well, one after the other.
const LAST: &[(&str, Rule)] = rules![
    references::what_is_missing_is_told_once,
    translations::the_same_figures_in_every_locale,
    translations::the_same_structure_in_every_locale,
    translations::no_translation_is_older_than_its_original,
];

/// Runs every rule, as long as what they find is wanted.
pub fn check(files: &Files, site: &Site, diags: &mut Diagnostics, is_wanted: &(dyn Fn() -> bool + Sync)) {
    let passages = passages::all(files, site);
    let write_ups = passages.iter().enumerate().filter_map(|(index, passage)| match passage.home {
        Home::File(file) => Some((file, index)),
        Home::Value(_) => None,
    });
    let (passages, write_ups) = (&passages[..], &write_ups.collect());
    let checked = || Checked { files, site, passages, write_ups, comparisons: Cell::new(COMPARISONS_MOST) };
    let found = RULES.par_iter().chain(OF_TEXTS).map(|(group, rule)| {
        let _span = info_span!("rule", of = group).entered();
        let mut found = Diagnostics::default();
        if is_wanted() {
            rule(&checked(), &mut found);
        }
        found
    });
    let mut found: Vec<Diagnostics> = found.collect();
    let of_texts = found.split_off(RULES.len());
    found.into_iter().for_each(|found| diags.extend(found));
    for (group, rule) in LAST.iter().take_while(|_| is_wanted()) {
        let _span = info_span!("rule", of = group).entered();
        rule(&checked(), diags);
    }
    of_texts.into_iter().for_each(|found| diags.extend(found));
}
