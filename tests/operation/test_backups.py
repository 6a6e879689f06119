"""Backup and restore: everything comes back the same, also in the other kind of database."""

import json
import re
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.core.db import Database, migrate
from backend.main import create_app
from backend.operation.backups import PASSING
from backend.operation.backups.reading import NotRestored, restore
from backend.settings import Settings
from tests.fixtures.alliances import Caller
from tests.fixtures.commands import buendniswerk
from tests.fixtures.databases import KINDS, created


@pytest.fixture
def filled_url(empty_database_url: str) -> str:
    """A database with the demo alliance in it."""
    buendniswerk(empty_database_url, "demo")
    return empty_database_url


def contents(archive: Path) -> dict[str, bytes]:
    """The lines of every table in a backup."""
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist() if name != "manifest.json"}


@pytest.fixture(params=KINDS)
def target_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database to restore into, once of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'target.db'}"
        return
    with created(request.getfixturevalue("postgres_url")) as url:
        yield url


@pytest.fixture
def database_url_to_fill(filled_url: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated database without any row, of the same kind as the filled one."""
    if filled_url.startswith("sqlite"):
        migrate(f"sqlite:///{tmp_path / 'target.db'}")
        yield f"sqlite:///{tmp_path / 'target.db'}"
        return
    with created(request.getfixturevalue("postgres_url")) as url:
        migrate(url)
        yield url


def test_a_backup_is_restored_into_either_kind_of_database(filled_url: str, target_url: str, tmp_path: Path) -> None:
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    buendniswerk(filled_url, "backup", str(first))

    buendniswerk(target_url, "restore", str(first))
    buendniswerk(target_url, "backup", str(second))

    assert contents(second) == contents(first)
    assert contents(first)["action_items.ndjson"].count(b"\n") > 5


def test_what_was_restored_goes_on_where_it_stopped(
    client: TestClient, settings: Settings, empty_database_url: str, operator_token: str, tmp_path: Path
) -> None:
    file, operator = tmp_path / "backup.zip", Caller(client)
    place = operator.create("/municipalities", name="Salzgitter", slug="salzgitter")
    body = {"slug": "lmk", "short_name": "LMK", "municipality_id": place["id"]}
    path = f"/alliances/{operator.create('/alliances', name='Leben mit Kindern', **body)['id']}"
    operator.create(f"{path}/action-items", title="Spielplatzfest", steps=["Ort finden"], follow_ups=["20.10.2009"])
    before, board = operator.items(f"{path}/events"), operator.get(f"{path}/board")

    buendniswerk(settings.database_url, "backup", str(file))
    buendniswerk(empty_database_url, "restore", str(file))

    restored = create_app(Settings(**{**settings.model_dump(), "database_url": empty_database_url}))
    with TestClient(restored, headers={"Authorization": f"Bearer {operator_token}"}) as http:
        caller = Caller(http)
        assert caller.get(f"{path}/board") == board
        assert caller.create(f"{path}/action-items", title="Laternenumzug")["number"] == "LMK-2"
        after = caller.items(f"{path}/events")
    assert after[: len(before)] == before
    assert [event["sequence"] for event in after] == list(range(1, len(after) + 1))


def test_a_backup_is_its_owners_and_holds_no_session(filled_url: str, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    buendniswerk(filled_url, "user", "create", "--email", "koordination@leben-mit-kindern.example")
    buendniswerk(filled_url, "backup", str(file))

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not {name.removesuffix(".ndjson") for name in contents(file)} & PASSING
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".db" and "db-" not in path.name] == [file.name]


def test_restore_refuses_what_would_do_harm(filled_url: str, database_url_to_fill: str, tmp_path: Path) -> None:
    file, target = tmp_path / "backup.zip", Database(Settings(database_url=database_url_to_fill).database, 2)
    buendniswerk(filled_url, "backup", str(file))

    def refusal(path: Path) -> str:
        with pytest.raises(NotRestored) as refused:
            restore(target, path, tmp_path / "data")
        return str(refused.value)

    assert "no backup" in refusal(_altered(file, tmp_path / "no.zip", "manifest.json", b"{}"))
    assert "schema" in refusal(_altered(file, tmp_path / "old.zip", "manifest.json", _manifest(file, revision="0000")))
    assert "rows are missing" in refusal(_altered(file, tmp_path / "short.zip", "comments.ndjson", b""))
    for number, wrong in enumerate((b'"id":"ffffffff', b'"id":"much longer than an id')):
        torn = re.sub(rb'"id":"[0-9a-f]{8}', wrong, contents(file)["municipalities.ndjson"])
        assert "do not fit" in refusal(_altered(file, tmp_path / f"torn-{number}.zip", "municipalities.ndjson", torn))
    assert "no backup" in refusal(_altered(file, tmp_path / "odd.zip", "steps.ndjson", b'{"colour": "red"}\n'))
    (tmp_path / "text.zip").write_text("no archive", encoding="utf-8")
    assert "no backup" in refusal(tmp_path / "text.zip")

    assert sum(restore(target, file, tmp_path / "data").values()) > 100, "nothing of the refused ones was left behind"
    assert "not empty" in refusal(file)
    target.close()
    done = buendniswerk(database_url_to_fill, "restore", str(file), check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr


def _manifest(file: Path, **changed: Any) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return json.dumps(json.loads(archive.read("manifest.json")) | changed).encode()


def _altered(file: Path, altered: Path, name: str, content: bytes) -> Path:
    """A copy of the backup with another content of one file."""
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(altered, "w") as target:
        for entry in source.namelist():
            target.writestr(entry, content if entry == name else source.read(entry))
    return altered


def test_an_export_has_every_record_and_no_secret(filled_url: str) -> None:
    done = buendniswerk(filled_url, "export", "--alliance", "leben-mit-kindern")

    records = [json.loads(line) for line in done.stdout.splitlines()]
    kinds = {record["type"] for record in records}
    assert {"alliances", "action_items", "steps", "ideas", "groups", "people", "comments", "meetings"} <= kinds
    assert not kinds & {"tokens", "users", "cards"}
    everything = buendniswerk(filled_url, "export").stdout
    assert "hash" not in everything
    assert set(done.stdout.splitlines()) < set(everything.splitlines())
