//! The table of a chart of a case: the figures that it draws and no others, in its order.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Row, Said, Shape, Stands, Table, Told, sources};
use crate::model::addressed::{Addressed, At};
use crate::model::case::Case;
use crate::model::chart::Chart;
use crate::model::reference::FigureRef;
use crate::model::statistic::Data;
use crate::render::context::Context;

pub(super) fn of_chart<'a>(cx: &Context<'a>, case: &'a Case, chart: &'a Chart) -> Table<'a> {
    let mut seen = BTreeSet::new();
    let rows = chart.figures.iter().filter_map(|address| row(cx, case, address));
    // A figure that is drawn twice is one number.
    let rows: Vec<Row<'a>> = rows.filter(|row| seen.insert(row.address.clone())).collect();
    Table {
        title: cx.text(&chart.title),
        summary: cx.some_text(&chart.subtitle),
        shape: Shape::CASE,
        sources: sources(cx.site(), &rows),
        rows,
    }
}

/// The row of a figure under the name that the chart gives it; nothing where it could not be read, which is reported.
fn row<'a>(cx: &Context<'a>, case: &'a Case, address: &'a FigureRef) -> Option<Row<'a>> {
    let site = cx.site();
    match address {
        FigureRef::Own(figure) => of_case(case, figure, figure.into()),
        FigureRef::OfCase { case: other, figure } if *other == case.id => {
            of_case(case, figure, figure.into())
        }
        FigureRef::OfCase { case: other, figure } => {
            of_case(site.cases.get(other)?, figure, format!("{other}/{figure}").into())
        }
        FigureRef::Observation { statistic, key } => {
            let statistic = site.statistics.get(statistic)?;
            let Data::Own(observations) = &statistic.data else { return None };
            let observation = observations.get(key)?;
            let figure = &observation.figure;
            let id = format!("{}@{key}", statistic.id);
            let said = Said { figure, case: observation.case.as_deref(), id: id.clone().into() };
            let at = site.home(observation);
            let stands = Addressed { figure, record: &statistic.id, file: statistic.file, at };
            Some(Row { address: id, stands: Stands::Stated(stands), told: Told::Figure(said), of: None })
        }
    }
}

fn of_case<'a>(case: &'a Case, figure: &str, id: Cow<'a, str>) -> Option<Row<'a>> {
    let figure = case.figures.get(figure)?;
    let stands = Addressed { figure, record: &case.id, file: case.file, at: At::Case };
    Some(Row {
        address: format!("{}/{}", case.id, figure.id),
        stands: Stands::Stated(stands),
        told: Told::Figure(Said { figure, case: Some(&case.id), id }),
        of: None,
    })
}
