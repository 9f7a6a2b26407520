//! Takes a site through the stages of a build on one thread, each in a function of its own, so that instructions can be counted stage by
//! stage: `benches/run counts` does. Arguments: the folder of the site, and one to publish to.

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use casebook::diag::Diagnostics;
use casebook::files::Files;
use casebook::model::{self, Site, bundle::Drafts};
use casebook::output::{OutPath, Output};
use casebook::prepare::judge;
use casebook::publish::{Published, Staging, Target};
use casebook::render::look::{self, Look};
use casebook::route::{self, Plan};
use casebook::{Options, Ready, audit, load, render};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let args: Vec<String> = std::env::args().collect();
    let [_, site, out] = args.as_slice() else {
        return Err("say the folder of a site and one to publish to".into());
    };
    // What is shared out among threads is done by this one, so that it counts for the stage that asks for it.
    let _pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build()?;
    let files = stage_load(Path::new(site))?;
    let site = Arc::new(stage_read(&files)?);
    let look = Arc::new(stage_theme(&files, &site)?);
    let plan = Arc::new(stage_plan(&site, &look));
    stage_check(&files, &site, &plan)?;
    let ready = render::ready(site, plan, look);
    let made = stage_render(&files, &ready)?;
    stage_render_and_audit(&files, &ready)?;
    let published = stage_publish(Path::new(out), &made)?;
    println!("{} files", published.manifest.files.len());
    Ok(())
}

/// Refuses what has errors: half a site would cost half of what is to be counted.
fn sound(diags: &Diagnostics) -> Outcome<()> {
    if diags.has_errors() { Err(format!("the site has errors: {diags:?}").into()) } else { Ok(()) }
}

#[inline(never)]
fn stage_load(root: &Path) -> Outcome<Files> {
    let mut diags = Diagnostics::default();
    let files = load::load(root, &mut diags)?;
    sound(&diags).map(|()| files)
}

#[inline(never)]
fn stage_read(files: &Files) -> Outcome<Site> {
    let mut diags = Diagnostics::default();
    let mut site = model::read(files, &mut diags).ok_or("there is no site")?;
    site.apply(None, None, Drafts::HoldBack);
    sound(&diags).map(|()| site)
}

#[inline(never)]
fn stage_theme(files: &Files, site: &Site) -> Outcome<Look> {
    Ok(look::read(files, &site.config, &mut Diagnostics::default()).ok_or("the theme cannot be used")?)
}

#[inline(never)]
fn stage_plan(site: &Site, look: &Look) -> Plan {
    route::plan(site, &look.published(), &mut Diagnostics::default())
}

#[inline(never)]
fn stage_check(files: &Files, site: &Site, plan: &Plan) -> Outcome<()> {
    let found = judge(files, (site, plan), &Options::default(), None, Diagnostics::default(), &|| true);
    sound(&found.ok_or("nobody wanted it")?)
}

#[inline(never)]
fn stage_render(files: &Files, ready: &Ready) -> Outcome<Vec<(OutPath, Output)>> {
    ready.searches.make(files, ready);
    let made = ready.plan.routes.keys().map(|path| {
        let output =
            ready.render(files, path).ok_or("no such address")?.map_err(|fault| format!("{fault:?}"))?;
        Ok((path.clone(), output))
    });
    made.collect()
}

/// An audit is given no files but makes them: what it takes itself is what this takes more than the stage before.
#[inline(never)]
fn stage_render_and_audit(files: &Files, ready: &Ready) -> Outcome<()> {
    let nobody = |_: &OutPath, output: &Output| -> Result<(), std::fmt::Error> {
        black_box(output);
        Ok(())
    };
    sound(&audit::run(files, ready, nobody)?)
}

#[inline(never)]
fn stage_publish(out: &Path, made: &[(OutPath, Output)]) -> Outcome<Published> {
    let staging = Staging::begin(&Target::new(out))?;
    for (path, output) in made {
        staging.write(path, output)?;
    }
    Ok(staging.commit()?)
}
