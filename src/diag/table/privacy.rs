//! CB6xx: personal information, secrets and what was left over, before anything is published.

use crate::diag::code::codes;

codes! {
    IDENTITY = "CB601" Error
        says [
            "the name `{named}` holds a resident identity number" | "名称 `{named}` 中含有居民身份证号码",
            "a resident identity number on a finished page, as its readers see it: {masked} ({where})" | "生成的页面上会显示居民身份证号码：{masked}（{where_zh}）",
            "a resident identity number: {masked}" | "发现居民身份证号码：{masked}",
        ]
        help [
            "take {masked} out; where it is nobody's, list it in content/site.yaml: `personal_information: {{allow: [{{value: \"…\", reason: …}}]}}`" | "请删去 {masked}；如确非个人信息，请在 content/site.yaml 中列出并注明理由：`personal_information: {{allow: [{{value: \"…\", reason: …}}]}}`",
            "rename it without the number" | "请改名，去掉该号码",
        ]
        why "An identity number is sensitive personal information (Personal Information Protection Law, article 28). Its region, date and check digit fit (GB 11643), so it is hardly a chance. In a draft it is a warning, for a draft is not published."
          | "居民身份证号码属于敏感个人信息（《个人信息保护法》第二十八条）。该号码的地区、日期和校验码均相符（GB 11643），误判可能性很小。草稿不发布，因此在草稿中只作警告。";
    MOBILE = "CB602" Error
        says [
            "the name `{named}` holds a mobile number" | "名称 `{named}` 中含有手机号码",
            "a mobile number on a finished page, as its readers see it: {masked} ({where})" | "生成的页面上会显示手机号码：{masked}（{where_zh}）",
            "a mobile number: {masked}" | "发现手机号码：{masked}",
        ]
        help [
            "instead of {masked} write an office telephone with its area code, or a hotline; where the number is not a person's, list it in content/site.yaml: `personal_information: {{allow: [{{value: \"…\", reason: …}}]}}`" | "请将 {masked} 改为带区号的办公电话或服务热线；如非个人号码，请在 content/site.yaml 中列出并注明理由：`personal_information: {{allow: [{{value: \"…\", reason: …}}]}}`",
            "rename it without the number" | "请改名，去掉该号码",
        ]
        why "A mobile number belongs to a person. Office telephones, 12345, 12315, 12330 and 400 numbers are not reported."
          | "手机号码属于个人信息。办公座机以及 12345、12315、12330、400 号码不会报告。";
    CARD = "CB603" Error
        says [
            "the name `{named}` holds the number of a bank card" | "名称 `{named}` 中含有银行卡号",
            "the number of a bank card on a finished page, as its readers see it: {masked} ({where})" | "生成的页面上会显示银行卡号：{masked}（{where_zh}）",
            "the number of a bank card: {masked}" | "发现银行卡号：{masked}",
        ]
        help [
            "take {masked} out; where it is no card's, list it in content/site.yaml: `personal_information: {{allow: [{{value: \"…\", reason: …}}]}}`" | "请删去 {masked}；如不是银行卡号，请在 content/site.yaml 中列出并注明理由：`personal_information: {{allow: [{{value: \"…\", reason: …}}]}}`",
            "rename it without the number" | "请改名，去掉该号码",
        ]
        why "Accounts are sensitive personal information. The issuer and the check digit fit; of other long numbers one in ten would fit by chance, so one that is called an order's is not reported."
          | "金融账户属于敏感个人信息。该号码的发卡机构和校验位均相符；其他长数字约有十分之一会偶然相符，因此注明为订单号等的不报告。";
    EMAIL = "CB604" Warning
        says [
            "the name `{named}` holds an e-mail address" | "名称 `{named}` 中含有电子邮箱",
            "an e-mail address that may be a person's on a finished page, as its readers see it: {masked} ({where})" | "生成的页面上会显示可能属于个人的电子邮箱：{masked}（{where_zh}）",
            "an e-mail address that may be a person's: {masked}" | "发现可能属于个人的电子邮箱：{masked}",
        ]
        help [
            "instead of {masked} write the mailbox of an office, such as info@… or service@…; where it is one, list it in content/site.yaml: `personal_information: {{allow: [{{value: \"…\", reason: …}}]}}`" | "请将 {masked} 改为单位公用邮箱（如 info@…、service@…）；如确为公用邮箱，请在 content/site.yaml 中列出并注明理由：`personal_information: {{allow: [{{value: \"…\", reason: …}}]}}`",
            "rename it without the address" | "请改名，去掉该邮箱",
        ]
        why "Published addresses are collected by machines and misused, and a person's address is personal information."
          | "公开的邮箱会被程序收集并滥用，个人邮箱也属于个人信息。";
    SECRET = "CB605" Error
        says [
            "the name `{named}` holds a key, a token or a password" | "名称 `{named}` 中含有密钥、令牌或密码",
            "a key, a token or a password on a finished page, as its readers see it: {masked} ({where})" | "生成的页面上会显示密钥、令牌或密码：{masked}（{where_zh}）",
            "a key, a token or a password: {masked}" | "发现密钥、令牌或密码：{masked}",
        ]
        help ["take it out, and have it replaced by a new one where it was ever shared" | "请删去；如曾与他人共享过，请更换"]
        why "Whoever finds it can act in your name. It is an error in drafts too, since drafts are handed on with the folder."
          | "他人可凭此冒用您的身份。草稿会随文件夹一并交接，因此在草稿中同样是错误。";
    MACHINE = "CB606" Warning
        says [
            "the name `{named}` holds a path or an address of your own machines" | "名称 `{named}` 中含有本机路径或内网地址",
            "a path or an address that only your own machines know: {masked}" | "发现只在本机或内网有效的路径或地址：{masked}",
        ]
        help ["write an address that readers can open, or name the file without its folder" | "请改为读者能打开的网址，或只写文件名"]
        why "Readers cannot open it, and it shows the names of users and of inner networks."
          | "读者无法打开，并会暴露用户名和内部网络情况。";
    COORDINATES = "CB607" Warning
        says [
            "the name `{named}` holds coordinates" | "名称 `{named}` 中含有经纬度",
            "coordinates to ten metres or closer: {masked}" | "发现精度在十米以内的经纬度：{masked}",
        ]
        help ["name the place in words or leave off decimals; where it is a public building, list the pair in content/site.yaml: `personal_information: {{allow: [{{value: \"…\", reason: …}}]}}`" | "请改用地名，或减少小数位；如为公共建筑，请在 content/site.yaml 中列出并注明理由：`personal_information: {{allow: [{{value: \"…\", reason: …}}]}}`"]
        why "Coordinates this fine can show where a person lives or was."
          | "如此精确的坐标可能暴露个人的住处或行踪。";
    POSITION = "CB608" Warning
        says ["the picture says where it was taken; the published copy will not" | "该图片含有拍摄位置；发布的副本中会去除"]
        help ["take the position out of the original too, before the folder is handed on: in Windows under Properties, Details, Remove; on a telephone share it without its location" | "交接文件夹前，请将原图中的位置也一并去除：在 Windows 中依次打开“属性”“详细信息”“删除属性和个人信息”；手机分享时请关闭位置信息"]
        why "Casebook takes positions, names, serial numbers, thumbnails and comments out of every picture that it publishes, so no reader sees them. The original still has them, for whoever is given the folder."
          | "Casebook 发布图片时会去除位置、姓名、序列号、缩略图和注释，读者看不到。但原图仍含有这些信息，拿到文件夹的人可以看到。";
    BROKEN_PICTURE = "CB609" Error
        says ["the picture is broken, or is not what its name says" | "图片已损坏，或与扩展名不符"]
        help ["save it anew as JPEG, PNG, WebP, GIF or SVG" | "请重新另存为 JPEG、PNG、WebP、GIF 或 SVG"]
        why "Half a picture is not published, and what cannot be read cannot be cleaned of what it may carry."
          | "不完整的图片不予发布；无法读取的图片也无法去除其中可能携带的信息。";
    CLOSED_PICTURE = "CB610" Error
        says ["the picture is of a kind that cannot be cleaned of its metadata" | "该图片的格式无法去除其中的元数据"]
        help ["save it as JPEG, PNG or WebP" | "请另存为 JPEG、PNG 或 WebP"]
        why "TIFF, HEIC and camera files, and AVIF with metadata, carry positions, names and serial numbers. Most browsers do not show the first three at all."
          | "TIFF、HEIC、相机原始文件以及含元数据的 AVIF 会携带位置、姓名和序列号；前三种多数浏览器也无法显示。";
    UNUSED_ALLOWANCE = "CB611" Warning
        says ["nothing on the site is the allowed value {masked}" | "网站中没有允许的值 {masked}"]
        help ["take the entry out of `personal_information: allow`" | "请从 `personal_information: allow` 中删去该条"]
        why "An exception that nobody needs hides the next mistake. A value is allowed only where it would be reported otherwise, and is compared as a whole."
          | "不再需要的例外会掩盖以后的错误。只有原本会报告的值才需要列出，且按整个值比对。";
    EXPIRED_ALLOWANCE = "CB612" Warning
        says ["the value {masked} was allowed until {until} only" | "值 {masked} 只允许到 {until}"]
        help ["take the value out of the site, or give the entry a later day and the reason for it" | "请从网站中删去该值，或改写更晚的日期并注明理由"]
        why "After its day an entry allows nothing; the day is compared with the site's `as_of`."
          | "过期的条目不再起作用；日期与网站的 `as_of` 比较。";
    PLACEHOLDER = "CB613" Error (Adjustable)
        says ["`{found}` still stands for something to be written" | "此处仍为占位文字 `{found}`，请补写"]
        help [
            "write what belongs here, or mark the record `status: {draft}` until it is written" | "请补写内容，或在写好之前将该记录标为 `status: {draft}`",
            "write what belongs here" | "请补写内容",
        ]
        why "What was left to be written would be published as it stands. Drafts and comments are not looked at."
          | "未完成的内容会原样发布。草稿和注释不检查。";
    NAME = "CB614" Warning
        says ["{name} seems to be a person's name, and no consent is recorded" | "此处疑似人名“{name}”，未见本人同意公开的记录"]
        help ["name the role instead, or record the consent in content/site.yaml: `personal_information: {{people: [{{name: …, consent: …}}]}}`" | "请改为只写职务，或在 content/site.yaml 中记录同意情况：`personal_information: {{people: [{{name: …, consent: …}}]}}`"]
        why "To publish a person's name needs their consent or another ground (Personal Information Protection Law, article 13). A role without a name needs none. What is recorded is for you and is not published."
          | "公开个人姓名须经本人同意或有其他合法依据（《个人信息保护法》第十三条）。只写职务则不需要。记录仅供内部留存，不会发布。";
    UNUSED_CONSENT = "CB615" Warning
        says ["nothing on the site names {name}" | "网站中没有出现{name}"]
        help ["take the entry out of `personal_information: people`" | "请从 `personal_information: people` 中删去该条"]
        why "Names are kept no longer than they are needed (Personal Information Protection Law, article 19)."
          | "个人信息的保存期限应为所必需的最短时间（《个人信息保护法》第十九条）。";
}
