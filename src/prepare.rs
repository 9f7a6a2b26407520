//! From files to a site that may be rendered; of a site that was read before, only what changed is made anew.

use std::sync::Arc;

use tracing::info_span;

use crate::check::{self, Earlier};
use crate::diag::Diagnostics;
use crate::files::{File, FileId, Files};
use crate::model::bundle::Drafts;
use crate::model::config::Hosting;
use crate::model::period::PartialDate;
use crate::model::reader::not_a_base;
use crate::model::{self, Site};
use crate::render::look::{self, Look};
use crate::render::{self, Ready};
use crate::route::{self, Plan};

/// What a command may set against site.yaml.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub drafts: Drafts,
    /// Of a month or a year the first day counts.
    pub as_of: Option<PartialDate>,
    /// With or without a last `/`.
    pub base_url: Option<String>,
    /// The kind of host that settings are written for.
    pub hosting: Option<Hosting>,
    /// Whether compressed files are published, also where site.yaml does not say so.
    pub precompresses: bool,
    /// What was published before, to be compared with; see `load::published`.
    pub earlier: Option<Arc<Earlier>>,
}

/// Reads, checks and plans a site. What is wrong is in the diagnostics; a site is given only where no error is among them.
pub fn prepare(files: &Files, options: &Options) -> (Option<Ready>, Diagnostics) {
    let mut diags = Diagnostics::default();
    let read = read(files, options, &mut diags);
    checked(files, read, options, None, diags)
}

/// Reads and plans a site, held against no rule yet; nothing where there is none.
pub fn read(files: &Files, options: &Options, diags: &mut Diagnostics) -> Option<Read> {
    Memory::default().read(files, options, diags)
}

/// Checks what was [`read`] of a site in which so much was found already. Gives what [`prepare`] gives.
pub fn checked(
    files: &Files,
    read: Option<Read>,
    options: &Options,
    again: Option<&check::Again<'_>>,
    mut found: Diagnostics,
) -> (Option<Ready>, Diagnostics) {
    let Some(Read { site, plan, look }) = read else {
        check::deception::report(files, check::deception::look(files), &mut found);
        return (None, found);
    };
    let Some(diags) = judge(files, (&site, &plan), options, again, found, &|| true) else {
        return (None, Diagnostics::default());
    };
    let look = look.filter(|_| !diags.has_errors());
    (look.map(|look| render::ready(site, plan, look)), diags)
}

/// Holds a site against all rules, and gives what is to be told of it: `found` when it was read, and what the rules find. What `again`
/// knows of records is not looked at again. Nothing where that is not wanted any more.
pub fn judge(
    files: &Files,
    (site, plan): (&Site, &Plan),
    options: &Options,
    again: Option<&check::Again<'_>>,
    found: Diagnostics,
    is_wanted: &(dyn Fn() -> bool + Sync),
) -> Option<Diagnostics> {
    let _span = info_span!("check").entered();
    let mut diags = found;
    let deceiving = check::check(files, site, again, &mut diags, is_wanted);
    if !is_wanted() {
        return None;
    }
    if let Some(earlier) = options.earlier.as_ref().filter(|_| site.config.is_whole) {
        let _span = info_span!("compare").entered();
        check::compare(files, (site, plan), earlier, &mut diags);
    }
    check::deception::report(files, deceiving, &mut diags);
    site.config.checks.apply(files, &mut diags);
    // A file or record that cannot be read hides what would be found in it.
    if !diags.has_errors() && files.are_whole() {
        site.config.checks.report_idle(files, &mut diags);
    }
    Some(diags)
}

/// A site as its files say it, held against no rule yet.
pub struct Read {
    pub site: Arc<Site>,
    pub plan: Arc<Plan>,
    /// Nothing where the theme cannot be used.
    pub look: Option<Arc<Look>>,
}

/// What was made of a site before. It serves one site and the same options again and again.
#[derive(Default)]
pub struct Memory {
    records: model::Memory,
    look: Option<KnownLook>,
    plan: Option<KnownPlan>,
}

struct KnownLook {
    /// The files of all themes, by the ids under which its parts name them.
    files: Vec<(FileId, Arc<File>)>,
    /// Read with the settings beside these small records.
    site: Arc<Site>,
    look: Option<Arc<Look>>,
    diags: Diagnostics,
}

struct KnownPlan {
    site: Arc<Site>,
    assets: Vec<String>,
    plan: Arc<Plan>,
}

impl Memory {
    /// Reads and plans a site; nothing where there is none.
    pub fn read(&mut self, files: &Files, options: &Options, diags: &mut Diagnostics) -> Option<Read> {
        let mut site = info_span!("read").in_scope(|| self.records.read(files, diags))?;
        if let Some(wrong) = options.base_url.as_deref().and_then(not_a_base) {
            diags.push(wrong);
        }
        site.config.hosting = options.hosting.or(site.config.hosting);
        site.config.is_precompressed |= options.precompresses;
        site.apply(options.as_of, options.base_url.as_deref(), options.drafts);
        let site = Arc::new(site);
        let look = self.look(files, &site, diags);
        let plan = self.plan(&site, look.as_deref(), diags);
        Some(Read { site, plan, look })
    }

    fn look(&mut self, files: &Files, site: &Arc<Site>, diags: &mut Diagnostics) -> Option<Arc<Look>> {
        let of_themes: Vec<(FileId, Arc<File>)> =
            files.below("themes/").map(|(file, _)| (file, Arc::clone(files.shared(file)))).collect();
        let is_same = |known: &KnownLook| {
            let mut pairs = known.files.iter().zip(&of_themes);
            site.has_the_settings_of(&known.site)
                && known.files.len() == of_themes.len()
                && pairs.all(|((known, a), (file, b))| known == file && Arc::ptr_eq(a, b))
        };
        let known = self.look.take().filter(is_same).unwrap_or_else(|| {
            let _span = info_span!("theme").entered();
            let mut diags = Diagnostics::default();
            let look = look::read(files, &site.config, &mut diags).map(Arc::new);
            KnownLook { files: of_themes.clone(), site: Arc::clone(site), look, diags }
        });
        diags.extend(known.diags.clone());
        let look = known.look.clone();
        self.look = Some(known);
        look
    }

    fn plan(&mut self, site: &Arc<Site>, look: Option<&Look>, diags: &mut Diagnostics) -> Arc<Plan> {
        let assets: Vec<String> = look.iter().flat_map(|look| look.published()).collect();
        let known = self.plan.take();
        let is_same =
            |known: &KnownPlan| known.assets == assets && route::is_planned_alike(&known.site, site);
        if let Some(known) = known.filter(is_same) {
            let plan = Arc::clone(&known.plan);
            self.plan = Some(KnownPlan { site: Arc::clone(site), ..known });
            return plan;
        }
        let mut found = Diagnostics::default();
        let plan = info_span!("plan").in_scope(|| Arc::new(route::plan(site, &assets, &mut found)));
        // What is wrong with a plan is told at places of this reading.
        if found.is_empty() {
            self.plan = Some(KnownPlan { site: Arc::clone(site), assets, plan: Arc::clone(&plan) });
        }
        diags.extend(found);
        plan
    }
}
