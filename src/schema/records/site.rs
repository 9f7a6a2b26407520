//! `content/site.yaml`.

use crate::model::config::{DeployKind, Extra, Hosting, NavigationItem};
use crate::schema::shape::Shape::{
    ByCode, ByLocale, ByName, Choice, Date, Day, Either, Form, List, OneOrList, Prose, Text, Whole, Word,
    YesOrNo,
};
use crate::schema::shape::{Need, Record, Shape, optional, required};

pub(in crate::schema) static SITE: Record = Record::new(
    "site",
    "Site: the site as a whole",
    "网站：网站整体设置",
    &[
        required("title", Text, "Title: the site's name", "标题：网站名称"),
        required(
            "description",
            Prose,
            "Description: one or two sentences, for the home page and search engines",
            "简介：一两句话，用于首页和搜索引擎",
        ),
        required(
            "locales",
            List(&Form("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")),
            "Locales: language tags such as `en` and `zh-Hans`; the first is the default",
            "语言：语言标签，如 `en`、`zh-Hans`；第一个为默认语言",
        ),
        super::chart::ORIGINAL,
        required("as_of", Day, "As of: the day the site speaks for", "截至日期：网站内容所对应的日期"),
        optional(
            "stale_after",
            Whole(1, 1200),
            "Stale after: months after which the latest state of something is out of date; never unless said",
            "过期月数：最新的时点数过多少个月即视为过期；不写则不检查",
        ),
        optional("publisher", Word, "Publisher: id of an organization", "发布者：机构的标识"),
        optional(
            "theme",
            Word,
            "Theme: its name; `civic` unless said otherwise",
            "主题：主题的名称；不写即 `civic`",
        ),
        optional(
            "base_url",
            Form(r#"^https?://[^/.?#\s<>"][^?#\s<>"]*$"#),
            "Base address: the site's public address, without `?` and `#`",
            "网站地址：对外网址，不带 `?` 和 `#`",
        ),
        optional(
            "base_path",
            Form(r#"^/([A-Za-z0-9._~%-]+/)*([A-Za-z0-9._~%-]+)?$"#),
            "Path on the host: for the page for wrong addresses, for example `/ip/`; that of `base_url` unless said",
            "在主机上的路径：供 404 页使用，如 `/ip/`；不写则取自 `base_url`",
        ),
        optional(
            "government_tags",
            YesOrNo,
            "Government tags: whether pages carry the `<meta>` tags of Chinese government sites; no unless said",
            "政府网站标签：页面是否带政府网站的 `<meta>` 标签；不写即不带",
        ),
        optional(
            "integrity",
            YesOrNo,
            "Integrity: whether pages carry the digests of their stylesheets and scripts; no unless said, since such pages need a host",
            "完整性校验：页面是否带样式表和脚本的校验值；不写即不带，带则须由服务器访问",
        ),
        optional(
            "leave_out",
            List(&Choice(Extra::WORDS)),
            "Left out: what the site is published without",
            "不发布的内容：本站不生成的文件",
        ),
        optional(
            "license",
            Text,
            "Licence: of the site's own content, for example `CC-BY-4.0`",
            "许可：网站自有内容的许可，如 `CC-BY-4.0`",
        ),
        optional(
            "time_zone",
            Word,
            "Time zone: of dates, for example `Asia/Shanghai`",
            "时区：日期所用时区，如 `Asia/Shanghai`",
        ),
        optional(
            "home",
            Shape::Record(&HOME),
            "Home: what the home page shows first",
            "首页：首页首先显示的内容",
        ),
        optional(
            "navigation",
            List(&Either(&[Choice(NavigationItem::WORDS), Form("^page:")])),
            "Navigation: its entries in their order; `page:ID` is a page",
            "导航：各项及其次序；`page:标识` 为页面",
        ),
        optional(
            "footer",
            Shape::Record(&FOOTER),
            "Footer: what the foot of every page says",
            "页脚：每页页脚的内容",
        ),
        optional(
            "qualifier_style",
            ByLocale(&Choice(&["超过", "余", "多"])),
            "Qualifier style: how Chinese writes \"over\"",
            "限定词写法：中文如何写“超过”",
        ),
        optional(
            "number_style",
            ByLocale(&Choice(&["plain", "grouped"])),
            "Number style: 5000 (`plain`) or 5,000 (`grouped`) in Chinese",
            "数字写法：中文写 5000（`plain`）或 5,000（`grouped`）",
        ),
        optional(
            "ordinal_style",
            ByLocale(&Choice(&["han", "digits"])),
            "Ordinal style: 第二十五届 (`han`) or 第25届 (`digits`)",
            "序数写法：第二十五届（`han`）或第25届（`digits`）",
        ),
        optional(
            "cases_per_page",
            Whole(1, 1000),
            "Cases per page: 20 unless said otherwise",
            "每页案例数：不写即 20",
        ),
        optional(
            "checks",
            ByCode(&OneOrList(&Shape::Record(&CHECK))),
            "Checks: code of a diagnostic, what the site makes of it, and why",
            "检查项：问题代码、网站如何处理及原因",
        ),
        optional(
            "withdrawn",
            List(&Shape::Record(&WITHDRAWN)),
            "Withdrawn: addresses that were published and lead to nothing any more",
            "撤下的地址：曾经发布、现已没有内容的地址",
        ),
        optional(
            "personal_information",
            Shape::Record(&PERSONAL),
            "Personal information: values that are none, and people who agreed to be named",
            "个人信息：不属于个人信息的值，以及同意公开姓名的人员",
        ),
        optional(
            "deploy",
            ByName(&Shape::Record(&DEPLOY)),
            "Deploy: name and place to carry the site to; no secrets",
            "部署：名称和部署位置；不得写密码",
        ),
        optional(
            "host",
            Choice(Hosting::WORDS),
            "Host: the kind of host, for which a build writes settings; none unless said",
            "主机：主机类型，生成时据此写出设置；不写则不写出",
        ),
        optional(
            "precompress",
            YesOrNo,
            "Precompress: whether `.gz`, `.br` and `.zst` files are published beside the plain ones; no unless said",
            "预压缩：是否同时发布 `.gz`、`.br`、`.zst` 压缩文件；不写即不发布",
        ),
    ],
);

static HOME: Record = Record::new(
    "home",
    "Home: what the home page shows first",
    "首页：首页首先显示的内容",
    &[
        optional("headline", Text, "Headline: the first line", "大标题：首行文字"),
        optional(
            "lead",
            Prose,
            "Lead: below the headline; may link to figures",
            "导语：大标题下的文字，可链接数字",
        ),
        optional(
            "figures",
            List(&Word),
            "Figures: `CASE/ID` or `STATISTIC@2024`",
            "数字：`案例/标识` 或 `统计@2024`",
        ),
        optional("cases", OneOrList(&Word), "Cases: ids", "案例：标识"),
        optional("statistics", OneOrList(&Word), "Statistics: ids", "统计：标识"),
    ],
);

static FOOTER: Record = Record::new(
    "footer",
    "Footer: lines that public sites carry; each may be left out",
    "页脚：政务网站的页脚各项，均可不写",
    &[
        optional("icp", Word, "ICP filing: its number", "备案号：ICP 备案号"),
        optional("public_security", Word, "Public security filing: its number", "公安备案：公安备案号"),
        optional("site_code", Word, "Site code: of a government site", "网站标识码：政府网站标识码"),
        optional("contact", Text, "Contact: how to reach the publisher", "联系方式：如何联系主办单位"),
    ],
);

static CHECK: Record = Record::new(
    "check",
    "Check: what the site makes of a finding",
    "检查项：网站如何处理该问题",
    &[
        required(
            "level",
            Choice(&["error", "warning", "off"]),
            "Level: `error` stops publication, `off` says nothing",
            "级别：`error` 阻止发布，`off` 不报告",
        ),
        required("reason", Word, "Reason: why, for whoever reads it next", "原因：为何如此，供后来者查看"),
        optional(
            "only",
            OneOrList(&Word),
            "Only: files or folders of the site where this holds, with `#ID` for one record",
            "适用范围：适用的文件或文件夹，加 `#标识` 仅限一条记录",
        ),
    ],
);

static WITHDRAWN: Record = Record::new(
    "withdrawn",
    "Withdrawn address: its page says that the content was taken off the site",
    "撤下的地址：页面说明内容已撤下",
    &[
        required(
            "address",
            Word,
            "Address: as it was published, for example `cases/old-id`",
            "地址：曾经发布的地址，如 `cases/old-id`",
        ),
        required(
            "reason",
            Text,
            "Reason: why the content was taken off, for readers",
            "原因：向读者说明为何撤下",
        ),
        optional("date", Date, "Date: when it was taken off", "日期：何时撤下"),
        optional(
            "replaced_by",
            Form("^(case|event|statistic|page|organization|programme|scheme):."),
            "Replaced by: a record that serves in its place, such as `case:ID` or `page:ID`",
            "替代内容：取而代之的记录，如 `case:标识`、`page:标识`",
        ),
    ],
);

static PERSONAL: Record = Record::new(
    "personal-information",
    "Personal information: values that are none, and people who agreed to be named",
    "个人信息：不属于个人信息的值，以及同意公开姓名的人员",
    &[
        optional(
            "allow",
            List(&Shape::Record(&ALLOWED)),
            "Allow: values, each with its reason",
            "允许：各个值及原因",
        ),
        optional(
            "people",
            List(&Shape::Record(&PERSON)),
            "People: who agreed to be named",
            "人员：同意公开姓名的人员",
        ),
    ],
);

static PERSON: Record = Record::new(
    "person",
    "Person: who agreed to be named",
    "人员：同意公开姓名的人",
    &[
        required("name", Text, "Name: as the site writes it", "姓名：与网站所写一致"),
        required("consent", Word, "Consent: of which day, and who keeps it", "同意：日期及由谁保存"),
    ],
);

static ALLOWED: Record = Record::new(
    "allowed",
    "Allowed value: that is no personal information",
    "允许的值：不属于个人信息",
    &[
        required("value", Word, "Value: exactly as it stands in the content", "值：与内容中完全一致"),
        required("reason", Word, "Reason: why it may be published", "原因：为何可以发布"),
        optional("until", Day, "Until: the last day on which it may", "截止：允许的最后一天"),
    ],
);

static DEPLOY: Record = Record::new(
    "deploy-target",
    "Deploy target: a place to carry the site to",
    "部署目标：将网站送往何处",
    &[
        required("kind", Choice(DeployKind::WORDS), "Kind: of the place", "类型：部署位置的类型"),
        optional(
            "path",
            Word,
            "Path: folder, or folder at the host or in the bucket",
            "路径：文件夹，或主机、存储桶中的文件夹",
        ),
        optional(
            "host",
            Word,
            "Host: name for SFTP, or an alias of the ssh settings",
            "主机：SFTP 主机名，或 ssh 配置中的别名",
        ),
        optional("port", Whole(1, 65_535), "Port: of SFTP", "端口：SFTP 端口"),
        optional("user", Word, "User: of SFTP or WebDAV", "用户：SFTP 或 WebDAV 用户名"),
        optional(
            "endpoint",
            Form(r#"^https?://[^/.?#\s<>"][^?#\s<>"]*$"#),
            "Endpoint: web address of WebDAV or of the storage",
            "服务地址：WebDAV 或对象存储的网址",
        ),
        optional("bucket", Word, "Bucket: in the storage", "存储桶：对象存储中的存储桶"),
        optional("region", Word, "Region: of the bucket", "区域：存储桶所在区域"),
        optional("repository", Word, "Repository: address or folder of git", "代码库：git 地址或文件夹"),
        optional("branch", Word, "Branch: that holds the site", "分支：存放网站的分支"),
        optional(
            "url",
            Form(r#"^https?://[^/.?#\s<>"][^?#\s<>"]*$"#),
            "URL: where readers find the site",
            "网址：读者访问网站的地址",
        ),
        optional(
            "keep_previous",
            YesOrNo,
            "Keep previous: for `--rollback`",
            "保留上一版：供 `--rollback` 使用",
        ),
        optional(
            "most_deleted",
            Whole(0, 100),
            "Most deleted: share of files, of a hundred, that may be deleted without a question",
            "删除上限：无须确认即可删除的文件比例（百分数）",
        ),
    ],
)
.needing(&[
    Need::Where { key: "kind", is: &["folder", "sftp"], then: "path" },
    Need::Where { key: "kind", is: &["sftp"], then: "host" },
    Need::Where { key: "kind", is: &["webdav", "oss", "cos", "obs"], then: "endpoint" },
    Need::Where { key: "kind", is: &["s3", "oss", "cos", "obs"], then: "bucket" },
    Need::Where { key: "kind", is: &["s3"], then: "region" },
    Need::Where { key: "kind", is: &["git"], then: "repository" },
    Need::Where { key: "kind", is: &["git"], then: "branch" },
]);
