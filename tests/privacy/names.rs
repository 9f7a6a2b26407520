//! Names of persons.

use super::{codes, found, site};

const NONE: [&str; 0] = [];

#[test]
fn names_with_a_title_are_found() {
    for text in [
        "，张三局长出席",
        "由李四同志主持",
        "王五先生说",
        "市知识产权局赵小明副局长介绍",
        "欧阳明教授",
        "申长雨局长",
        "国家知识产权局申长雨局长指出",
        "科长李四",
        "副科长李四介绍",
        "处长张小明、",
        "王伟法官",
        "联系人：钱七",
        "**联系人**：钱七，电话",
        "联系人李华负责接待",
        "报名请联系王晓明，手机",
        "报名请联系王晓明科长",
        "科员张伟表示",
        "经办人李小明，电话",
        "发明人: 赵小明",
        "某博士和王伟教授发言",
        "Mr Li Hua spoke.",
        "Dr. Li Hua’s talk",
        "with Prof. Wang Wei.",
        "Professor Anna Schmidt",
        "Ms Chen, of the library",
    ] {
        assert_eq!(codes(&site("", text, &[])), ["CB614"], "{text}");
    }
}

#[test]
fn roles_and_bodies_are_not() {
    for text in [
        "the Head of the Practice Base",
        "实践基地负责人介绍",
        "负责人张贴公告",
        "联系人方便时",
        "请联系张江高科技园区，电话",
        "联系方式：手机",
        "联系电话12345",
        "联系马上办窗口，电话",
        "联系人和主持人",
        "市知识产权局局长出席",
        "知识产权局副局长",
        "办公室主任",
        "管委会主任",
        "图书馆馆长",
        "安全主任",
        "金融博士",
        "文学博士和经济学教授",
        "高级工程师",
        "技术经理人、项目经理、总经理",
        "法律顾问与专利律师",
        "Dr. of law",
        "a professor of law",
        "Professor emeritus",
        "Prof. University",
        "MRI and Drive",
        "Msgr",
        "常务副主任",
        "两位女士和三位先生",
        "班主任老师",
        "荣获先生奖",
        "党组书记",
        "局长办公会",
        "局长信箱",
        "局长任期届满",
        "院长高度重视",
        "主任委员",
        "会长单位",
        "秘书长张罗各项工作",
        "总监陈述意见",
        "成长型企业负责人：待定",
        "联系人：办公室",
        "负责人：全体成员",
        "申请人：华为技术有限公司",
        "摄影：佛山日报",
        "高级法官",
        "高学历博士",
        "处长王国平台",
        "Green Dr. In 285 days",
        "It was Dr. The next",
    ] {
        assert_eq!(found(&site("", text, &[])), NONE, "{text}");
    }
}

#[test]
fn a_recorded_consent_lets_a_name_stand() {
    let consent =
        "personal_information:\n  people:\n    - {name: Li Hua, consent: written consent of 2026-01-05}\n";
    assert_eq!(codes(&site(consent, "Dr Li Hua spoke.", &[])), NONE);
    assert_eq!(codes(&site(consent, "Nobody spoke.", &[])), ["CB615"]);
    assert_eq!(codes(&site(consent, "Dr Li Hua and Dr Wang Wei spoke.", &[])), ["CB614"]);
}

fn case(lines: &str) -> Vec<String> {
    let case = format!("title: A case\nsummary: A case.\nstatus: published\n{lines}\n",);
    let files = site(
        "",
        "Words.",
        &[
            ("content/cases/a/case.yaml", case.as_bytes()),
            ("content/cases/a/en.md", b"Words.\n"),
            ("content/organizations.yaml", "library:\n  name: Anna Schmidt\n  kind: library\n".as_bytes()),
        ],
    );
    found(&files)
}

#[test]
fn bylines_name_people_or_bodies() {
    assert_eq!(case("byline: {author: Li Hua}"), ["CB614 content/cases/a/case.yaml:4:18"]);
    assert_eq!(case("byline: {photo: 摄影：张三、李四}").len(), 2);
    assert_eq!(case("byline: {editor: Dr Li Hua}").len(), 1);
    for body in [
        "本刊编辑部",
        "佛山市知识产权保护中心",
        "Editorial Office",
        "Foshan Daily",
        "Getty Images",
        "Xinhua News Agency",
        "Anna Schmidt",
        "the press office",
        "Practice Base",
        "方志办",
        "知识产权局",
    ] {
        assert_eq!(case(&format!("byline: {{author: {body}}}")), NONE, "{body}");
    }
}
