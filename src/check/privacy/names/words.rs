//! The words by which names of persons are told from bodies, offices and ordinary words.

/// Surnames that begin hardly any other word.
pub(super) const COMMONEST: &str = "王李张刘陈杨赵吴徐孙胡朱郭林罗郑梁谢宋唐韩冯邓曹彭董潘袁蔡蒋魏苏吕丁钱";

/// What is said of a person directly after the name.
pub(super) const ACTS: &[&str] = &[
    "介绍", "表示", "说", "指出", "强调", "出席", "主持", "致辞", "讲话", "参加", "率", "带队", "一行",
    "认为", "透露", "告诉", "等", "和", "与", "及", "同志", "先生", "女士", "在", "为", "到", "的", "负责",
];

/// Labels of lines and cells that name a person.
pub(super) const LABELS: &[&str] = &[
    "联系人",
    "负责人",
    "经办人",
    "姓名",
    "发明人",
    "设计人",
    "主讲人",
    "主持人",
    "撰稿",
    "法定代表人",
    "责任编辑",
    "摄影",
    "通讯员",
    "审核人",
    "承办人",
];

/// What follows the name of a person whom readers are to call or write to.
pub(super) const WAYS_TO_REACH: &[&str] = &["手机", "电话", "座机", "微信", "邮箱", "传真", "QQ"];

/// The surnames of more than nineteen in twenty people; those that are ordinary words in this field are left out.
pub(super) const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈任姚卢姜崔钟谭陆汪范廖石贾韦夏付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
pub(super) const COMPOUND: &[&str] = &[
    "欧阳", "上官", "司马", "诸葛", "司徒", "皇甫", "尉迟", "公孙", "慕容", "端木", "东方", "南宫", "令狐",
    "夏侯",
];

/// Characters of offices, bodies and fields, which hardly stand in given names.
pub(super) const OFFICIAL: &str = "局委会部处室科院馆所厅司署办任副总首级理事长员务校学系团队组站网店厂行社区市省县镇村街道项目的了和与及在是为有被等各每该本其这那届次位名个者";

/// Words that look like a name before a title.
pub(super) const WORDS: &[&str] = &[
    "安全", "常务", "金融", "高级", "文学", "文化", "任课", "华为", "管理", "项目", "区域", "应用", "成果",
    "时任", "全体", "商标", "明星", "连锁", "和谐", "解决", "应急", "单位", "路演", "向前", "方案", "项经",
    "法律", "石油", "白云", "江门", "连云", "温州", "马上", "黄金", "武汉", "康复", "万名", "万余", "全国",
    "全省", "全市", "荣获", "成为", "华南", "宁波", "安徽", "云南", "江苏", "广东", "海南", "项资", "古典",
    "农业", "关键", "祝贺", "安排", "时代", "简称", "全部", "成员", "应届", "师资", "盛大", "明确", "易学",
    "单独", "包括", "通过", "程序", "尚未", "许多", "余名", "何种", "任何", "白领", "安保", "单元", "严格",
    "顾问", "代表", "方面", "边检", "查验", "费用", "和平", "任职", "任期", "任命", "任免", "全程", "全面",
    "高度", "成长", "全长", "时长", "周长", "边长", "高学", "高质", "高效", "张贴", "陈述", "罗列", "谢意",
    "谢绝", "宋代", "唐代", "杜绝", "苏州", "徐州", "郑州", "董事", "林业", "林区", "郑重", "丁香", "钱款",
    "钱币", "钱塘", "韩国", "胡同", "应当", "应该", "有关", "方可", "何时", "何地", "方式", "方法",
];

/// Titles and forms of address that follow a name.
pub(super) const TITLES: &[&str] = &[
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
    "科员",
    "主任科员",
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
    "法官",
    "检察官",
    "警官",
    "审判长",
    "总监",
    "专利代理师",
];

/// What may stand directly before a name within a sentence: the last characters of bodies and offices, and words that join.
pub(super) const BEFORE: &str =
    "局委会部处室科院馆所厅司署办校中心市省区县系由请与和及同向对是给让长任授士员师问家";

/// Words in capitals that begin sentences and headings.
pub(super) const OPENING: &[&str] = &[
    "A", "After", "All", "An", "And", "As", "At", "Before", "Both", "But", "By", "During", "For", "From",
    "He", "Her", "His", "If", "In", "It", "Its", "No", "Of", "On", "She", "Since", "Some", "That", "The",
    "Their", "These", "They", "This", "To", "Until", "We", "When", "While", "With",
];

/// Words of bodies and products in English, which no person's name has.
pub(super) const BODIES: &[&str] = &[
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
