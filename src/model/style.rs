//! The house style of a site for what its languages leave open.

/// The house style of a site for what its languages leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    pub chinese_digits: ChineseDigits,
    pub chinese_over: ChineseOver,
    pub ordinals: Ordinals,
}

/// Whether Chinese text groups digits by commas: 5000 or 5,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChineseDigits {
    #[default]
    Plain,
    Grouped,
}

/// How Chinese text says `over`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChineseOver {
    /// 超过5000
    #[default]
    Chaoguo,
    /// 5000余
    Yu,
    /// 5000多
    Duo,
}

/// How Chinese ordinals are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ordinals {
    /// 第二十五
    #[default]
    Han,
    /// 第25
    Digits,
}
