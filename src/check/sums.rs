//! Only values of one kind, one time and one basis are added.

use super::Checked;
use super::wording::time_in;
use crate::diag::{Diagnostic, Diagnostics, table::figures};
use crate::files::Place;
use crate::model::indicator::Additivity;
use crate::model::locale::Language;
use crate::model::quantity::WhyNot;
use crate::model::statistic::gather::{self, Reason, Refusal};
use crate::model::statistic::{Data, Show};

pub(super) fn only_what_may_be_added_is_added(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for statistic in checked.site.statistics.values() {
        let Data::Across(across) = &statistic.data else { continue };
        if across.show != Show::Sum {
            continue;
        }
        let refuse = |reason: &str, reason_zh: &str| {
            let found = Diagnostic::new(figures::CANNOT_ADD, across.place).with("reason", reason);
            found.with("reason_zh", reason_zh)
        };
        let indicator =
            statistic.indicator.as_deref().and_then(|id| checked.site.registry.indicators.get(id));
        match indicator {
            Some(indicator) if indicator.additive == Additivity::Additive => {
                let gathered = gather::gather(checked.site, statistic, across);
                for refusal in &gathered.refusals {
                    let [reason, reason_zh] = words(refusal);
                    let found = refuse(&reason, &reason_zh);
                    diags.push(places(refusal).into_iter().fold(found, Diagnostic::also));
                }
            }
            Some(_) => diags
                .push(refuse("the indicator does not say `additive: true`", "指标没有声明 `additive: true`")),
            None => diags.push(refuse(
                "only an indicator says whether its values may be added",
                "只有指标才说明能否相加",
            )),
        }
    }
}

/// Why a group is not summed, in English and in Chinese.
fn words(refusal: &Refusal<'_>) -> [String; 2] {
    let [why, why_zh] = match &refusal.reason {
        Reason::Missing(_) => ["a value is missing".to_owned(), "缺少数值".to_owned()],
        Reason::Withdrawn(_) => ["a value was withdrawn".to_owned(), "有数值已撤回".to_owned()],
        Reason::Times(left, right) => {
            let said = |language| [left, right].map(|figure| time_in(&figure.time, language));
            let ([left, right], [left_zh, right_zh]) = (said(Language::English), said(Language::Chinese));
            [
                format!("the values hold for different times: {left} and {right}"),
                format!("时期不同：{left_zh}与{right_zh}"),
            ]
        }
        Reason::Bases(..) => {
            ["the values are counted on different bases".to_owned(), "统计口径不同".to_owned()]
        }
        Reason::Numbers(why, ..) => [why.to_string(), in_chinese(*why)],
    };
    [format!("for `{}`, {why}", refusal.group), format!("`{}` 组：{why_zh}", refusal.group)]
}

fn in_chinese(why: WhyNot) -> String {
    match why {
        WhyNot::BoundsDisagree { left, right } => {
            format!("限定为 `{left}` 与 `{right}` 的数值方向不一致，无法如实合计")
        }
        WhyNot::TooLong => "合计的位数过多".to_owned(),
    }
}

fn places(refusal: &Refusal<'_>) -> Vec<Place> {
    match &refusal.reason {
        Reason::Missing(figure) | Reason::Withdrawn(figure) => vec![figure.place],
        Reason::Times(left, right) | Reason::Bases(left, right) | Reason::Numbers(_, left, right) => {
            vec![left.place, right.place]
        }
    }
}
