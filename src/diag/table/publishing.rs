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
    SECRET = "CB503" Error
        says ["`{key}` of the deploy target `{id}` would put a secret into the site's files" | "部署目标 `{id}` 的 `{key}` 会将密钥或密码写入网站文件"]
        help ["take it out, and change the secret if the file was given to anyone; Casebook takes secrets from the environment and from the files of the provider's own tools (see docs/deploy.md)" | "请删去；如文件已交给他人，请更换该密钥。Casebook 从环境变量和服务商自有工具的文件中读取密钥（见 docs/deploy.md）"]
        why "The files of a site are read by many, and often kept in a repository: a secret in them opens the host to all of these, for ever." | "网站文件会被多人读取，往往还存于代码库；其中的密钥等于向所有这些人永久开放主机。";
    OF_ANOTHER_KIND = "CB504" Error
        says ["`{key}` means nothing to a deploy target of kind `{kind}`" | "`{kind}` 类部署目标没有 `{key}` 这一项"]
        help ["take it out, or correct `kind`; of its own this kind has {known}" | "请删去，或更正 `kind`；此类型可用的键：{known}"]
        why "Each kind of host is reached in its own way; a key that is not looked at would only seem to say something." | "各类主机的连接方式不同；不起作用的键只会让人误解。";
}
