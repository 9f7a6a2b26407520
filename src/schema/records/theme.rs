//! `themes/NAME/theme.yaml`.

use crate::schema::shape::Shape::{List, Text, Word};
use crate::schema::shape::{Record, optional};

pub(in crate::schema) static THEME: Record = Record::new(
    "theme",
    "Theme: what a theme says of itself",
    "主题：主题的说明",
    &[
        optional("name", Word, "Name: of the theme", "名称：主题的名称"),
        optional("version", Word, "Version: of the theme", "版本：主题的版本"),
        optional("description", Text, "Description: how it looks", "简介：主题的外观"),
        optional(
            "stylesheets",
            List(&Word),
            "Style sheets: files of `assets/` in the order in which pages load them",
            "样式表：`assets/` 中的文件，按页面加载的次序",
        ),
        optional(
            "scripts",
            List(&Word),
            "Scripts: files of `assets/` in the order in which pages run them",
            "脚本：`assets/` 中的文件，按页面运行的次序",
        ),
        optional(
            "locales",
            List(&Word),
            "Locales: those that have a file of strings",
            "语言：有词条文件的语言",
        ),
    ],
);
