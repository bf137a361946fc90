"""What the numbered lines say: known to the writers, which write them, and to the judge, which looks for each.

A line is `@WRITER.NUMBER.KIND@ words #`; its words follow from the three. Lines of the kind `same` all say the same and are counted.
`~` begins what is no line: states of progress bars, status lines, screens of programs that fill theirs.
"""
import re

PLAIN, LONG, TABS, WIDE, LONG_WIDE, SAME = "pltwvs"
WORDS = ("the parser reads a module and its tests pass while another step begins to link what was compiled before and "
         "a small warning stands beside the summary of the build that nobody looks at until it fails again ") * 16
WIDE_WORDS = "設定ファイルを読み込みました 東京 試験は終わり é ö 🚀 次の段階へ進む ｶﾅ 데이터 " * 40
PICTURE = re.compile(r"~row\d+ofpicture\d")  # a row of a full screen, dense; it may stand amid what was written before
MARK = re.compile(r"@(\d+)\.(\d+)\.([pltwv])@|=(\d+)=|~|\0")


def text(writer, number, kind):
    """The line as it is written, without what only decorates it."""
    if kind == SAME:
        return f"={writer}="
    spread = (number * 7919 + writer * 31) % 9973
    if kind == PLAIN:
        words = WORDS[spread % 300:][:spread % 50]
    elif kind == LONG:
        words = WORDS[spread % 300:][:120 + spread % 2200]
    elif kind == TABS:
        words = "ok\tpkg/" + WORDS[spread % 300:][:spread % 20] + "\t0.2s\tcached"
    elif kind == WIDE:
        words = WIDE_WORDS[spread % 100:][:spread % 20]
    else:
        words = WIDE_WORDS[spread % 100:][:60 + spread % 500]
    return f"@{writer}.{number}.{kind}@ {words.strip()} #"


def dense(said):
    """Without blanks and line ends: wrapped rows, tabs shown as blanks and cut ends are all the same line."""
    return "".join(said.split())
