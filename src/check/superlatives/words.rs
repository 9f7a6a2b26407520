//! The words of superlatives, in each language.
//!
//! `leading to`, `best practice`, 第一届 and 最大限度 claim nothing, and `the largest of the three groups` is said of what
//! stands beside it. Each list says what makes its words a claim.

/// English phrases that are a claim wherever they stand.
pub(super) const ENGLISH: &[&str] = &[
    "world-class",
    "world-leading",
    "industry-leading",
    "market-leading",
    "best-in-class",
    "state-of-the-art",
    "second to none",
    "number one",
    "ranks first",
    "ranked first",
    "ranking first",
    "first of its kind",
    "one of a kind",
    "unparalleled",
    "unrivalled",
    "unrivaled",
    "unmatched",
    "unprecedented",
    "leads the country",
    "leads the nation",
    "leads the world",
    "leads the province",
    "leads the industry",
    "only one of its kind",
];

/// English words that are a claim after an article or a possessive, with those that may follow and make them none.
pub(super) const ENGLISH_HEADS: &[(&str, &[&str])] = &[
    ("largest", GROUPS),
    ("biggest", GROUPS),
    ("greatest", GROUPS),
    ("foremost", &[]),
    ("finest", &[]),
    ("leading", &["to", "up", "role", "cause", "position"]),
    (
        "best",
        &[
            "practice",
            "practices",
            "effort",
            "efforts",
            "interest",
            "interests",
            "way",
            "of",
            "to",
            "we",
            "possible",
            "time",
            "evidence",
            "estimate",
            "guess",
        ],
    ),
    (
        "unique",
        &[
            "identifier",
            "identifiers",
            "number",
            "numbers",
            "id",
            "ids",
            "key",
            "keys",
            "code",
            "codes",
            "visitor",
            "visitors",
            "user",
            "users",
            "name",
            "names",
            "to",
            "address",
        ],
    ),
];

/// What is compared within one list or chart: the largest group is the largest of those that stand there.
const GROUPS: &[&str] = &[
    "group", "groups", "share", "part", "parts", "number", "portion", "category", "item", "common",
    "possible",
];

/// After `the most`.
pub(super) const ENGLISH_MOST: &[&str] = &[
    "advanced",
    "comprehensive",
    "complete",
    "influential",
    "successful",
    "popular",
    "efficient",
    "effective",
    "active",
    "innovative",
    "powerful",
    "important",
];

/// English words that are a claim only where the same clause says of how much of the world: the country's first.
pub(super) const ENGLISH_SCOPED: &[&str] = &[
    "first",
    "only",
    "largest",
    "biggest",
    "greatest",
    "highest",
    "best",
    "leading",
    "top",
    "most",
    "earliest",
    "oldest",
    "fastest",
    "strongest",
    "foremost",
];

/// What after `first` is a place in an order and no claim: the city's first meeting.
pub(super) const ENGLISH_ORDER: &[&str] = &[
    "annual",
    "batch",
    "batches",
    "edition",
    "evaluation",
    "half",
    "meeting",
    "month",
    "of",
    "part",
    "phase",
    "place",
    "quarter",
    "report",
    "round",
    "session",
    "stage",
    "step",
    "time",
    "week",
    "year",
    "and",
    "three",
    "two",
];

pub(super) const ENGLISH_SCOPES: &[&str] = &[
    "country",
    "nation",
    "world",
    "province",
    "region",
    "city",
    "industry",
    "sector",
    "continent",
    "china",
    "europe",
    "asia",
    "guangdong",
    "kingdom",
    "uk",
];

pub(super) const ENGLISH_EVERYWHERE: &[&str] =
    &["nationwide", "worldwide", "nationally", "globally", "internationally"];

/// Chinese phrases that are a claim wherever they stand, with what may follow and make them none.
pub(super) const CHINESE: &[(&str, &[&str])] = &[
    ("首屈一指", &[]),
    ("独一无二", &[]),
    ("无与伦比", &[]),
    ("遥遥领先", &[]),
    ("名列前茅", &[]),
    ("处于领先", &[]),
    ("领先地位", &[]),
    ("规模最大", &[]),
    ("尚属首次", &[]),
    ("尚属首例", &[]),
    ("历史新高", &[]),
    ("填补空白", &[]),
    ("填补国内空白", &[]),
    ("填补了空白", &[]),
    ("填补了国内空白", &[]),
    ("填补我国空白", &[]),
    ("填补了我国空白", &[]),
    ("填补行业空白", &[]),
    ("填补了行业空白", &[]),
    ("填补全省空白", &[]),
    ("填补全国空白", &[]),
    ("最为显著", &[]),
    ("最为突出", &[]),
    ("唯一一", &[]),
    ("唯一入选", &[]),
    ("唯一获", &[]),
    ("排名第一", &[]),
    ("位居第一", &[]),
    ("位列第一", &[]),
    ("名列第一", &[]),
    ("稳居第一", &[]),
    ("位居首位", &[]),
    ("位列首位", &[]),
    ("稳居首位", &[]),
    ("率先", &["垂范"]),
    ("首创", &["精神", "集团", "证券"]),
];

/// Chinese words that are a claim only shortly after a word for how much of the world.
pub(super) const CHINESE_SCOPED: &[(&str, &[&str])] = &[
    ("首创", &["精神", "集团", "证券"]),
    ("首个", &[]),
    ("首家", &[]),
    ("首例", &[]),
    ("首部", &[]),
    ("首座", &[]),
    ("首所", &[]),
    ("首推", &[]),
    ("首发", &[]),
    ("率先", &[]),
    ("唯一", &["标识", "编码", "代码"]),
    ("领先", &[]),
    ("一流", &[]),
    ("居首", &[]),
    ("首位", &[]),
    ("前列", &[]),
    (
        "第一",
        &[
            "届", "期", "次", "批", "阶", "季", "条", "章", "节", "步", "类", "种", "年", "产业", "轮",
            "时间", "书记", "线", "责任", "部分", "项", "款", "手", "版",
        ],
    ),
    ("最大", &["限度", "化", "值", "程度"]),
    ("最多", &[]),
    ("最高", &["人民", "法院", "检察", "限", "额"]),
    ("最强", &[]),
    ("最早", &[]),
    ("最快", &[]),
    ("最佳", &[]),
    ("最好", &[]),
    ("最优", &[]),
];

pub(super) const CHINESE_SCOPES: &[&str] = &[
    "全国",
    "国内",
    "全省",
    "省内",
    "全市",
    "全区",
    "世界",
    "全球",
    "国际",
    "亚洲",
    "我国",
    "中国",
    "行业",
    "业内",
    "业界",
    "同类",
    "大湾区",
    "广东",
];

/// Between a scope and its claim these make a name of the scope: 世界知识产权组织, 中国专利奖.
pub(super) const CHINESE_NAMES: &[&str] =
    &["奖", "局", "组织", "法院", "中心", "大会", "论坛", "协会", "学会", "报"];
