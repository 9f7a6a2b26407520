//! A canvas with coordinates: plotters maps values to the place where they are drawn.

use super::backend::{SvgBackend, pixels, tenths};
use super::canvas::Canvas;
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::element::{Drawable, PointCollection};
use plotters::prelude::{Cartesian2d, DrawingArea, IntoDrawingArea};
use plotters_backend::{BackendCoord, DrawingErrorKind};
use std::convert::Infallible;

/// The rectangle of a plot in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

/// A plot: values from `x.0` to `x.1` lie from the left edge of its frame to the right one, values from `y.0` to `y.1`
/// from the bottom to the top.
pub struct Plane<'a> {
    area: DrawingArea<SvgBackend<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>,
    frame: Frame,
}

impl<'a> Plane<'a> {
    /// Lays the plot over a canvas. The ranges must not be empty.
    #[must_use]
    pub fn new(canvas: &'a mut Canvas, frame: Frame, x: (f64, f64), y: (f64, f64)) -> Self {
        let root: DrawingArea<_, Shift> = SvgBackend { canvas }.into_drawing_area();
        let across = tenths(frame.left)..tenths(frame.right);
        let up = tenths(frame.bottom)..tenths(frame.top);
        let area = root.apply_coord_spec(Cartesian2d::new(x.0..x.1, y.0..y.1, (across, up)));
        Self { area, frame }
    }

    /// The rectangle that it was laid over.
    #[must_use]
    pub fn frame(&self) -> Frame {
        self.frame
    }

    /// Where a value lies, in pixels.
    #[must_use]
    pub fn at(&self, x: f64, y: f64) -> (f64, f64) {
        pixels(self.area.map_coordinate(&(x, y)))
    }

    /// Draws on the canvas; `paint` gets the places of `points` in pixels.
    pub fn draw(&self, points: &[(f64, f64)], paint: impl Fn(&mut Canvas, &[(f64, f64)])) {
        // Our backend cannot fail: its error has no value.
        let _: Result<(), _> = self.area.draw(&Mark { points, paint });
    }
}

/// A plotters element that writes on our canvas directly, so that it can group and name what it draws.
struct Mark<'p, F> {
    points: &'p [(f64, f64)],
    paint: F,
}

impl<'a, F> PointCollection<'a, (f64, f64)> for &'a Mark<'_, F> {
    type Point = &'a (f64, f64);
    type IntoIter = std::slice::Iter<'a, (f64, f64)>;

    fn point_iter(self) -> Self::IntoIter {
        self.points.iter()
    }
}

impl<F: Fn(&mut Canvas, &[(f64, f64)])> Drawable<SvgBackend<'_>> for Mark<'_, F> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        places: I,
        backend: &mut SvgBackend<'_>,
        _size: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let places: Vec<_> = places.map(pixels).collect();
        (self.paint)(backend.canvas, &places);
        Ok(())
    }
}
