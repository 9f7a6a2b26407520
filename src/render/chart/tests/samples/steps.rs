//! Timelines to scale and in order, with days, months and years, dates in words and what is planned; pathways short and long.

use super::super::super::*;
use super::Draft;

/// Days from the first day of 2019, by the mean length of a year: the golden need not know a calendar.
fn days(year: f64) -> f64 {
    ((year - 2019.0) * 365.25).round()
}

fn step(span: Option<(f64, f64)>, name: &str, text: &str) -> Step {
    let span = span.map(|(from, to)| (days(from), days(to)));
    Step { span, name: name.to_owned(), text: text.to_owned(), ..Step::default() }
}

fn day(year: f64, name: &str, text: &str) -> Step {
    step(Some((year, year)), name, text)
}

fn planned(step: Step) -> Step {
    Step { planned: true, ..step }
}

fn stage(name: &str, text: &str, value: &str) -> Step {
    Step { value: value.to_owned(), ..step(None, name, text) }
}

fn drawn(id: &str, kind: Kind, lang: &str, title: &str, all: Vec<Step>) -> Draft {
    let mut draft = Draft::new(id, kind, lang, title, "", &[]);
    let years = (2019..=2027_u16).map(|year| {
        let name = if lang == "en" { year.to_string() } else { format!("{year}年") };
        (days(f64::from(year)), name)
    });
    let in_order = match lang {
        "en" => "In their order; some dates are not stated, so distances are no time.",
        _ => "按先后顺序排列；部分日期未注明，间距不代表时间长短。",
    };
    draft.0.steps = Steps { all, years: years.collect(), in_order: in_order.to_owned() };
    draft
}

pub(super) fn steps() -> Vec<Draft> {
    let sentence = "The office reports the results of its first evaluation, released the week before, and names what it will do next.";
    vec![
        drawn(
            "timeline-en",
            Kind::Timeline,
            "en",
            "From a first desk to a network",
            vec![
                day(2019.6, "16 August 2019", sentence),
                step(Some((2021.0, 2022.0)), "2021", "The measures are tried out."),
                day(2021.4, "26 May 2021", "The first course begins, within the year of the trial."),
                day(2021.41, "30 May 2021", "Four days later it ends."),
                planned(step(Some((2026.0, 2027.0)), "2026 (planned)", "All districts are to have a desk.")),
            ],
        ),
        drawn(
            "timeline-zh",
            Kind::Timeline,
            "zh-Hans",
            "从窗口到网络",
            vec![
                day(2019.6, "2019年8月16日", "媒体报道此前一周发布的第一次评估结果，并说明下一步打算。"),
                step(Some((2021.0, 2022.0)), "2021年", "试行《佛山市首席知识产权官管理办法》。"),
                planned(day(2026.5, "2026年7月2日（计划）", "各区均设服务窗口。")),
            ],
        ),
        drawn(
            "timeline-order-en",
            Kind::Timeline,
            "en",
            "What is known of its course",
            vec![
                step(Some((2021.0, 2022.0)), "2021", sentence),
                day(2022.4, "26 May 2022", "The first course begins."),
                step(None, "No day given; at the outset of the plan period", "The selection is made known."),
                planned(step(
                    None,
                    "By the end of the plan period (planned)",
                    "All districts are to have a desk.",
                )),
            ],
        ),
        drawn(
            "timeline-order-zh",
            Kind::Timeline,
            "zh-Hans",
            "已知进程",
            vec![
                step(Some((2021.0, 2022.0)), "2021年", "推行首席知识产权官制度。"),
                step(None, "日期未注明（“十五五”开局之际）", "入选优秀案例的消息在联盟首届年会上公布。"),
            ],
        ),
        drawn(
            "timeline-one-en",
            Kind::Timeline,
            "en",
            "One milestone",
            vec![day(2021.4, "26 May 2021", "The first course begins.")],
        ),
        drawn(
            "pathway-en",
            Kind::Pathway,
            "en",
            "Three roles, one pathway",
            vec![
                stage("Technology manager", "Brings a patent to market.", "62 people"),
                stage("IP specialist", "Files and keeps the rights of the enterprise.", "392 people"),
                stage("Chief IP officer", "", "285 people"),
            ],
        ),
        drawn(
            "pathway-zh",
            Kind::Pathway,
            "zh-Hans",
            "一条路径，三类岗位",
            vec![
                stage("技术经理人", "推动专利转化运用。", "62名"),
                stage("知识产权专员", "办理申请，维护企业权利。", "392名"),
                stage("首席知识产权官", "参与企业决策。", "285名"),
            ],
        ),
        drawn(
            "pathway-many-en",
            Kind::Pathway,
            "en",
            "More stages than stand side by side",
            ["Application", "Review", "Training", "Defence", "Certificate", "Register"]
                .map(|name| stage(name, sentence, ""))
                .to_vec(),
        ),
    ]
}
