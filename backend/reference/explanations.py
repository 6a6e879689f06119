"""The pages behind a problem's `type`: what it means, in German or English."""

import inspect

from backend.core.language import catalogue, text
from backend.core.problems import Problem
from backend.reference.markup import element, page, table

WORDS = {
    "de": {"all": "Alle Fehlermeldungen", "status": "Status", "kind": "Art", "meaning": "Bedeutung"},
    "en": {"all": "All problems", "status": "Status", "kind": "Kind", "meaning": "Meaning"},
}


def find(slug: str) -> type[Problem] | None:
    """The kind of problem with this name."""
    return next((kind for kind in Problem.catalogue() if kind.slug() == slug), None)


def draw(kind: type[Problem], language: str, stylesheet: str, listing: str) -> str:
    """The page of one kind of problem."""
    title = text(f"problem.{kind.slug()}.title", language)
    words = WORDS[language]
    body = [
        element("h1", title),
        element("p", _detail(kind, language)),
        element("p", f"{words['status']} ", element("code", str(kind.status)), " · ", element("code", kind.slug())),
    ]
    if kind.__doc__ and language == "en":
        body.append(element("p", inspect.cleandoc(kind.__doc__)))
    body.append(element("p", element("a", words["all"], href=listing)))
    return page(title, language, stylesheet, element("main", *body))


def draw_all(language: str, stylesheet: str, listing: str) -> str:
    """The page with all kinds of problems."""
    words = WORDS[language]
    rows = (
        (
            element("a", kind.slug(), href=f"{listing}/{kind.slug()}"),
            str(kind.status),
            text(f"problem.{kind.slug()}.title", language),
        )
        for kind in Problem.catalogue()
    )
    columns = [words["kind"], words["status"], words["meaning"]]
    return page(words["all"], language, stylesheet, element("main", element("h1", words["all"]), table(columns, rows)))


class _Ellipses(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def _detail(kind: type[Problem], language: str) -> str:
    """The sentence of the answer; what differs from case to case is an ellipsis."""
    return catalogue(language)[f"problem.{kind.slug()}.detail"].format_map(_Ellipses())
