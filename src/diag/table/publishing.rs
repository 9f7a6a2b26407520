//! CB5xx: addresses and publishing.

use crate::diag::code::codes;

codes! {
    SAME_ADDRESS = "CB501" Error
        says ["two things would be published at `{address}`: {a} and {b}" | "`{address}` 处会发布两份内容：{a} 和 {b}"]
        help ["rename one of them, or change its `aliases`" | "请为其一改名，或修改其 `aliases`"]
        why "Addresses must differ, also where a host does not tell upper from lower case." | "地址必须互不相同，在不区分大小写的服务器上也是如此。";
    BAD_PATH = "CB502" Error
        says ["`{path}` cannot be published under this name: {problem}" | "无法以 `{path}` 为名发布：其中有一部分{problem_zh}"]
        help ["use lower-case ASCII letters, digits, hyphens, dots and folders" | "请只用小写英文字母、数字、连字符、点和文件夹"]
        why "Some hosts and file systems refuse this name." | "部分服务器和文件系统不接受此名称。";
}
