//! Names of persons, as far as their form tells: by a title in prose, and by themselves where a line is known to name somebody.
//!
//! Nothing but a register of all people could find every name, and a false alarm teaches an author to look away; so a name without a title in
//! prose is left alone.

use std::ops::Range;

/// The names with a title in a text, without the title: Professor Li Hua, 张三局长.
pub(super) fn titled(text: &str) -> Vec<Range<usize>> {
    let mut found = english_titled(text);
    found.extend(chinese_titled(text));
    found.sort_by_key(|range| range.start);
    found
}

/// The names of a line that says who wrote, edited or photographed: `Li Hua, Wang Wei`, 张三、李四.
pub(super) fn named(line: &str) -> Vec<&str> {
    let parts = line.split(['、', '，', ',', ';', '；', '/', '／', '&', '|', '·']);
    let parts = parts.flat_map(|part| part.split(" and ")).flat_map(|part| part.split('和'));
    parts.map(without_label).filter(|part| is_person(part)).collect()
}

/// Words before a name: 摄影：, 文/, Photo: and the like.
fn without_label(part: &str) -> &str {
    let part = part.rsplit_once(['：', ':']).map_or(part, |(_, name)| name).trim();
    let labels = [
        "by ",
        "By ",
        "Photo by ",
        "Photograph by ",
        "photo by ",
        "Dr ",
        "Dr. ",
        "Mr ",
        "Mr. ",
        "Ms ",
        "Ms. ",
        "Mrs ",
        "Prof. ",
        "Professor ",
        "通讯员",
        "记者",
        "摄影",
        "作者",
        "编辑",
    ];
    labels.iter().find_map(|label| part.strip_prefix(label)).unwrap_or(part).trim()
}

fn is_person(part: &str) -> bool {
    let characters: Vec<char> = part.chars().filter(|c| *c != ' ').collect();
    match characters.iter().all(|c| is_han(*c)) {
        true => is_chinese_name(&characters),
        false => is_english_name(part),
    }
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// A surname and a given name of one or two characters, none of which belongs to bodies and offices.
fn is_chinese_name(characters: &[char]) -> bool {
    let text: String = characters.iter().collect();
    let surname = if COMPOUND.iter().any(|name| text.starts_with(name)) { 2 } else { 1 };
    let starts = surname == 2 || characters.first().is_some_and(|c| SURNAMES.contains(*c));
    let given = characters.get(surname..).unwrap_or_default();
    starts
        && matches!(given.len(), 1 | 2)
        && !given.iter().any(|c| OFFICIAL.contains(*c))
        && !WORDS.iter().any(|word| text.starts_with(word))
}

/// Two or three words in capitals, none of which belongs to bodies.
fn is_english_name(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let is_name = |word: &&str| {
        let letters = word.trim_end_matches('.');
        let mut characters = letters.chars();
        characters.next().is_some_and(char::is_uppercase)
            && characters.all(|c| c.is_lowercase() || matches!(c, '-' | '\'' | '’'))
    };
    matches!(words.len(), 2 | 3)
        && words.iter().all(is_name)
        && !words.iter().any(|word| BODIES.contains(&word.to_lowercase().as_str()))
}

fn chinese_titled(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for title in TITLES {
        for (at, _) in text.match_indices(title) {
            let before: Vec<(usize, char)> =
                text[..at].char_indices().rev().take(5).take_while(|(_, c)| is_han(*c)).collect();
            // The longest name that begins where a word may begin.
            let name = [4, 3, 2].into_iter().find_map(|length| {
                let characters: Vec<char> = before.get(..length)?.iter().rev().map(|(_, c)| *c).collect();
                let begins = before.get(length).is_none_or(|(_, c)| BEFORE.contains(*c));
                (begins && is_chinese_name(&characters)).then(|| before[length - 1].0)
            });
            found.extend(name.map(|start| start..at));
        }
    }
    found.sort_by_key(|range| range.start);
    found.dedup();
    found
}

fn english_titled(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for title in ["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor"] {
        for (at, _) in text.match_indices(title) {
            let after = &text[at + title.len()..];
            let rest = after.strip_prefix('.').unwrap_or(after);
            let start = text.len() - rest.len() + 1;
            let is_word = !text[..at].ends_with(|c: char| c.is_alphanumeric());
            if is_word && rest.starts_with([' ', '\u{a0}']) && text.is_char_boundary(start) {
                let length = name_length(&text[start..]);
                if length > 0 {
                    found.push(start..start + length);
                }
            }
        }
    }
    found.sort_by_key(|range: &Range<usize>| range.start);
    found
}

/// The length of up to three words in capitals.
fn name_length(text: &str) -> usize {
    let mut length = 0;
    let mut at = 0;
    for word in text.split(' ').take(3) {
        let name = word
            .split(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.')))
            .next()
            .unwrap_or_default();
        let name = name.trim_end_matches(['.', '-', '\'', '’']);
        let name = name.strip_suffix("’s").or(name.strip_suffix("'s")).unwrap_or(name);
        let is_body = BODIES.contains(&name.to_lowercase().as_str());
        let is_name = name.chars().next().is_some_and(char::is_uppercase) && name.chars().count() >= 2;
        if is_body || !is_name || is_han(name.chars().next().unwrap_or(' ')) {
            break;
        }
        length = at + name.len();
        if word.len() > name.len() {
            break;
        }
        at += word.len() + 1;
    }
    length
}

/// The surnames of more than nineteen in twenty people; those that are ordinary words in this field are left out.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈任姚卢姜崔钟谭陆汪范廖石贾韦夏付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
const COMPOUND: &[&str] = &[
    "欧阳", "上官", "司马", "诸葛", "司徒", "皇甫", "尉迟", "公孙", "慕容", "端木", "东方", "南宫", "令狐",
    "夏侯",
];

/// Characters of offices, bodies and fields, which hardly stand in given names.
const OFFICIAL: &str = "局委会部处室科院馆所厅司署办任副总首级理事长员务校学系团队组站网店厂行社区市省县镇村街道项目的了和与及在是为有被等各每该本其这那届次位名个者";

/// Words that look like a name before a title.
const WORDS: &[&str] = &[
    "安全", "常务", "金融", "高级", "文学", "文化", "任课", "华为", "管理", "项目", "区域", "应用", "成果",
    "时任", "全体", "商标", "明星", "连锁", "和谐", "解决", "应急", "单位", "路演", "向前", "方案", "项经",
    "法律", "石油", "白云", "江门", "连云", "温州", "马上", "黄金", "武汉", "康复", "万名", "万余", "全国",
    "全省", "全市", "荣获", "成为", "华南", "宁波", "安徽", "云南", "江苏", "广东", "海南", "项资", "古典",
    "农业", "关键", "祝贺", "安排", "时代", "简称", "全部", "成员", "应届", "师资", "盛大", "明确", "易学",
    "单独", "包括", "通过", "程序", "尚未", "许多", "余名", "何种", "任何", "白领", "安保", "单元", "严格",
    "顾问", "代表", "方面", "边检", "查验", "费用", "和平",
];

/// Titles and forms of address that follow a name.
const TITLES: &[&str] = &[
    "先生",
    "女士",
    "同志",
    "教授",
    "博士",
    "副教授",
    "老师",
    "律师",
    "局长",
    "副局长",
    "处长",
    "副处长",
    "科长",
    "主任",
    "副主任",
    "书记",
    "副书记",
    "院长",
    "副院长",
    "馆长",
    "副馆长",
    "会长",
    "副会长",
    "秘书长",
    "部长",
    "副部长",
    "厅长",
    "副厅长",
    "市长",
    "副市长",
    "区长",
    "副区长",
    "省长",
    "副省长",
    "校长",
    "副校长",
    "总经理",
    "董事长",
    "研究员",
    "工程师",
    "审查员",
];

/// What may stand directly before a name within a sentence: the last characters of bodies and offices, and words that join.
const BEFORE: &str = "局委会部处室科院馆所厅司署办校中心市省区县由请与和及同向对是给让长任授士员师问家";

/// Words of bodies and products in English, which no person's name has.
const BODIES: &[&str] = &[
    "academy",
    "administration",
    "agency",
    "alliance",
    "archive",
    "archives",
    "association",
    "authority",
    "base",
    "bureau",
    "center",
    "centre",
    "city",
    "college",
    "commission",
    "committee",
    "commons",
    "communications",
    "company",
    "council",
    "daily",
    "department",
    "desk",
    "district",
    "division",
    "editorial",
    "evening",
    "faculty",
    "federation",
    "foundation",
    "general",
    "getty",
    "government",
    "group",
    "guangdong",
    "head",
    "headquarters",
    "images",
    "institute",
    "institution",
    "intellectual",
    "international",
    "journal",
    "laboratory",
    "library",
    "ltd",
    "magazine",
    "media",
    "ministry",
    "morning",
    "municipal",
    "museum",
    "national",
    "network",
    "news",
    "newspaper",
    "office",
    "organization",
    "patent",
    "photo",
    "post",
    "practice",
    "press",
    "programme",
    "property",
    "province",
    "provincial",
    "publishing",
    "review",
    "school",
    "secretariat",
    "section",
    "service",
    "services",
    "shutterstock",
    "society",
    "staff",
    "studio",
    "team",
    "technology",
    "the",
    "times",
    "trust",
    "union",
    "university",
    "unit",
    "visual",
    "weekly",
    "wikimedia",
    "xinhua",
    "china",
];
