//! The plotters backend: plotters calls it in tenths of a pixel, and it writes on a [`Canvas`].

use super::canvas::Canvas;
use super::style::{Anchor, Font, Role};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;

/// A [`Canvas`] as plotters sees it. A colour whose red part is n stands for the nth [`Role`].
pub struct SvgBackend<'a> {
    pub(super) canvas: &'a mut Canvas,
}

impl BackendStyle for Role {
    fn color(&self) -> BackendColor {
        let at = Self::ALL.iter().zip(0_u8..).find(|(role, _)| *role == self).map_or(0, |(_, at)| at);
        BackendColor { alpha: 1.0, rgb: (at, 0, 0) }
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (tenths(self.canvas.width).unsigned_abs(), tenths(self.canvas.height).unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        let (x, y) = pixels(point);
        self.canvas.rect((x, y), (x + 0.1, y + 0.1), role(color));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.canvas.path(&[pixels(from), pixels(to)], role(style.color()));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.canvas.rect(pixels(a), pixels(b), role(style.color()));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<_> = path.into_iter().map(pixels).collect();
        self.canvas.path(&points, role(style.color()));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        at: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.canvas.circle(pixels(at), f64::from(radius) / 10.0, role(style.color()));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<_> = points.into_iter().map(pixels).collect();
        self.canvas.polygon(&points, role(style.color()));
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        self.canvas.text(pixels(at), text, Font::Label, anchor);
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        _style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = self.canvas.setting(Font::Label).width(text);
        Ok((tenths(width).unsigned_abs(), tenths(Font::Label.size()).unsigned_abs()))
    }
}

/// Pixels to the tenths that plotters counts in.
#[expect(clippy::cast_possible_truncation, reason = "a float cast saturates, and no sheet is that large")]
pub(super) fn tenths(pixels: f64) -> i32 {
    (pixels * 10.0).round() as i32
}

/// The tenths that plotters counts in to pixels.
pub(super) fn pixels((x, y): BackendCoord) -> (f64, f64) {
    (f64::from(x) / 10.0, f64::from(y) / 10.0)
}

fn role(color: BackendColor) -> Role {
    Role::ALL.get(usize::from(color.rgb.0)).copied().unwrap_or(Role::Data)
}
