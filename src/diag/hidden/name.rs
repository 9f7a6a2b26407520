//! What the characters are called that cannot be shown.

use crate::diag::Pattern;

/// What a character is called, in English (as Unicode has it, in lower case) and in Chinese.
pub fn name(character: char) -> Pattern {
    let (en, zh) = match character {
        '\0' => ("null", "空字符"),
        '\u{7}' => ("bell", "响铃符"),
        '\u{8}' => ("backspace", "退格符"),
        '\u{b}' => ("vertical tab", "垂直制表符"),
        '\u{c}' => ("form feed", "换页符"),
        '\u{1b}' => ("escape", "转义符 ESC"),
        '\u{7f}' => ("delete", "删除符"),
        '\u{85}' => ("next line", "下一行符"),
        '\u{9b}' => ("control sequence introducer", "控制序列引导符"),
        '\0'..='\u{9f}' => ("control character", "控制字符"),
        '\u{ad}' => ("soft hyphen", "软连字符"),
        '\u{34f}' => ("combining grapheme joiner", "组合用字形连接符"),
        '\u{61c}' => ("Arabic letter mark", "阿拉伯字母方向标记"),
        '\u{200b}' => ("zero width space", "零宽空格"),
        '\u{200c}' => ("zero width non-joiner", "零宽不连字符"),
        '\u{200d}' => ("zero width joiner", "零宽连字符"),
        '\u{200e}' => ("left-to-right mark", "从左至右标记"),
        '\u{200f}' => ("right-to-left mark", "从右至左标记"),
        '\u{2028}' => ("line separator", "行分隔符"),
        '\u{2029}' => ("paragraph separator", "段落分隔符"),
        '\u{202a}' => ("left-to-right embedding", "从左至右嵌入符"),
        '\u{202b}' => ("right-to-left embedding", "从右至左嵌入符"),
        '\u{202c}' => ("pop directional formatting", "方向格式结束符"),
        '\u{202d}' => ("left-to-right override", "强制从左至右符"),
        '\u{202e}' => ("right-to-left override", "强制从右至左符"),
        '\u{2060}' => ("word joiner", "词连接符"),
        '\u{2066}' => ("left-to-right isolate", "从左至右隔离符"),
        '\u{2067}' => ("right-to-left isolate", "从右至左隔离符"),
        '\u{2068}' => ("first strong isolate", "首字方向隔离符"),
        '\u{2069}' => ("pop directional isolate", "方向隔离结束符"),
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => ("Hangul filler", "谚文填充符"),
        '\u{feff}' => ("zero width no-break space, a byte order mark", "零宽不换行空格（字节顺序标记）"),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => ("variation selector", "异体字选择符"),
        '\u{e0000}'..='\u{e007f}' => ("tag character", "标签字符"),
        '\u{fffc}' => ("object replacement character", "对象替换符"),
        '\u{fffd}' => ("replacement character", "替换字符"),
        '\u{e000}'..='\u{f8ff}' => ("private-use character", "私用区字符"),
        _ if character as u32 & 0xfffe == 0xfffe => ("no character", "非字符"),
        '\u{fdd0}'..='\u{fdef}' => ("no character", "非字符"),
        '\u{f0000}'.. => ("private-use character", "私用区字符"),
        _ => ("invisible character", "不可见字符"),
    };
    Pattern { en, zh }
}
