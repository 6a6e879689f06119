"""How files are kept: scanned, within the operator's limits, on disk before their row, and erased when nobody's."""

import hashlib
import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from backend.activity.trash import service as trash
from backend.core.clock import now
from backend.documents import storage, sweeping
from tests.documents.files import PDF, attach, content, picture, send
from tests.documents.scanners import EICAR, scanner
from tests.fixtures.alliances import AllianceInTest


@pytest.fixture
def card(alliance: AllianceInTest) -> str:
    """The id of a card."""
    return str(alliance.create("action-items", title="Aktionstage")["id"])


def setting(app: FastAPI, **values: Any) -> None:
    """Run on with other settings."""
    app.state.settings = app.state.settings.model_copy(update=values)


def files(app: FastAPI) -> list[Path]:
    """Every stored file."""
    return sorted(path for path in (app.state.settings.data_dir / "documents").glob("**/*") if path.is_file())


def sweep(app: FastAPI) -> int:
    """What the worker erases."""
    return sweeping.run(app.state.database, app.state.settings)


def let_age(paths: list[Path]) -> None:
    """Make files look two hours old."""
    for path in paths:
        os.utime(path, (time.time() - 7200,) * 2)


@pytest.mark.parametrize("by", ["socket", "port"])
def test_every_file_is_shown_to_the_scanner_as_it_came(
    app: FastAPI, alliance: AllianceInTest, card: str, tmp_path: Path, by: str
) -> None:
    with scanner(tmp_path if by == "socket" else None) as (address, running):
        setting(app, clamd=address)
        attach(alliance.coordinator, card, "Foto.jpg", sent := picture())
        large = b"a" * 3_000_000
        attach(alliance.coordinator, card, "Lang.txt", large)
        assert running.scanned == [sent, large]
        refused = send(alliance.coordinator, card, "Notiz.txt", b"Hallo " + EICAR)
        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (422, "infected-document")
    assert len(files(app)) == 2


def test_without_its_scanner_nothing_is_taken(app: FastAPI, alliance: AllianceInTest, card: str) -> None:
    with scanner() as (address, running):
        running.answer = b"INSTREAM size limit exceeded. ERROR\0"
        setting(app, clamd=address)
        assert send(alliance.coordinator, card, "Plan.pdf", PDF).status_code == 503
    refused = send(alliance.coordinator, card, "Plan.pdf", PDF)
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "30")
    assert files(app) == []


def test_an_alliance_fills_no_more_space_than_it_is_given(
    app: FastAPI, alliance: AllianceInTest, other_alliance: AllianceInTest, card: str
) -> None:
    setting(app, max_documents_megabytes=2, max_document_bytes=1_000_000)
    attach(alliance.coordinator, card, "Eins.txt", b"a" * 900_000)
    attach(alliance.coordinator, card, "Zwei.txt", b"a" * 900_000)
    refused = send(alliance.coordinator, card, "Drei.txt", b"a")
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "no-space-for-documents")
    elsewhere = other_alliance.create("action-items", title="Turnier")
    attach(other_alliance.coordinator, elsewhere["id"], "Drei.txt", b"a")


def test_the_bytes_lie_under_an_id_that_nobody_chose(app: FastAPI, alliance: AllianceInTest, card: str) -> None:
    document = attach(alliance.coordinator, card, "Plan.pdf", PDF)
    [path] = files(app)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (PDF, 0o600)
    assert path.parent.name == path.name[-2:]
    assert path.name not in str(document)
    assert document["checksum"] == hashlib.sha256(PDF).hexdigest()
    assert content(alliance.coordinator, document).headers["etag"] == f'"{document["checksum"]}"'
    assert alliance.coordinator.http.get(f"/documents/{path.parent.name}/{path.name}").content != PDF


def test_who_may_not_attach_leaves_no_bytes(
    app: FastAPI, alliance: AllianceInTest, other_alliance: AllianceInTest, card: str
) -> None:
    assert send(other_alliance.coordinator, card, "Plan.pdf", PDF).status_code == 404
    assert send(alliance.reader, card, "Plan.pdf", PDF).status_code == 403
    assert files(app) == []


def test_bytes_without_a_document_are_swept_and_others_are_not(
    app: FastAPI, alliance: AllianceInTest, card: str
) -> None:
    document = attach(alliance.coordinator, card, "Plan.pdf", PDF)
    folder = app.state.settings.data_dir
    storage.keep(folder, b"from an upload that came to nothing")
    let_age(files(app))
    young = storage.keep(folder, b"from an upload that is not finished")
    broken_off = files(app)[0].with_suffix(".part")
    broken_off.write_bytes(b"x")
    let_age([broken_off])
    assert sweep(app) == 1
    assert not broken_off.exists()
    assert len(files(app)) == 2
    assert storage.open_content(folder, young).read() == b"from an upload that is not finished"
    assert content(alliance.coordinator, document).content == PDF


def test_the_bytes_of_a_removed_file_wait_with_it_and_go_with_it(
    app: FastAPI, alliance: AllianceInTest, card: str, frozen_clock: Any
) -> None:
    document = attach(alliance.coordinator, card, "Plan.pdf", PDF)
    alliance.coordinator.remove(f"/documents/{document['id']}")
    let_age(files(app))
    assert (sweep(app), len(files(app))) == (0, 1)
    frozen_clock(now() + timedelta(days=31))
    assert trash.purge(app.state.database, app.state.settings) == 1
    assert (sweep(app), len(files(app))) == (1, 0)
