//! `casebook schema`

use std::fs;
use std::path::{Path, PathBuf};

use super::args::{Common, Schema};
use super::{DONE, REFUSED};
use crate::diag::{Format, Language};
use crate::error::{Error, Result};
use crate::schema::{self, KINDS, Kind};
use crate::yaml::nearest;

/// Where a site keeps the schemas that its records point to. Hidden, and not below `content/`: it is neither read nor published.
pub(super) const FOLDER: &str = ".casebook/schema";

pub(super) fn run(common: &Common, schema: &Schema) -> Result<u8> {
    let language = common.language();
    match (&schema.kind, &schema.write) {
        (_, Some(folder)) => {
            let folder = match folder {
                Some(folder) => common.root.join(folder),
                None => common.root.join(FOLDER),
            };
            let kinds = match &schema.kind {
                Some(id) => match schema::find(id) {
                    Some(kind) => std::slice::from_ref(kind),
                    None => return Ok(unknown(id, language)),
                },
                None => KINDS,
            };
            write(&folder, kinds, language)?;
            if !common.quiet {
                let (folder, count) = (folder.display(), kinds.len());
                match language {
                    Language::English => anstream::eprintln!("casebook: wrote {count} schemas to {folder}"),
                    Language::Chinese => {
                        anstream::eprintln!("casebook：已在 {folder} 写入 {count} 个模式文件")
                    }
                }
            }
            Ok(DONE)
        }
        (Some(id), None) => match schema::find(id) {
            Some(kind) => {
                anstream::print!("{}", text(kind, language));
                Ok(DONE)
            }
            None => Ok(unknown(id, language)),
        },
        (None, None) => {
            list(common.format(), language);
            Ok(DONE)
        }
    }
}

/// Writes the schemas of these kinds, over those of an earlier version.
pub(super) fn write(folder: &Path, kinds: &[Kind], language: Language) -> Result<()> {
    fs::create_dir_all(folder).map_err(|error| Error::io("create the folder", folder, error))?;
    for kind in kinds {
        let path = folder.join(kind.file_name());
        fs::write(&path, text(kind, language)).map_err(|error| Error::io("write", &path, error))?;
    }
    Ok(())
}

/// The line that tells an editor the schema of a YAML file at a path below the root of a site.
pub(super) fn pointer(kind: &str, path: &Path) -> String {
    let up: PathBuf = path.parent().into_iter().flat_map(Path::components).map(|_| "..").collect();
    let up = up.to_string_lossy().replace('\\', "/");
    format!("# yaml-language-server: $schema={up}/{FOLDER}/{kind}.schema.json\n")
}

fn text(kind: &Kind, language: Language) -> String {
    format!("{:#}\n", schema::schema(kind, language))
}

fn list(format: Format, language: Language) {
    let mut table = super::table::Table::new(["kind", "file", "what"]);
    for kind in KINDS {
        table.row([kind.id.to_owned(), kind.home.to_owned(), kind.about.text(language).to_owned()]);
    }
    table.print(format, language);
}

fn unknown(id: &str, language: Language) -> u8 {
    let near = nearest(id, KINDS.iter().map(|kind| kind.id));
    match language {
        Language::English => {
            let hint = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
            anstream::eprintln!("casebook: there is no schema {id:?}{hint} `casebook schema` lists them");
        }
        Language::Chinese => {
            let hint = near.map(|near| format!("您是否想写 {near}？")).unwrap_or_default();
            anstream::eprintln!("casebook：没有“{id}”的模式。{hint}可用 `casebook schema` 列出");
        }
    }
    REFUSED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_points_to_its_schema_from_where_it_stands() {
        for (kind, path, expected) in [
            ("site", "content/site.yaml", "../.casebook/schema/site.schema.json"),
            ("case", "content/cases/a/case.yaml", "../../../.casebook/schema/case.schema.json"),
        ] {
            let line = format!("# yaml-language-server: $schema={expected}\n");
            assert_eq!(pointer(kind, Path::new(path)), line);
        }
    }
}
