//! What must not be reported: a false alarm teaches authors to look away.

use std::fs;
use std::path::Path;

use casebook::privacy::scan;

const QUIET: &[&str] = &[
    "<a href=\"#a\">2221</a> <a href=\"#b\">2222</a> <a href=\"#c\">2223</a> <a href=\"#d\">2224</a>",
    "申请号 CN202510138001.3",
    "专利 ZL202510138001.3 已授权",
    "CN202510138001.3",
    "202510138001.3",
    "CN113800001234A",
    "第13800123号商标",
    "商标注册号：13800001234",
    "统一社会信用代码 91440600MA4UJ6K41X",
    "统一社会信用代码 11440600006931234K",
    "统一社会信用代码 123456789012345678",
    "ISBN 978-7-5130-1380-0",
    "ISBN 9787513013800",
    "doi:10.1038/4000000000001232",
    "https://doi.org/10.13800/j.cnki.13800001234",
    "https://example.org/news/13800001234.html",
    "https://example.org/a?id=6212345678901232&x=1",
    "2025-11-23 10:15:30",
    "20251123101530",
    "1990-01-01 2025-12-31",
    "0757-83380000",
    "(0757) 8338 0000",
    "+86 757 8338 0000",
    "400-830-0000",
    "4008300000",
    "12345、12315、12330",
    "12345 and 12330",
    "订单号：13912345678",
    "订单编号 6212345678901232",
    "Order No. 4000000000001232",
    "网站标识码：4406000001",
    "粤ICP备13800001号",
    "粤公网安备 44060502000123号",
    "138****1234",
    "110***********002X",
    "440600********002X",
    "440600190001010012",
    "990600190001010011",
    "440600190002300011",
    "4406001900010100112",
    "6212345678901233",
    "1111111111111111",
    "0.13800001234",
    "13800001234.56",
    "金额13800001234元",
    "13,800,001,234",
    "15600000000",
    "3.1415926535897932384626",
    "1763892000123",
    "550e8400-e29b-41d4-a716-446655440000",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "info@foshan.gov.cn",
    "ip-service@foshan.gov.cn",
    "press.office@example.cn",
    "name@example.com",
    "logo@2x.png",
    "@casebook@fosstodon.org",
    "git@github.com:org/repo.git",
    "figure:patents@2024",
    "[285](figure:foshan-cipo/chief-ip-officers)",
    "password: see the handbook",
    "token: {{ TOKEN }}",
    "https://user@example.org/",
    "ssh://git:${PASSWORD}@example.org/",
    "-----BEGIN PUBLIC KEY-----",
    "eyJ is how a token begins",
    "task-oriented-and-goal-directed-behaviour",
    "/home/index.html",
    "https://example.org/home/news/1.html",
    "[a](/home/news/1.html)",
    "and/or",
    "第10.1.2.3节",
    "version 192.0.2.1",
    "8.8.8.8",
    "https://localhost.example.org/",
    "0.1234, 0.5678",
    "45.7000 42.8000",
    "圆周率3.1415，自然对数2.7182",
    "23.02, 113.12",
    "M23.0215,13.1214",
    "2016 2017 2018 2019",
    "1380 0001 234",
    "285 392 62 30 5000",
];

#[test]
fn ordinary_writing_is_left_alone() {
    let mut wrong = Vec::new();
    for text in QUIET {
        for found in scan(text) {
            wrong.push(format!("{:?} in {text}: {}", found.kind, &text[found.range]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Texts of this repository that say nothing private: the sample site, the documents, the theme and what the program writes itself.
#[test]
fn the_repository_is_left_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<_> = ["content", "docs", "themes", "tests/golden", "tests/mentions", "src/cli"]
        .map(|folder| root.join(folder))
        .into();
    let mut wrong = Vec::new();
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let Ok(text) = fs::read_to_string(&path) else { continue };
            read += 1;
            let told = scan(&text)
                .into_iter()
                .map(|found| format!("{}: {:?} {}", path.display(), found.kind, &text[found.range]));
            wrong.extend(told);
        }
    }
    assert!(read > 100, "{read} files");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
