"""Mails are written in plain text; the HTML part is made of that text, and of nothing else."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, meta, nodes

from backend.core import mail_rendering
from backend.core.language import LANGUAGES
from backend.core.mail_rendering import LOCALES, Block, blocks, one_line, render, templates

NAMES = sorted({name for language in LANGUAGES for name in templates(language)})


class Anything:
    """Stands for any value of a template: a text, a number, a record, a list of one."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything(name)

    def __iter__(self) -> Iterator["Anything"]:
        return iter([Anything(self.name)])

    def __getitem__(self, key: Any) -> "Anything":
        return Anything(str(key))

    def __len__(self) -> int:
        return 1

    def __str__(self) -> str:
        return "https://buendnis.example/x?a=1&b=2" if self.name in ("url", "link") else f"«{self.name}»"

    def __eq__(self, other: object) -> bool:
        return False

    def __gt__(self, other: object) -> bool:
        return True

    __hash__ = object.__hash__


class Outline(HTMLParser):
    """The elements of a page, and whether each one is closed."""

    VOID = {"meta", "br", "link", "img", "hr"}

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def values_of(name: str, language: str) -> dict[str, Any]:
    """A value for everything that a template asks for; dates where it writes dates."""
    environment = Environment()
    environment.filters |= {"day": str, "moment": str}
    tree = environment.parse((LOCALES / language / "mails" / f"{name}.txt").read_text(encoding="utf-8"))
    values: dict[str, Any] = {key: Anything(key) for key in meta.find_undeclared_variables(tree)}
    for filtered in tree.find_all(nodes.Filter):
        if filtered.name in ("day", "moment") and isinstance(filtered.node, nodes.Name):
            values[filtered.node.name] = datetime(2026, 3, 4, 8, tzinfo=UTC)
    return values


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_template_renders_in_both_languages(name: str, language: str) -> None:
    letter = render(name, language, values_of(name, language), "https://buendnis.example/leave?x=1&y=2")

    assert letter.subject
    assert "\n" not in letter.subject
    assert "{" not in letter.text + letter.subject
    assert "\n\n\n" not in letter.text
    outline = Outline()
    outline.feed(letter.html)
    assert not outline.open
    assert ("html", {"lang": language}) in outline.seen
    elements = {tag for tag, _ in outline.seen}
    assert not elements & {"img", "script", "link", "iframe", "form", "table"}, "nothing is fetched, nothing runs"
    assert not re.search(r"url\(|@import", letter.html)
    addresses = {attributes.get("href") for tag, attributes in outline.seen if tag == "a"}
    assert "https://buendnis.example/leave?x=1&y=2" in addresses


def test_every_mail_is_there_in_every_language() -> None:
    assert len({tuple(templates(language)) for language in LANGUAGES}) == 1
    assert {"test", "digest"} <= set(NAMES)


def test_a_template_that_asks_for_what_is_missing_is_refused() -> None:
    with pytest.raises(Exception, match="url"):
        render("test", "de", {"name": "A. Beispiel"})


def test_what_a_text_consists_of() -> None:
    text = "Guten Tag,\n\nGruß und\nKuss\n\nTitel\n---\n- eins\n- zwei\n\n[Öffnen]\nhttps://x.example/1\n\nhttps://x.example/2"

    assert list(blocks(text)) == [
        Block("paragraph", ("Guten Tag,",)),
        Block("paragraph", ("Gruß und", "Kuss")),
        Block("heading", ("Titel",)),
        Block("list", ("eins", "zwei")),
        Block("button", ("Öffnen",), "https://x.example/1"),
        Block("link", ("https://x.example/2",), "https://x.example/2"),
    ]


@pytest.mark.parametrize(
    ("given", "shown"),
    [("a\r\nBcc: b", "a Bcc: b"), ("a\u2028b\x00c\x1b[0m", "a b c [0m"), ("  a \t b ", "a b"), ("Müller–Lüdenscheid", "Müller–Lüdenscheid"), (7, 7)],
)  # fmt: skip
def test_values_are_one_line(given: Any, shown: Any) -> None:
    assert one_line(given) == shown


def test_days_are_written_as_people_write_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language in LANGUAGES:
        (tmp_path / language / "mails").mkdir(parents=True)
        (tmp_path / language / "mails" / "when.txt").write_text("Subject: {{ day|day }}\n{{ moment|moment }}\n")
    monkeypatch.setattr(mail_rendering, "LOCALES", tmp_path)
    mail_rendering._texts.cache_clear()
    values = {"day": date(2026, 3, 4), "moment": datetime(2026, 7, 4, 22, 30, tzinfo=UTC)}
    german, english = (render("when", language, values) for language in ("de", "en"))
    mail_rendering._texts.cache_clear()

    assert (german.subject, german.text.split("\n")[0]) == ("04.03.2026", "05.07.2026, 00:30")
    assert (english.subject, english.text.split("\n")[0]) == ("2026-03-04", "2026-07-05, 00:30")
