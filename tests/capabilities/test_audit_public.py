"""What everybody reads of an audit (AU-9), with the facts of Stolberg. Functions only, no names."""

from tests.fixtures.alliances import AllianceInTest

COURSE = "Bestandsaufnahme und Analyse in sechs Handlungsfeldern, drei Workshops, Zielvereinbarung, Ratsbeschluss, Zertifikat."
DOCUMENTS = [
    ("Strategie-Workshop", "14.03.2017"),
    ("Zielvereinbarung", "24.08.2017"),
    ("Zertifikat", "27.09.2017"),
]


def test_au_9_the_public_page_tells_the_course_three_documents_and_whom_to_ask(alliance: AllianceInTest) -> None:
    coordinator = alliance.coordinator
    coordinator.change(alliance.path, has_public_page=True)
    process = alliance.create("processes", template="audit", title="Audit familiengerechte Kommune")
    coordinator.change(
        f"/processes/{process['id']}/public-page",
        is_public=True,
        public_procedure=COURSE,
        public_documents=[{"title": title, "when": when} for title, when in DOCUMENTS],
        public_contact="Projektleitung im Jugendamt",
    )
    slug = coordinator.get(alliance.path)["slug"]
    [read] = coordinator.get(f"/public/alliances/{slug}/processes")["processes"]
    assert [(one["title"], one["when"]["text"]) for one in read["documents"]] == DOCUMENTS
    page = coordinator.http.get(f"/oeffentlich/{slug}/verfahren/{process['id']}").text
    assert all(words in page for words in (COURSE, "24.08.2017", "Projektleitung im Jugendamt"))
