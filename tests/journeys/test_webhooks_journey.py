"""A coordinator lets another program know what changes: sets a webhook up, tries it out, and sees what arrived."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.engine import make_url

from tests.activity.webhooks import receivers
from tests.activity.webhooks.receivers import Receiver
from tests.fixtures.alliances import Caller
from tests.fixtures.databases import Database
from tests.fixtures.servers import Server, started
from tests.journeys.visitors import ALLIANCE

SOON = 30_000


@pytest.fixture(scope="module")
def live_server(database: Database, frontend_dir: Path) -> Iterator[Server]:
    """A server that does the worker's duties, too, and may reach receivers on this machine."""
    settings = {"frontend_dir": frontend_dir, "worker": "inside", "webhook_allowed": "127.0.0.1"}
    with ExitStack() as stack:
        yield started(stack, database, Path(str(make_url(database.url).database)).parent, settings)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """The other program."""
    with receivers.running() as receiver:
        yield receiver


def test_a_webhook_is_set_up_tried_out_and_followed(
    coordinator: Page, receiver: Receiver, operator: Caller, alliance_path: str
) -> None:
    coordinator.goto(f"{ALLIANCE}/settings?tab=webhooks")
    coordinator.get_by_role("button", name="Webhook anlegen").click()
    form = coordinator.get_by_role("dialog", name="Webhook anlegen")
    form.get_by_label("Adresse der Gegenstelle").fill("http://10.0.0.1/hooks")
    form.get_by_label("Wofür ist der Webhook?").fill("Stadtportal")
    form.get_by_label("nur Ausgewähltes").check()
    form.get_by_label("Karten", exact=True).check()
    form.get_by_role("button", name="Webhook anlegen").click()
    expect(form.get_by_role("alert")).to_contain_text("nicht im öffentlichen Netz")

    form.get_by_label("Adresse der Gegenstelle").fill(receiver.url)
    form.get_by_role("button", name="Webhook anlegen").click()
    shown_once = coordinator.get_by_role("dialog", name="Das Geheimnis")
    secret = shown_once.get_by_role("textbox", name="Das Geheimnis").input_value()
    shown_once.get_by_role("button", name="Fertig").click()

    webhook = coordinator.get_by_role("listitem").filter(has_text=receiver.url)
    expect(webhook).to_contain_text("eingeschaltet")
    webhook.get_by_role("button", name="Testen").click()
    entry = webhook.get_by_role("listitem").filter(has_text="webhook.test")
    expect(entry).to_contain_text("angekommen", timeout=SOON)
    expect(entry).to_contain_text("Antwort 204")
    assert receiver.taken[0].verified(secret)["type"] == "webhook.test"

    operator.create(f"{alliance_path}/action-items", title="Ferienkalender")
    webhook.get_by_role("button", name="Protokoll schließen").click()
    webhook.get_by_role("button", name="Protokoll").click()
    entry = webhook.get_by_role("listitem").filter(has_text="action_item.created")
    expect(entry).to_contain_text("angekommen", timeout=SOON)
    entry.get_by_role("button", name="Noch einmal senden").click()
    expect(coordinator.get_by_text("Die Nachricht ist noch einmal unterwegs.")).to_be_visible()


def test_a_stopped_webhook_says_why_and_starts_again(
    coordinator: Page, receiver: Receiver, operator: Caller, alliance_path: str
) -> None:
    receiver.answer(410)
    body = {"url": receiver.url, "description": "Altes Portal", "event_types": ["idea.*"]}
    operator.create(f"{alliance_path}/webhooks", **body)
    operator.create(f"{alliance_path}/ideas", text="Spielplatzfest")
    coordinator.goto(f"{ALLIANCE}/settings?tab=webhooks")
    webhook = coordinator.get_by_role("listitem").filter(has_text="Altes Portal")
    expect(webhook).to_contain_text("dass es die Adresse nicht mehr gibt", timeout=SOON)

    receiver.answer(204)
    webhook.get_by_role("button", name="Mehr zu Altes Portal").click()
    coordinator.get_by_role("menuitem", name="Wieder einschalten").click()
    expect(webhook).to_contain_text("eingeschaltet")
    webhook.get_by_role("button", name="Protokoll").click()
    expect(webhook.get_by_role("listitem").filter(has_text="idea.created")).to_contain_text("angekommen", timeout=SOON)
