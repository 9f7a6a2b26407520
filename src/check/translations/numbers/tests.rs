//! Falsehoods that must be told, and honest translations that must not.

use super::difference::{Within, contradiction, lacks};
use super::said::{Said, said};
use crate::model::locale::Language;
use crate::model::prose::Prose;

fn read(text: &str, language: Language) -> Said {
    let prose = Prose::scan(text);
    said(text, &prose, prose.text_runs.iter(), language)
}

/// What is told of a paragraph and its translation: the words of both, or those that one of them lacks.
fn told(english: &str, chinese: &str) -> Option<String> {
    let [one, other] = [read(english, Language::English), read(chinese, Language::Chinese)];
    let contradicts = contradiction(&one, &other).map(|found| found.written.join("|"));
    contradicts.or_else(|| lacks(&one, &other, Within::Writeup(&|wanted| other.has(wanted)))).or_else(|| {
        let found = lacks(&other, &one, Within::Writeup(&|wanted| one.has(wanted)));
        found.filter(|_| contradiction(&other, &one).is_none())
    })
}

fn must_be_told(pairs: &[(&str, &str, &str)]) {
    let missed: Vec<_> = pairs
        .iter()
        .filter_map(|(english, chinese, expected)| {
            let found = told(english, chinese);
            (found.as_deref() != Some(*expected)).then_some((english, chinese, found))
        })
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

fn must_be_silent(pairs: &[(&str, &str)]) {
    let alarms: Vec<_> = pairs
        .iter()
        .filter_map(|(english, chinese)| Some((english, chinese, told(english, chinese)?)))
        .collect();
    assert!(alarms.is_empty(), "{alarms:#?}");
}

#[test]
fn opposite_directions_are_told() {
    must_be_told(&[
        ("Visits rose by 35%.", "来访量下降35%。", "rose by 35%|下降35%"),
        ("Visits rose 35% in 2024.", "2024年来访量同比下降了35%。", "rose 35%|下降了35%"),
        ("Filings fell by 12%.", "申请量增长12%。", "fell by 12%|增长12%"),
        ("Filings fell by nearly 12%.", "申请量同比增近12%。", "fell by nearly 12%|增近12%"),
        ("a 35% increase in visits", "来访量降幅为35%", "35% increase|降幅为35%"),
        ("an increase in visits of 35%", "来访量同比降35%", "increase in visits of 35%|降35%"),
        (
            "The share is up 2.9 percentage points.",
            "占比降低2.9个百分点。",
            "up 2.9 percentage points|降低2.9个百分点",
        ),
        ("Costs were cut by 30%.", "成本提高30%。", "cut by 30%|提高30%"),
        ("The average time fell from 12 to 8 days.", "平均用时由12天增至8天。", "fell from 12 to 8|增至8"),
        ("Awards rose to 285.", "获奖数减少到285项。", "rose to 285|减少到285"),
        (
            "It increased the number of outlets by 12.",
            "网点减少12个。",
            "increased the number of outlets by 12|减少12",
        ),
        ("12 more outlets opened.", "减少网点12个。", "12 more|减少网点12"),
        ("There are 12 fewer steps.", "新增环节12个。", "12 fewer|新增环节12"),
        ("Growth of 8% a year.", "年均下降8%。", "Growth of 8%|下降8%"),
        ("The period was shortened by 30%.", "期限延长30%。", "shortened by 30%|延长30%"),
        ("It rose by [35%](figure:x).", "下降[35%](figure:x)。", "rose by 35%|下降35%"),
        ("It rose\nby 35%.", "下降35%。", "rose by 35%|下降35%"),
        (
            "Visits rose by 5% and trademark filings fell by 3%.",
            "来访增长5%，商标申请增长3%。",
            "fell by 3%|增长3%",
        ),
        ("Prices declined 4.5% year on year.", "价格同比上涨4.5%。", "declined 4.5%|上涨4.5%"),
        ("The rate is 35% higher.", "比率下降35%。", "35% higher|下降35%"),
    ]);
}

#[test]
fn equal_and_unclear_directions_are_left_alone() {
    must_be_silent(&[
        ("It fell from 12 to 8 days.", "由12天降至8天。"),
        ("The period was shortened by 30%.", "周期缩短30%。"),
        ("Visits rose 35%, of which costs fell 3%.", "来访增长35%，其中成本下降3%。"),
        ("An increase of 35 outlets cut costs by 3%.", "网点增加35个，成本降低3%。"),
        ("Growth slowed to 3%.", "增速放缓至3%。"),
        ("The fall narrowed to 3%.", "降幅收窄至3%。"),
        ("Growth fell to 3%.", "增长3%。"),
        ("It did not rise by 35%.", "并未增长35%。"),
        ("The service reduces costs for 35 firms.", "为35家企业提升服务。"),
        ("It made up 35% of applications.", "占申请量的35%，下降明显。"),
        ("It signed up 35 firms.", "减少35家企业的负担。"),
        ("In the fall of 2024, 35 outlets opened.", "2024年秋季，35个网点开放，减少了往返。"),
        ("Costs fell by 30%.", "节约率提高30%。"),
        ("Up to 35% of firms.", "至多35%的企业，下降35个。"),
        ("35 higher education institutions", "降低35所高校的费用"),
        ("Visits rose by 35%; a share of 35% fell away.", "来访增长35%；占35%的部分下降。"),
        ("It reached 35%, up from 28%.", "达到35%，高于此前的28%。"),
        ("It was down 5 percentage points on the year.", "同比下降5个百分点。"),
        ("It reduced the increase to 3%.", "涨幅降低至3%。"),
        ("Rising demand: 35% more visits.", "需求上升，来访增加35%。"),
    ]);
}

#[test]
fn other_units_of_time_and_other_days_are_told() {
    must_be_told(&[
        ("It took 430 days.", "用时430小时。", "430 days|430小时"),
        ("within 3 years", "3个月内", "3 years|3个月"),
        ("within three years", "3个月内", "three years|3个月"),
        ("within three years", "三个月内", "three years|三个月"),
        ("a four-day course", "四周的课程", "four-day|四周"),
        ("24 class hours", "24天课程", "24 class hours|24天"),
        ("90 minutes", "90天", "90 minutes|90天"),
        ("15 working days", "15个月", "15 working days|15个月"),
        ("In March 2025 it opened.", "2025年5月开放。", "March|5月"),
        ("On 5 March it opened.", "3月6日开放。", "5 March|3月6日"),
        ("On March 5, 2025 it opened.", "2025年3月15日开放。", "March 5|3月15日"),
        ("from 16–18 October 2025", "2025年10月16日至19日", "16–18 October|10月16日至19日"),
        ("16 October and 3 November", "10月16日和12月3日", "3 November|12月3日"),
        ("On 2025-03-05 it opened.", "2025年4月5日开放。", "2025-03-05|4月5日"),
        ("since May", "6月以来", "May|6月"),
        ("from January to March", "1—4月", "March|4月"),
    ]);
}

#[test]
fn equal_spans_and_days_in_other_words_are_left_alone() {
    must_be_silent(&[
        ("within 12 months", "12个月内"),
        ("within 12 months, 12 hours each", "12个月内，每次12小时"),
        ("24 class hours", "24学时"),
        ("24 hours of training", "24课时的培训"),
        ("two weeks", "14天"),
        ("5 working days", "5个工作日"),
        ("within 15 days", "15日内"),
        ("a three-year plan", "三年计划"),
        ("10 years on", "10周年"),
        ("7 day-care centres, 7 years", "7年，7所托儿所"),
        ("one day it will be", "一年一度"),
        ("12 months of work for 12 firms", "一年间为12家企业服务"),
        ("In March 2025", "2025年3月"),
        ("On 5 March 2025", "2025年3月5日"),
        ("On March 5th", "3月5日"),
        ("in March", "3月5日"),
        ("16–18 October 2025", "2025年10月16日至18日"),
        ("16 to 18 October 2025", "2025年10月16—18日"),
        ("from January to March", "1至3月"),
        ("30 September to 2 October", "9月30日至10月2日"),
        ("on 5 March and again on 20 March", "3月5日，当月20日再次"),
        ("It may march on; officers may come in 2025-05.", "2025年5月，专员可前来。"),
        ("2025-03-05", "2025年3月5日"),
        ("5 and 12 March", "3月5日、12日"),
    ]);
}

#[test]
fn other_numbers_in_words_are_told() {
    must_be_told(&[
        ("four hundred firms", "五百家企业", "four hundred|五百"),
        ("four hundred firms", "500家企业", "four hundred|500"),
        ("twelve centres", "13个中心", "twelve|13"),
        ("Twenty-five officers", "二十六名专员", "Twenty-five|二十六"),
        ("half of the firms", "三分之一的企业", "half|三分之一"),
        ("more than half the firms", "超过四分之一的企业", "half|四分之一"),
        ("two thirds of firms", "四分之三的企业", "two thirds|四分之三"),
        ("a quarter of firms", "五分之一的企业", "a quarter|五分之一"),
        ("one in five", "三分之一", "one in five|三分之一"),
        ("a third of firms", "半数企业", "a third|半数"),
        ("twice as many", "是原来的三倍", "twice|三倍"),
        ("Visits tripled.", "来访量翻番。", "tripled|翻番"),
        ("Visits doubled.", "来访量翻两番。", "doubled|翻两番"),
        ("five times as many", "是原来的3倍", "five times|3倍"),
        ("Costs were halved.", "成本降至三分之一。", "halved|三分之一"),
    ]);
}

#[test]
fn equal_numbers_in_words_are_left_alone() {
    must_be_silent(&[
        ("four hundred firms", "四百家企业"),
        ("four hundred firms", "400家企业"),
        ("hundreds of firms", "数百家企业"),
        ("dozens of firms", "数十家企业"),
        ("a dozen firms", "12家企业"),
        ("a hundred ways and 35 firms", "许多办法，35家企业"),
        ("one third of firms", "三分之一的企业"),
        ("two-thirds of firms", "三分之二的企业"),
        ("a quarter of firms", "四分之一的企业"),
        ("three quarters of firms", "75%的企业，约四分之三"),
        ("half of the firms", "一半企业"),
        ("half of the firms", "半数企业"),
        ("half of the firms, a third of the rest", "五成企业，其余的三分之一"),
        ("over half of firms", "过半企业"),
        ("in the first half of 2025 a third of firms", "2025年上半年，三分之一的企业"),
        ("Costs were halved.", "成本减半。"),
        ("Visits doubled.", "来访量翻番。"),
        ("Visits doubled.", "来访量增长一倍。"),
        ("Visits more than doubled.", "来访量增长1.2倍。"),
        ("Visits tripled.", "来访量增长两倍。"),
        ("twice as many", "是原来的两倍"),
        ("It meets twice a year; output tripled.", "每年开会两次，产量增长2倍。"),
        ("three times the rate", "3倍"),
        ("the third party and a third meeting", "第三方与第三次会议，三分之一"),
        ("within one quarter", "一个季度内，四分之三的企业"),
        ("one in ten", "一成"),
        ("the twenty-first century and 35 firms", "二十一世纪，35家企业"),
        ("double-checked by 35 firms", "35家企业复核，增长3倍"),
    ]);
}

#[test]
fn a_telling_number_in_one_language_alone_is_told() {
    must_be_told(&[
        ("It trained 430 officers.", "它培训了专员。", "430"),
        ("Over 5,000 people came.", "来访者众多。", "Over 5,000"),
        ("It served firms.", "服务企业1600家。", "1600"),
        ("Coverage is 45.7%.", "覆盖率较高。", "45.7%"),
        ("It cost £78 million.", "投入较大。", "£78 million"),
        ("The share of firms is 12%, 4.3 million in all.", "企业共430万家，全国领先，成果显著。", "12%"),
        ("430 officers and 4.3 million people", "专员和4.3百万人", "430"),
    ]);
}

#[test]
fn what_may_be_left_out_or_said_otherwise_is_left_alone() {
    must_be_silent(&[
        ("Dozens of firms, some 120 in all, came.", "来了上百家企业。"),
        ("In 2024 it opened.", "当年开放。"),
        ("It has four rooms and 12 desks.", "设有阅览室和书桌。"),
        ("It is open 365 days a year.", "全年开放。"),
        ("100% of firms", "全部企业"),
        ("It covers 50% of firms.", "覆盖一半企业。"),
        ("It covers 33% of firms.", "覆盖约三分之一企业。"),
        ("It costs 1亿 yuan (about £11 million).", "投入1亿元。"),
        ("Call the 12345 hotline.", "请拨打热线。"),
        ("Call 12345.", "请拨打服务电话。"),
        ("It trained [120](figure:officers) officers.", "培养专员130名。"),
        ("It trained [285](figur:officers) officers.", "培养专员。"),
        ("It grew by 100%.", "翻了一番。"),
        ("It grew 1.5 times.", "增长一倍半。"),
        ("80% of firms", "绝大多数企业"),
        ("430,000 readers", "43万读者"),
        ("a budget of ¥300 million", "经费3亿元"),
    ]);
}

#[test]
fn paragraphs_of_reports_that_are_honest_are_left_alone() {
    must_be_silent(&[
        (
            "By the end of 2024 the city had 12 outlets, three more than a year earlier, and 430 officers.",
            "截至2024年底，全市设有12个网点，比上年增加3个，专员430名。",
        ),
        (
            "Of every 100 firms, 45 filed in 2025, up from 38; the rest waited more than six months.",
            "2025年，每100家企业中有45家提交申请（上年为38家），其余等待半年以上。",
        ),
        (
            "Processing time was cut from 20 to 12 working days, saving firms 40%.",
            "办理时限由20个工作日压缩至12个工作日，为企业节约40%。",
        ),
        (
            "The number of valid patents reached 4.76 million, an increase of 16.3% on the year.",
            "有效发明专利476万件，同比增长16.3%。",
        ),
        (
            "The share of the top five fell by 2.1 percentage points to 45.7%.",
            "前五位占比为45.7%，下降2.1个百分点。",
        ),
        ("It grew 12% in the first half of the year and 8% in the second.", "上半年增长12%，下半年增长8%。"),
        (
            "Between January and June, 1,200 people came, twice as many as a year before.",
            "1至6月，1200人来访，是上年同期的两倍。",
        ),
        (
            "The course lasts four days; graduates defend their work on the fifth.",
            "课程为期四天，第五天进行结业答辩。",
        ),
        (
            "About two thirds of the 285 officers work in small firms.",
            "285名专员中，约三分之二就职于小企业。",
        ),
        (
            "Costs fell by a third, and output doubled within two years.",
            "两年内成本下降三分之一，产量翻一番。",
        ),
        ("Nearly half (48%) came back within 30 days.", "近半数（48%）在30天内再次来访。"),
        (
            "Since 1 May 2024 a fee of 500 yuan has been waived for 1,300 firms.",
            "自2024年5月1日起，已为1300家企业免除费用500元。",
        ),
        (
            "Lending against patents rose to ¥12 billion, while bad loans fell to 0.8%.",
            "专利质押融资增至120亿元，不良率降至0.8%。",
        ),
        (
            "Waiting time dropped 30% and satisfaction rose 5 points to 98%.",
            "等待时间减少30%，满意度提升5个点，达98%。",
        ),
        (
            "More than 90% of cases were closed within 15 days, down from 45 days.",
            "90%以上的案件在15日内办结，此前为45天。",
        ),
        ("An eight-fold rise to 240 filings", "增至240件，是此前的8倍"),
        ("It opens five days a week, eight hours a day.", "每周开放五天，每天八小时。"),
        ("In its second year the office saw 2,000 visits.", "第二年来访2000人次。"),
        ("Ten years ago there was one office; there are now 21.", "十年前只有1个服务站，现有21个。"),
        ("From 3 to 5 September 2025, over 600 people met.", "2025年9月3日至5日，600余人参会。"),
        ("On Monday, May 12, it was announced.", "5月12日（星期一）公布。"),
        ("Infringement disputes went down by 25%.", "侵权纠纷减少25%。"),
        ("It cut the number of documents required from 12 to 5.", "所需材料由12份减至5份。"),
        (
            "It is one of the first hundred such centres and trained a thousand people.",
            "它是首批百家中心之一，培训千人。",
        ),
        ("Every third firm has a patent; two firms in three do not.", "三分之一的企业有专利，三分之二没有。"),
        ("It raised 35 million yuan and cut costs.", "融资3500万元，并降低了成本。"),
        (
            "It lowered the threshold to 50 patents and extended the scheme to 14 cities.",
            "门槛降至50件专利，范围扩大到14个城市。",
        ),
        ("The rise of 8% in March followed a fall of 3% in February.", "2月下降3%，3月增长8%。"),
    ]);
}

#[test]
fn falsehoods_in_paragraphs_of_reports_are_told() {
    must_be_told(&[
        (
            "The number of valid patents reached 4.76 million, an increase of 16.3% on the year.",
            "有效发明专利476万件，同比减少16.3%。",
            "increase of 16.3%|减少16.3%",
        ),
        (
            "Lending rose to ¥12 billion, while bad loans fell to 0.8%.",
            "融资增至120亿元，不良率升至0.8%。",
            "fell to 0.8%|升至0.8%",
        ),
        ("Infringement disputes went down by 25%.", "侵权纠纷上升25%。", "down by 25%|上升25%"),
        (
            "Since 1 May 2024 the fee has been waived for 1,300 firms.",
            "自2024年6月1日起，已为1300家企业免除费用。",
            "1 May|6月1日",
        ),
        ("The course lasts four days.", "课程为期四周。", "four days|四周"),
        (
            "About two thirds of the 285 officers came.",
            "285名专员中，约三分之一参加。",
            "two thirds|三分之一",
        ),
        (
            "It cut the number of documents from 12 to 5.",
            "所需材料由12份增至5份。",
            "cut the number of documents from 12 to 5|增至5",
        ),
        (
            "Patents increased year on year by 8.3%.",
            "专利量比上年降低8.3%。",
            "increased year on year by 8.3%|降低8.3%",
        ),
        ("There was a sharp drop of 40% in visits.", "来访量大幅增加40%。", "drop of 40%|增加40%"),
        ("Output grew to three times that of 2020.", "产量增至2020年的五倍。", "three times|五倍"),
        ("It has been open for ten years.", "已开放十个月。", "ten years|十个月"),
        (
            "It employs two hundred and fifty people.",
            "共有员工两百二十人。",
            "two hundred and fifty|两百二十",
        ),
        ("Grants totalled 1.5 million yuan.", "补助金额较大。", "1.5 million yuan"),
    ]);
}
