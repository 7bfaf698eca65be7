"""Read a page of the report: its tags, attributes and words, when it holds only what ours may."""

import re
from html.parser import HTMLParser

TAGS = (
    "html head meta title style body main header section footer h1 h2 h3 p strong small span code "
    "bdi a ul li dl dt dd div table caption thead tbody tr th td details summary meter picture "
    "source img"
)
ATTRIBUTES = (
    "lang charset name content http-equiv class id aria-labelledby aria-hidden aria-label role "
    "tabindex href scope colspan min max value media srcset src width height alt"
)
VOID = {"meta", "source", "img"}


class Page(HTMLParser):
    """Tags in order, attributes, and all text; fails where tags do not close."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.words, self.open = [], [], [], []
        self.strange = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *pair) for pair in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    def handle_comment(self, data):
        self.strange.append(data)

    unknown_decl = handle_pi = handle_comment

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def safe(html) -> Page:
    """The page, when it holds only what ours may hold."""
    page = Page(html)
    assert set(page.tags) <= set(TAGS.split())
    assert {name for _, name, _ in page.attributes} <= set(ATTRIBUTES.split())
    assert page.strange == []
    for tag, name, value in page.attributes:
        if name == "href":
            assert re.fullmatch(r"#exercise-\d+|students/[\w%.~-]+\.html", value), (tag, value)
        if name in ("src", "srcset"):
            assert value.startswith("data:image/png;base64,")
    return page
