//! What must hold before anything is published: one rule a function, in one list.

mod charts;
mod courses;
mod figures;
mod passages;
mod prose;
mod references;
mod translations;

use crate::diag::Diagnostics;
use crate::files::Files;
use crate::model::Site;
use passages::Passage;

/// What the rules look at.
pub struct Checked<'a> {
    pub files: &'a Files,
    pub site: &'a Site,
    /// Every text of the site that may refer to data.
    passages: Vec<Passage<'a>>,
}

type Rule = fn(&Checked<'_>, &mut Diagnostics);

/// All rules, in the order in which they run; what they find is sorted by place afterwards.
const RULES: &[Rule] = &[
    references::every_id_leads_to_a_record,
    references::no_organization_is_above_itself,
    references::files_beside_a_record_are_there,
    prose::every_link_leads_somewhere,
    prose::text_is_well_formed,
    prose::figures_agree_with_the_data,
    prose::no_figure_stands_without_a_link,
    figures::as_stated_agrees_with_the_value,
    figures::shares_are_no_more_than_the_whole,
    figures::decimals_are_those_of_the_indicator,
    figures::parts_make_up_the_whole,
    figures::only_what_may_be_added_is_added,
    charts::a_chart_has_one_unit,
    charts::only_parts_of_a_whole_are_stacked,
    charts::series_can_be_told_apart,
    charts::shares_are_per_cent,
    charts::only_charts_are_drawn,
    courses::lines_run_along_even_times,
    courses::highlights_are_drawn,
    translations::the_same_figures_in_every_locale,
];

/// Runs every rule.
pub fn check(files: &Files, site: &Site, diags: &mut Diagnostics) {
    let checked = Checked { files, site, passages: passages::all(files, site) };
    for rule in RULES {
        rule(&checked, diags);
    }
}
