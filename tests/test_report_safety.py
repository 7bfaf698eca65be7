"""The report is safe: what students write is text, and the pages run and load nothing."""

import base64
import hashlib
import re
from unittest import mock

import made_class
from hypothesis import given, settings
from hypothesis import strategies as st
from report_page import Page, safe

from course.teaching.reporting import report
from course.teaching.reporting.plain import plain
from course.teaching.reporting.standing import Row, Standing
from course.teaching.roster import Student

PAYLOADS = [
    "<script>alert(1)</script>", "</style><script>", "<img src=x onerror=alert(1)>", "]]><!--",
    '"><svg onload=alert(1)>', "' onmouseover='x", "javascript:alert(1)", "{{ 7*7 }}{% raw %}",
    "`</code><b>`", "``", "&lt;script&gt;", "\u202egnp.exe", "../../x", "\ud800", "a\u0336" * 50,
    "\x00<\x00script>", "</title></head>", "<meta http-equiv=refresh content=0>", "-->",
]  # fmt: skip
PARTS = st.lists(st.sampled_from(PAYLOADS) | st.text(max_size=30), min_size=1)
TEXT = PARTS.map(lambda parts: "x" + "x".join(parts))


def outline(page: Page) -> list[str]:
    return [tag for tag in page.tags if tag != "code"]


def hostile(text: str, problem: str = "") -> Standing:
    """A class of one student, who had a hand in everything."""
    names = ("one", "two", "three", "four")
    status = ("failed", "failed", "not attempted", "passed")
    verdicts = [
        {"name": n, "status": s, "points": 0.0, "max_points": 1.0, "headline": text}
        | {"lines": [text, text], "mistake": m, "hints": [text] * 3}
        for n, s, m in zip(names, status, (text, None, None, None), strict=True)
    ]
    verdicts[0]["name"] = f"e{text}"
    made = made_class.result(text, "03", verdicts, notes=[text], problem=problem, sandboxed=False)
    made["fingerprint"] = {f"e{text}": "f", "two": "g"}
    rows = [
        Row(Student(who, text), 2, True, result=made | {"student": who})
        for who in ("1" + text[:20], "2")
    ]
    rows.append(Row(Student("3", text), 1))
    return Standing(text, "03", rows, [(text, text)])


@given(TEXT, st.booleans())
@settings(max_examples=60)
def test_what_students_write_is_text(text, nothing):
    standing, benign = (hostile(t, t if nothing else "") for t in (text, "words"))
    with mock.patch.object(report, "pictures", return_value=None):
        pairs = [
            [report.class_page(s, t) for s, t in ((standing, text), (benign, "words"))],
            [report.student_page(s, s.rows[0]) for s in (standing, benign)],
        ]
    for html, quiet in pairs:
        html.encode("utf-8")
        page = safe(html)
        assert outline(page) == outline(safe(quiet))
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", html)


def test_payloads_can_be_read():
    page = safe(report.student_page(s := hostile("<script>alert(1)</script>"), s.rows[0]))
    assert "<script>alert(1)</script>" in page.text


@given(st.text(), st.integers(1, 50))
def test_plain_has_an_end_and_hides_nothing(text, limit):
    made = plain(text, limit)
    assert len(made) <= limit
    assert made == plain(made, limit)
    assert made.isprintable() or "\u200c" in made or "\u200d" in made


def test_huge_strings_make_small_pages():
    html = report.student_page(s := hostile("ab <b> " * 7_000_000), s.rows[0])
    assert len(html) < 60_000


def test_policy_allows_our_style_alone():
    html = report.student_page(s := hostile("x"), s.rows[0])
    style = re.search("<style>(.*?)</style>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(v for _, _, v in safe(html).attributes if v and "default-src" in v)
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def brightness(color):
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_colors_can_be_read_in_light_and_dark():
    css = (report.TEMPLATES / "style.css").read_text(encoding="utf-8")
    for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]:
        colors = dict(re.findall(r"--(\w+): (#\w{6});", block))
        for back in ("page", "soft", "alert"):
            for front in ("ink", "quiet", "link", "good", "bad"):
                dark, light = sorted(brightness(colors[c]) for c in (back, front))
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (front, back)
