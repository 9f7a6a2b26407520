//! `casebook deploy`

use super::args::{Common, Deploy};
use crate::error::Result;

#[cfg(feature = "deploy")]
pub(super) use deploying::{run, standing};

/// What a build without the feature does instead.
#[cfg(not(feature = "deploy"))]
pub(super) fn run(_: &Common, _: &Deploy) -> Result<u8> {
    Err(crate::error::Error::NotBuilt { what: "deploy", feature: "deploy" })
}

/// No host can be looked at then.
#[cfg(not(feature = "deploy"))]
pub(super) fn standing(
    _: &Common,
    _: &crate::model::config::Config,
    _: &str,
) -> Result<Option<crate::check::Earlier>> {
    Ok(None)
}

#[cfg(feature = "deploy")]
mod deploying {
    use std::io::{BufRead, IsTerminal};

    use indicatif::{ProgressBar, ProgressStyle};

    use super::*;
    use crate::check::Earlier;
    use crate::cli::{CONTENT, DONE, REFUSED, build, diff, report, words};
    use crate::deploy::git::Branch;
    use crate::deploy::plan::Plan;
    use crate::deploy::{Deletions, Deployment, Others, Progress, Wanted, published, verify};
    use crate::diag::{Diagnostics, Language, plain};
    use crate::error::Error;
    use crate::model::config::{Config, DeployTarget, Host};
    use crate::output::Manifest;
    use crate::publish::refuse_protected;

    pub(in crate::cli) fn run(common: &Common, args: &Deploy) -> Result<u8> {
        if args.rollback {
            return roll_back(common, args);
        }
        let out = common.root.join(&args.output_dir);
        let (config, manifest) = match args.dry_run {
            true => {
                let mut diags = Diagnostics::default();
                let files = crate::load::load(&common.root, &mut diags)?;
                let (ready, found) =
                    crate::prepare(&files, &args.content.options_after(common, &args.output_dir));
                diags.extend(found);
                let before = crate::load::published(&out);
                let made = ready
                    .as_ref()
                    .map(|ready| diff::make(&files, ready, before.as_ref(), &mut diags))
                    .transpose()?;
                if report::show(&files, diags, args.content.on_warnings(), words::STOPPED_DEPLOY, common) {
                    return Ok(CONTENT);
                }
                let (Some(ready), Some((manifest, _))) = (ready, made) else { return Ok(CONTENT) };
                (ready.site.config.clone(), manifest)
            }
            false => match build::publish((common, &args.build()), None, words::STOPPED_DEPLOY)? {
                Some(built) => (built.config, built.published.manifest),
                None => return Ok(CONTENT),
            },
        };
        let (name, target) = named(&config, args)?;
        carry(common, args, (name, target), Wanted::Folder(&out, &manifest))?;
        match &target.url {
            Some(url) if !args.dry_run => look(common, url, &manifest),
            _ => Ok(DONE),
        }
    }

    /// Brings back what stood there before; what the content is now is not asked.
    fn roll_back(common: &Common, args: &Deploy) -> Result<u8> {
        let mut diags = Diagnostics::default();
        let files = crate::load::load(&common.root, &mut diags)?;
        let Some(site) = crate::model::read(&files, &mut diags) else {
            report::show(&files, diags, report::Warnings::Pass, words::STOPPED_READING, common);
            return Ok(CONTENT);
        };
        carry(common, args, named(&site.config, args)?, Wanted::Previous)?;
        Ok(DONE)
    }

    /// What stands at a host of this name; nothing where site.yaml names no such host.
    pub(in crate::cli) fn standing(common: &Common, config: &Config, name: &str) -> Result<Option<Earlier>> {
        let Some(target) = config.deploy.get(name) else { return Ok(None) };
        match published(name, target, &common.root)? {
            Some((manifest, register)) => Ok(Some(crate::load::received(&manifest, register))),
            None => Err(Error::NothingPublished { path: name.into() }),
        }
    }

    /// The target that is meant: the only one where none is named.
    fn named<'c>(config: &'c Config, args: &Deploy) -> Result<(&'c str, &'c DeployTarget)> {
        let mut targets = config.deploy.iter();
        let found = match (&args.target, config.deploy.len()) {
            (Some(name), _) => targets.find(|(known, _)| *known == name),
            (None, 1) => targets.next(),
            (None, _) => None,
        };
        let known = || config.deploy.keys().cloned().collect();
        found
            .map(|(name, target)| (name.as_str(), target))
            .ok_or_else(|| Error::UnknownTarget { name: args.target.clone(), known: known() })
    }

    fn carry(
        common: &Common,
        args: &Deploy,
        (name, target): (&str, &DeployTarget),
        wanted: Wanted<'_>,
    ) -> Result<()> {
        if let Host::Folder { path } = &target.host {
            // A deployment writes among what is there and deletes what it knows; what the site is made from must be none of it.
            let mut place = build::target(common, common.root.join(path));
            place.sources.push(common.root.join(&args.output_dir));
            refuse_protected(&place)?;
        }
        let others = if args.force { Others::Overwrite } else { Others::Refuse };
        if let Host::Git { repository, branch } = &target.host {
            let planned = Branch::plan(name, (repository, branch), target, &common.root, wanted)?;
            if args.dry_run {
                return tell(common, name, planned.steps());
            }
            let deletions = asked(common, args, target, planned.steps())?;
            return say(common, name, &planned.carry_out(others, deletions)?);
        }
        let planned = Deployment::plan(name, target, &common.root, wanted)?;
        if planned.goes_on() && !common.quiet {
            words::say(words::GOES_ON, common.language(), &[("target", &name)]);
        }
        if args.dry_run {
            return tell(common, name, planned.steps());
        }
        let deletions = asked(common, args, target, planned.steps())?;
        let bar = if common.quiet { ProgressBar::hidden() } else { ProgressBar::no_length() };
        if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len}") {
            bar.set_style(style);
        }
        let carried = planned.carry_out(others, deletions, &|progress: Progress| {
            bar.set_length(progress.of as u64);
            bar.set_position((progress.done as u64).max(bar.position()));
        });
        bar.finish_and_clear();
        say(common, name, &carried?)
    }

    /// Whether a person agrees to many deletions: by `--yes`, or asked at the terminal.
    fn asked(common: &Common, args: &Deploy, target: &DeployTarget, plan: &Plan) -> Result<Deletions> {
        if args.yes {
            return Ok(Deletions::Agreed);
        }
        let is_asked = plan.deletes_more_than(target.most_deleted) && std::io::stdin().is_terminal();
        if !is_asked {
            return Ok(Deletions::Bounded);
        }
        words::say(
            words::MAY_DELETE,
            common.language(),
            &[("count", &plan.remove.len()), ("of", &plan.standing)],
        );
        let mut answer = String::new();
        let stdin = std::io::stdin();
        // Who gives no answer has not agreed.
        let _ = stdin.lock().read_line(&mut answer);
        let is_yes = ["y", "yes", "是"].contains(&answer.trim().to_lowercase().as_str());
        Ok(if is_yes { Deletions::Agreed } else { Deletions::Bounded })
    }

    /// The plan, for a person who wants to see it before.
    fn tell(common: &Common, name: &str, plan: &Plan) -> Result<()> {
        for (sign, paths) in plan.send.iter().map(|paths| ('+', paths)).chain([('-', &plan.remove)]) {
            for path in paths {
                anstream::println!("{sign} {}", plain(path.as_str()));
            }
        }
        for conflict in &plan.conflicts {
            anstream::println!("! {}", plain(conflict.path.as_str()));
        }
        counts(common, words::WOULD_DEPLOY, name, plan);
        Ok(())
    }

    fn say(common: &Common, name: &str, plan: &Plan) -> Result<()> {
        counts(common, if plan.is_empty() { words::DEPLOYED_BEFORE } else { words::DEPLOYED }, name, plan);
        Ok(())
    }

    fn counts(common: &Common, pattern: crate::diag::Pattern, name: &str, plan: &Plan) {
        if common.quiet {
            return;
        }
        let (sent, removed, unchanged) = (plan.sent(), plan.remove.len(), plan.unchanged);
        let given: [(&str, &dyn std::fmt::Display); 4] =
            [("target", &name), ("sent", &sent), ("removed", &removed), ("unchanged", &unchanged)];
        words::say(pattern, common.language(), &given);
    }

    /// What readers get now.
    fn look(common: &Common, url: &str, manifest: &Manifest) -> Result<u8> {
        let otherwise = verify(url, manifest)?;
        let language = common.language();
        for (path, found) in &otherwise {
            let found = match language {
                Language::English => found.as_str(),
                Language::Chinese => "内容不一致或无法打开",
            };
            words::say(words::OTHERWISE, language, &[("url", &url), ("path", path), ("found", &found)]);
        }
        if otherwise.is_empty() && !common.quiet {
            words::say(words::SEEN, language, &[("url", &url)]);
        }
        Ok(if otherwise.is_empty() { DONE } else { REFUSED })
    }
}
