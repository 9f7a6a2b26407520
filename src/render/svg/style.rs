//! What shapes and texts are; the stylesheet says what each looks like.

use super::{Setting, Weight, wrap};

/// The fonts of a chart; sizes are pixels at the drawing's own size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Font {
    /// Names of categories and series.
    Label,
    /// Values at their marks.
    Value,
    /// Numbers and periods along an axis, and the source line.
    Tick,
    /// The title of a chart that stands alone.
    Title,
    /// A number that stands for itself.
    Figure,
}

impl Font {
    /// Font size in pixels.
    #[must_use]
    pub fn size(self) -> f64 {
        match self {
            Self::Label | Self::Value => 14.0,
            Self::Tick => 12.0,
            Self::Title => 20.0,
            Self::Figure => 26.0,
        }
    }

    /// Distance between two baselines in pixels.
    #[must_use]
    pub fn leading(self) -> f64 {
        (self.size() * 1.3).ceil()
    }

    /// The face that it is set in where a drawing stands alone.
    #[must_use]
    pub fn face(self) -> Face {
        match self {
            Self::Label | Self::Tick => Face::SansRegular,
            Self::Value => Face::SansBold,
            Self::Title | Self::Figure => Face::SerifBold,
        }
    }

    fn weight(self) -> Weight {
        match self {
            Self::Value | Self::Title | Self::Figure => Weight::Bold,
            Self::Label | Self::Tick => Weight::Regular,
        }
    }
}

/// The fonts that come along for what stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// For names and words.
    SansRegular,
    /// For values.
    SansBold,
    /// For titles and numbers that stand for themselves.
    SerifBold,
}

impl Face {
    /// Every face.
    pub const ALL: [Self; 3] = [Self::SansRegular, Self::SansBold, Self::SerifBold];

    /// The name of its family.
    #[must_use]
    pub const fn family(self) -> &'static str {
        match self {
            Self::SansRegular | Self::SansBold => "Casebook Sans",
            Self::SerifBold => "Casebook Serif",
        }
    }

    /// Its weight in CSS.
    #[must_use]
    pub const fn weight(self) -> u16 {
        match self {
            Self::SansRegular => 400,
            Self::SansBold | Self::SerifBold => 700,
        }
    }
}

/// Which side of a text its position is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// What a shape is, which the stylesheet turns into what it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A shape in the colour of its series.
    Data,
    /// A line in the colour of its series.
    Line,
    /// A gridline.
    Grid,
    /// The line of zero.
    Zero,
    /// The whole of which a share is a part.
    Track,
    /// The marks that say that a value is a bound.
    Open,
    /// A break in a series.
    Break,
    /// What is filled with paper: behind a text, or inside a hollow mark.
    Plate,
    /// The space between a value and the other end that its source gives.
    Span,
    /// A tile of a map, in the shade of its class.
    Tile,
    /// The settled point of a line or of a dot plot, in the colour of its series.
    Point,
    /// A sign cut out of a shape in the colour of the paper.
    Pip,
    /// A thin sign on a shape, in the colour of its series.
    Fine,
    /// From a mark to its label.
    Leader,
    /// What lies under a line.
    Layer,
    /// The place of a time along the foot of a plot.
    Notch,
    /// A hairline over a number that stands for itself.
    Rule,
}

impl Role {
    /// Every role, in the order of its number in a plotters colour.
    pub const ALL: [Self; 17] = [
        Self::Data,
        Self::Line,
        Self::Grid,
        Self::Zero,
        Self::Track,
        Self::Open,
        Self::Break,
        Self::Plate,
        Self::Span,
        Self::Tile,
        Self::Point,
        Self::Pip,
        Self::Fine,
        Self::Leader,
        Self::Layer,
        Self::Notch,
        Self::Rule,
    ];

    pub(super) fn attribute(self) -> &'static str {
        match self {
            Self::Data => "",
            Self::Line => " class=\"line\"",
            Self::Grid => " class=\"grid\"",
            Self::Zero => " class=\"zero\"",
            Self::Track => " class=\"track\"",
            Self::Open => " class=\"open\"",
            Self::Break => " class=\"break\"",
            Self::Plate => " class=\"plate\"",
            Self::Span => " class=\"span\"",
            Self::Tile => " class=\"tile\"",
            Self::Point => " class=\"point\"",
            Self::Pip => " class=\"pip\"",
            Self::Fine => " class=\"fine\"",
            Self::Leader => " class=\"leader\"",
            Self::Layer => " class=\"layer\"",
            Self::Notch => " class=\"notch\"",
            Self::Rule => " class=\"rule\"",
        }
    }
}

/// Textures that say without colour what a shape is; they are cut out of it in the colour of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// Wide diagonal cuts: an approximate or uncertain part.
    Hatch,
    /// Thin diagonal cuts: provisional.
    Fine,
    /// Dots: estimated.
    Dots,
    /// Soft upright cuts: the fifth series.
    Rails,
    /// Upright lines of ink on a pale shape: the sixth series.
    Ruled,
    /// Soft level cuts: the seventh series.
    Bands,
}

impl Pattern {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Hatch => "hatch",
            Self::Fine => "fine",
            Self::Dots => "dots",
            Self::Rails => "rails",
            Self::Ruled => "ruled",
            Self::Bands => "bands",
        }
    }

    pub(super) fn definition(self, id: &str) -> String {
        // Lines that slant are drawn so: LibreOffice turns no pattern.
        let (size, shape) = match self {
            Self::Hatch => (8, "<path class=\"cut\" d=\"M-2 2L2 -2M0 8L8 0M6 10L10 6\"/>"),
            Self::Fine => (6, "<path class=\"cut thin\" d=\"M-1.5 1.5L1.5 -1.5M0 6L6 0M4.5 7.5L7.5 4.5\"/>"),
            Self::Dots => (6, "<circle class=\"plate\" cx=\"3\" cy=\"3\" r=\"1.5\"/>"),
            Self::Rails => (6, "<path class=\"cut soft\" d=\"M3 0v6\"/>"),
            Self::Ruled => (6, "<path class=\"ruled\" d=\"M3 0v6\"/>"),
            Self::Bands => (6, "<path class=\"cut soft\" d=\"M0 3h6\"/>"),
        };
        let name = self.name();
        format!(
            "<pattern id=\"{id}-{name}\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\">{shape}</pattern>"
        )
    }
}

impl Font {
    /// How the font is measured for a reader whose fonts are Chinese (`han`) or not.
    #[must_use]
    pub fn setting(self, han: bool) -> Setting {
        Setting { size: self.size(), weight: self.weight(), han }
    }

    /// Breaks a text in this font; see [`wrap`].
    #[must_use]
    pub fn wrap(self, text: &str, han: bool, limit: f64) -> Vec<String> {
        wrap(text, self.setting(han), limit)
    }
}
