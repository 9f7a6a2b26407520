//! `casebook theme`

use std::io::Write;

use super::args::{Common, ThemeCommand};
use super::table::Table;
use super::{DONE, REFUSED, words};
use crate::error::{Error, Result};
use crate::files::Files;
use crate::load;
use crate::yaml::nearest;

/// Where the files of the built-in theme stand in a site that lays its own over them.
const CIVIC: &str = "themes/civic/";

pub(super) fn run(common: &Common, command: &ThemeCommand) -> Result<u8> {
    let files = Files::new(load::built_in_theme());
    let named = |path: &str| path.strip_prefix(CIVIC).unwrap_or(path).to_owned();
    let names: Vec<String> = files.below(CIVIC).map(|(_, file)| named(&file.path)).collect();
    let file = match command {
        ThemeCommand::List => {
            let mut table = Table::new(["file"]);
            names.into_iter().for_each(|name| table.row([name]));
            table.print(common.format(), common.language());
            return Ok(DONE);
        }
        ThemeCommand::Show { file } => file.replace('\\', "/"),
    };
    match files.find(&format!("{CIVIC}{}", named(&file))) {
        Some(found) => {
            let written = std::io::stdout().write_all(files.get(found).bytes());
            written.map_err(|error| Error::io("write", "standard output".as_ref(), error))?;
            Ok(DONE)
        }
        None => {
            // The end of a path says what is meant, as does a slip in all of it.
            let ends = names.iter().find(|name| name.rsplit('/').next() == Some(file.as_str()));
            let near = ends.map(String::as_str).or_else(|| nearest(&file, names.iter().map(String::as_str)));
            let pattern = if near.is_some() { words::NO_THEME_FILE_BUT } else { words::NO_THEME_FILE };
            words::say(pattern, common.language(), &[("file", &file), ("near", &near.unwrap_or_default())]);
            Ok(REFUSED)
        }
    }
}
