//! The layout that every site has: the 21 prefecture-level cities of Guangdong.

use super::{Regions, Tile};
use crate::model::locale::{Language, Locale, Localized};
use crate::model::table::Table;

/// All built-in layouts, in the languages of a site. A record of the site with the same id stands in their place.
pub fn builtins(locales: &[Locale]) -> impl Iterator<Item = Regions> {
    let in_each = |english: &str, chinese: &str| {
        let of = |locale: &Locale| match locale.language() {
            Language::English => english.to_owned(),
            Language::Chinese => chinese.to_owned(),
        };
        Localized::Each(locales.iter().map(|locale| (locale.clone(), of(locale))).collect())
    };
    let mut tiles = Table::default();
    for &(divided, chinese, column, row) in &GUANGDONG {
        let name = divided.replace('-', "");
        let short = Some(in_each(divided, chinese));
        let tile = Tile { name: in_each(&name, chinese), short, column, row };
        tiles.add(&name.to_lowercase(), Some(tile));
    }
    let name = in_each("Guangdong, by city", "广东省各地级以上市");
    std::iter::once(Regions { id: "guangdong".to_owned(), name, tiles })
}

/// Pinyin, divided between syllables as GB/T 16159 has it at the end of a line; Chinese; column and row. The cities are
/// those of the administrative divisions of 2004 and since (GB/T 2260, 440000), in the order of their codes.
#[rustfmt::skip]
const GUANGDONG: [(&str, &str, u32, u32); 21] = [
    ("Guang-zhou", "广州", 4, 3),
    ("Shao-guan", "韶关", 4, 1),
    ("Shen-zhen", "深圳", 5, 4),
    ("Zhu-hai", "珠海", 4, 6),
    ("Shan-tou", "汕头", 7, 3),
    ("Fo-shan", "佛山", 3, 3),
    ("Jiang-men", "江门", 3, 4),
    ("Zhan-jiang", "湛江", 1, 6),
    ("Mao-ming", "茂名", 1, 5),
    ("Zhao-qing", "肇庆", 2, 3),
    ("Hui-zhou", "惠州", 5, 3),
    ("Mei-zhou", "梅州", 6, 2),
    ("Shan-wei", "汕尾", 6, 4),
    ("He-yuan", "河源", 5, 2),
    ("Yang-jiang", "阳江", 2, 5),
    ("Qing-yuan", "清远", 4, 2),
    ("Dong-guan", "东莞", 4, 4),
    ("Zhong-shan", "中山", 4, 5),
    ("Chao-zhou", "潮州", 7, 2),
    ("Jie-yang", "揭阳", 6, 3),
    ("Yun-fu", "云浮", 2, 4),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Longitude and latitude of each city's seat, in tenths of a degree.
    const SEATS: [(&str, i32, i32); 21] = [
        ("guangzhou", 1133, 231),
        ("shaoguan", 1136, 248),
        ("shenzhen", 1141, 225),
        ("zhuhai", 1136, 223),
        ("shantou", 1167, 234),
        ("foshan", 1131, 230),
        ("jiangmen", 1131, 226),
        ("zhanjiang", 1104, 212),
        ("maoming", 1109, 217),
        ("zhaoqing", 1125, 231),
        ("huizhou", 1144, 231),
        ("meizhou", 1161, 243),
        ("shanwei", 1154, 228),
        ("heyuan", 1147, 237),
        ("yangjiang", 1120, 219),
        ("qingyuan", 1130, 237),
        ("dongguan", 1138, 230),
        ("zhongshan", 1134, 225),
        ("chaozhou", 1166, 237),
        ("jieyang", 1164, 235),
        ("yunfu", 1120, 229),
    ];

    fn guangdong() -> Regions {
        builtins(&["en".parse().unwrap(), "zh-Hans".parse().unwrap()]).next().unwrap()
    }

    #[test]
    fn the_grid_resembles_the_map() {
        let layout = guangdong();
        assert_eq!(layout.tiles.len(), SEATS.len());
        for (a, east, north) in SEATS {
            for (b, other_east, other_north) in SEATS {
                let (left, right) = (layout.tiles.get(a).unwrap(), layout.tiles.get(b).unwrap());
                assert!(east - other_east < 3 || left.column >= right.column, "{a} lies east of {b}");
                assert!(north - other_north < 7 || left.row <= right.row, "{a} lies north of {b}");
                assert!(a == b || (left.column, left.row) != (right.column, right.row), "{a} lies on {b}");
            }
        }
    }

    #[test]
    fn neighbours_of_the_delta_touch() {
        let layout = guangdong();
        for (a, b) in [
            ("guangzhou", "foshan"),
            ("guangzhou", "qingyuan"),
            ("guangzhou", "huizhou"),
            ("guangzhou", "dongguan"),
            ("dongguan", "shenzhen"),
            ("huizhou", "shenzhen"),
            ("foshan", "jiangmen"),
            ("foshan", "zhaoqing"),
            ("zhongshan", "zhuhai"),
            ("maoming", "zhanjiang"),
            ("yangjiang", "maoming"),
            ("shantou", "chaozhou"),
            ("shantou", "jieyang"),
            ("meizhou", "heyuan"),
            ("shaoguan", "qingyuan"),
        ] {
            let (left, right) = (layout.tiles.get(a).unwrap(), layout.tiles.get(b).unwrap());
            let apart = left.column.abs_diff(right.column) + left.row.abs_diff(right.row);
            assert_eq!(apart, 1, "{a} and {b}");
        }
    }
}
