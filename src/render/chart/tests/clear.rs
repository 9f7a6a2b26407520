//! Texts against marks: no number is written across a bar, a line, a point or the sign of a bound.

use crate::render::svg::{Drawing, Role, Shape, TextBox};

/// No text lies on a shape that carries meaning, unless paper of its own lies between them.
pub(super) fn assert_clear(name: &str, drawing: &Drawing) {
    for (at, text) in drawing.texts.iter().enumerate() {
        let ink = ink(text);
        for (nth, shape) in drawing.shapes.iter().enumerate() {
            if !carries_meaning(shape) || !touches(shape, &ink) {
                continue;
            }
            let above = &drawing.shapes[nth + 1..];
            let is_covered = above.iter().any(|paper| {
                paper.role == Role::Plate && paper.texts_before <= at && covers(&paper.corners, &ink)
            });
            assert!(is_covered, "{name}: {text:?} lies on {shape:?}");
        }
    }
}

/// What is left of a text's box without the space that lines keep between them.
fn ink(text: &TextBox) -> TextBox {
    let (aside, above) = (1.0, (text.bottom - text.top) / 6.0);
    TextBox {
        text: text.text.clone(),
        left: text.left + aside,
        top: text.top + above,
        right: text.right - aside,
        bottom: text.bottom - above,
    }
}

fn carries_meaning(shape: &Shape) -> bool {
    match shape.role {
        Role::Data
        | Role::Line
        | Role::Open
        | Role::Break
        | Role::Span
        | Role::Point
        | Role::Fine
        | Role::Leader => true,
        // Hollow points are; what lies under a text is larger.
        Role::Plate => {
            bounds(&shape.corners).is_some_and(|b| b.right - b.left < 12.0 && b.bottom - b.top < 12.0)
        }
        Role::Grid
        | Role::Zero
        | Role::Track
        | Role::Tile
        | Role::Pip
        | Role::Layer
        | Role::Notch
        | Role::Rule => false,
    }
}

/// From a corner to the next.
type Edge = ((f64, f64), (f64, f64));

fn touches(shape: &Shape, ink: &TextBox) -> bool {
    let mut ends: Vec<Edge> = shape.corners.windows(2).map(|pair| (pair[0], pair[1])).collect();
    if let (Some(first), Some(last), true) = (shape.corners.first(), shape.corners.last(), shape.is_closed) {
        ends.push((*last, *first));
    }
    let middle = (f64::midpoint(ink.left, ink.right), f64::midpoint(ink.top, ink.bottom));
    ends.iter().any(|(a, b)| ink.is_crossed(*a, *b)) || shape.is_closed && is_within(&ends, middle)
}

/// Whether a point is within a closed shape: a ray from it meets the outline an odd number of times.
fn is_within(ends: &[Edge], (x, y): (f64, f64)) -> bool {
    let meets = |(a, b): &&Edge| (a.1 > y) != (b.1 > y) && x < a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0);
    ends.iter().filter(meets).count() % 2 == 1
}

fn covers(corners: &[(f64, f64)], ink: &TextBox) -> bool {
    bounds(corners).is_some_and(|b| {
        b.left <= ink.left && b.right >= ink.right && b.top <= ink.top && b.bottom >= ink.bottom
    })
}

fn bounds(corners: &[(f64, f64)]) -> Option<TextBox> {
    let first = corners.first()?;
    let start = TextBox { text: String::new(), left: first.0, top: first.1, right: first.0, bottom: first.1 };
    Some(corners.iter().fold(start, |b, (x, y)| TextBox {
        left: b.left.min(*x),
        top: b.top.min(*y),
        right: b.right.max(*x),
        bottom: b.bottom.max(*y),
        ..b
    }))
}

#[test]
fn a_text_on_a_mark_is_seen_and_one_on_paper_is_not() {
    use crate::render::svg::{Anchor, Canvas, Font, Head};
    let seen = |paint: &dyn Fn(&mut Canvas)| {
        let mut canvas = Canvas::new("c", 200.0, 100.0, false);
        paint(&mut canvas);
        canvas.text((100.0, 50.0), "over 5,000", Font::Value, Anchor::Middle);
        let drawing = canvas.finish(&Head { attributes: String::new(), inside: String::new() });
        std::panic::catch_unwind(|| assert_clear("test", &drawing)).is_err()
    };
    assert!(seen(&|canvas| canvas.path(&[(90.0, 45.0), (95.0, 50.0), (90.0, 55.0)], Role::Open)));
    assert!(seen(&|canvas| canvas.rect((0.0, 0.0), (200.0, 100.0), Role::Data)));
    assert!(seen(&|canvas| canvas.circle((100.0, 50.0), 4.0, Role::Plate)));
    assert!(!seen(&|canvas| canvas.path(&[(0.0, 50.0), (200.0, 50.0)], Role::Grid)));
    assert!(!seen(&|canvas| canvas.rect((0.0, 62.0), (200.0, 100.0), Role::Data)));
    assert!(!seen(&|canvas| {
        canvas.rect((0.0, 0.0), (200.0, 100.0), Role::Data);
        canvas.rect((50.0, 30.0), (150.0, 70.0), Role::Plate);
    }));
}
