"""Files on a card and the trash, as people use them: attach by button and by dropping, download, delete, take back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.documents.files import PDF, picture
from tests.fixtures.alliances import Caller
from tests.journeys.visitors import ALLIANCE
from tests.journeys.waiting import expect_soon

DROP = """(zone, [name, type, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name, { type }));
  for (const kind of ['dragover', 'drop']) {
    zone.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
  }
}"""


@pytest.fixture
def card(new_card: Callable[..., dict]) -> dict:
    """A card of this journey's own."""
    return new_card("Drachenfest auf der Wiese")


@pytest.fixture
def files(coordinator: Page, card: dict) -> Page:
    """The card's own page with its files before one."""
    coordinator.goto(f"{ALLIANCE}/cards/{card['number']}")
    coordinator.get_by_role("tab", name="Dateien").click()
    expect(coordinator.get_by_text("Noch keine Dateien.")).to_be_visible()
    return coordinator


def entry(page: Page, text: str) -> Locator:
    """The entry of a list with this text."""
    return page.get_by_role("listitem").filter(has_text=text)


def test_files_are_attached_by_button_and_by_dropping_and_downloaded(files: Page, card: dict, operator: Caller) -> None:
    chosen = [
        {"name": "Wiese.jpg", "mimeType": "image/jpeg", "buffer": picture()},
        {"name": "Lageplan.pdf", "mimeType": "application/pdf", "buffer": PDF},
    ]
    files.locator("input[type=file]").set_input_files(chosen)
    expect(files.get_by_role("link", name="Wiese.jpg")).to_be_visible()
    expect(files.get_by_role("link", name="Lageplan.pdf")).to_be_visible()
    files.get_by_role("group", name="Dateien hierher ziehen oder auswählen").evaluate(
        DROP, ["Liste.csv", "text/csv", "Wer;Was\nWIS;Raum\n"]
    )
    expect(files.get_by_role("link", name="Liste.csv")).to_be_visible()
    listed = operator.items(f"/action-items/{card['id']}/documents")
    assert [one["name"] for one in listed] == ["Wiese.jpg", "Lageplan.pdf", "Liste.csv"]
    with files.expect_download() as download:
        files.get_by_role("link", name="Lageplan.pdf").click()
    assert download.value.suggested_filename == "Lageplan.pdf"
    assert download.value.path().read_bytes() == PDF


def test_a_refused_file_says_why_and_the_others_go_on(files: Page) -> None:
    chosen = [
        {"name": "Foto.jpg", "mimeType": "image/jpeg", "buffer": b"<!DOCTYPE html><script>alert(1)</script>"},
        {"name": "Lageplan.pdf", "mimeType": "application/pdf", "buffer": PDF},
    ]
    files.locator("input[type=file]").set_input_files(chosen)
    refusal = files.get_by_text("Angenommen werden Bilder, PDF")
    expect(refusal).to_be_visible()
    expect(files.get_by_role("link", name="Lageplan.pdf")).to_be_visible()
    entry(files, "Foto.jpg").get_by_role("button", name="Schließen").click()
    expect(refusal).to_have_count(0)


def test_a_deleted_file_comes_back_by_the_button_of_its_message(files: Page, card: dict, operator: Caller) -> None:
    files.locator("input[type=file]").set_input_files(
        {"name": "Lageplan.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    entry(files, "Lageplan.pdf").get_by_role("button", name="Löschen").click()
    expect(files.get_by_text("Noch keine Dateien.")).to_be_visible()
    assert operator.items(f"/action-items/{card['id']}/documents") == []
    files.get_by_role("button", name="Rückgängig").click()
    expect(files.get_by_role("link", name="Lageplan.pdf")).to_be_visible()


def test_a_deleted_card_is_undone_at_once_or_brought_back_from_the_trash(
    coordinator: Page, card: dict, operator: Caller
) -> None:
    def is_there() -> bool:
        return operator.http.get(f"/api/v1/action-items/{card['id']}").status_code == 200

    def delete() -> None:
        coordinator.goto(f"{ALLIANCE}/cards/{card['number']}")
        coordinator.get_by_role("button", name="Karte löschen").click()
        coordinator.get_by_role("dialog").get_by_role("button", name="Karte löschen").click()
        expect_soon(is_there, False)

    delete()
    coordinator.get_by_role("button", name="Rückgängig").click()
    expect_soon(is_there, True)
    delete()
    coordinator.goto(f"{ALLIANCE}/settings?tab=trash")
    expect(coordinator.get_by_text("Drachenfest auf der Wiese").first).to_be_visible()
    entry(coordinator, card["number"]).get_by_role("button", name="Zurückholen").click()
    expect_soon(is_there, True)
    coordinator.goto(f"{ALLIANCE}/cards/{card['number']}")
    expect(coordinator.get_by_role("button", name="Karte löschen")).to_be_visible()


def test_the_address_of_a_deleted_card_offers_to_bring_it_back(coordinator: Page, card: dict, operator: Caller) -> None:
    operator.remove(f"/action-items/{card['id']}")

    coordinator.goto(f"{ALLIANCE}/cards/{card['number']}")
    expect(coordinator.get_by_text("liegt im Papierkorb")).to_be_visible()
    coordinator.get_by_role("button", name="Zurückholen").click()

    expect(coordinator.get_by_role("button", name="Karte löschen")).to_be_visible()
