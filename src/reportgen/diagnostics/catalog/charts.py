"""Messages of the room `charts`."""

from reportgen.diagnostics.core import Message, Severity

MESSAGES: dict[str, Message] = {
    "chart-empty": Message(
        Severity.ERROR,
        zh="图表“{chart}”没有可以画的数字",
        en="chart “{chart}” has no figures to draw",
        hint_zh="看看 table 和 show 写的是不是有数字的列",
        hint_en="see whether table and show name a column that holds figures",
    ),
    "chart-empty.zero": Message(
        Severity.ERROR,
        zh="图表“{chart}”的数字全是 0，画不出饼图或环形图",
        en="all figures of chart “{chart}” are 0, which makes no pie or ring",
        hint_zh="换一种图：type: bar",
        hint_en="choose another chart: type: bar",
    ),
    "chart-series": Message(
        Severity.ERROR,
        zh="图表“{chart}”有 {count} 组数字，饼图和环形图只能画一组",
        en="chart “{chart}” has {count} series; a pie or ring shows one",
        hint_zh="show 里只留一列，或换成 type: stacked",
        hint_en="keep one column in show, or choose type: stacked",
    ),
    "chart-value": Message(
        Severity.ERROR,
        zh="图表“{chart}”里“{category}”的数字 {value} 画不出来",
        en="chart “{chart}” cannot show {value} for “{category}”",
        hint_zh="改正表里的这个数字",
        hint_en="correct that figure in the table",
    ),
    "chart-negative.pie": Message(
        Severity.ERROR,
        zh="图表“{chart}”里“{category}”是负数 {value}，饼图和环形图画不了负数",
        en="chart “{chart}”: {value} for “{category}” is negative; a pie or ring cannot show it",
        hint_zh="换一种图：type: bar",
        hint_en="choose another chart: type: bar",
    ),
    "chart-negative.stacked": Message(
        Severity.ERROR,
        zh="图表“{chart}”里“{category}”是负数 {value}，堆积图画不了负数",
        en="chart “{chart}”: {value} for “{category}” is negative; stacked bars cannot show it",
        hint_zh="换一种图：type: grouped",
        hint_en="choose another chart: type: grouped",
    ),
    "chart-too-many": Message(
        Severity.ERROR,
        zh="图表“{chart}”画不下：{count} 项太多，或名称太长",
        en="chart “{chart}” does not fit: {count} categories are too many, or names too long",
        hint_zh="分成两个图，只画其中几项，或把名称写短",
        hint_en="make two charts of it, show only some of them, or shorten the names",
    ),
    "chart-too-many.categories": Message(
        Severity.ERROR,
        zh="图表“{chart}”有 {count} 项，最多画 {limit} 项",
        en="chart “{chart}” has {count} categories; at most {limit} can be drawn",
        hint_zh="分成几个图，或只画其中几项",
        hint_en="make several charts of it, or show only some of them",
    ),
    "chart-too-many.series": Message(
        Severity.ERROR,
        zh="图表“{chart}”有 {count} 组数字，超过 {limit} 组黑白打印就分不清了",
        en="chart “{chart}” has {count} series; beyond {limit} they look alike in print",
        hint_zh="show 里少写几列，或分成两个图",
        hint_en="show fewer columns, or make two charts of it",
    ),
    "chart-too-many.slices": Message(
        Severity.ERROR,
        zh="图表“{chart}”有 {count} 块，饼图和环形图最多画 {limit} 块",
        en="chart “{chart}” has {count} slices; a pie or ring shows at most {limit}",
        hint_zh="换一种图：type: horizontal",
        hint_en="choose another chart: type: horizontal",
    ),
    "chart-slices": Message(
        Severity.WARNING,
        zh="图表“{chart}”有 {count} 块，太碎，不容易看清",
        en="chart “{chart}” has {count} slices and is hard to read",
        hint_zh="换一种图：type: horizontal",
        hint_en="choose another chart: type: horizontal",
    ),
    "chart-crowded": Message(
        Severity.WARNING,
        zh="图表“{chart}”太挤，有 {count} 个数字没有地方标出来",
        en="chart “{chart}” is crowded: {count} figures found no room beside their points",
        hint_zh="少画几组，或换成 type: horizontal",
        hint_en="show fewer series, or choose type: horizontal",
    ),
    "chart-label-long": Message(
        Severity.ERROR,
        zh="图表“{chart}”里“{start}……”超过 {limit} 个字，图上写不下",
        en="chart “{chart}”: “{start}…” is longer than {limit} characters",
        hint_zh="在表里换一个短的名称",
        hint_en="give it a shorter name in the table",
    ),
    "glyph-missing": Message(
        Severity.ERROR,
        zh="图表“{chart}”里的{characters}没有字体能写出来",
        en="chart “{chart}”: no font has {characters}",
        hint_zh="换一个常用字，或在这台电脑上装一种有这个字的字体（如思源黑体）",
        hint_en="use another character, or install a font that has it (Source Han Sans)",
    ),
}

PHRASES: dict[str, tuple[str, str]] = {}

TERMS: dict[str, tuple[str, str]] = {}
