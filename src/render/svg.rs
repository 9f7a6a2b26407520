//! Our own drawing surface for plotters: small, semantic SVG.
//!
//! A shape takes its colour from the class of its group, never from the drawing: so one chart serves light, dark, print
//! and forced colours. Text stays text; each text leaves its measured box behind, by which tests prove that no two
//! overlap. Coordinates are pixels with one decimal; plotters, which counts whole pixels, sees tenths of them.

mod backend;
mod bonds;
mod canvas;
mod measure;
mod plane;
mod style;
mod words;
mod wrap;

pub use backend::SvgBackend;
pub use canvas::{Canvas, Drawing, Head, Shape, TextBox, escape};
pub use measure::Weight;
pub use plane::{Frame, Plane};
pub use style::{Anchor, Face, Font, Pattern, Role};
pub use words::ends as word_ends;
pub use wrap::{Setting, fits, widest_number, widest_word, wrap};
