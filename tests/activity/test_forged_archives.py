"""An archive comes from somewhere else, and somebody may have written into it what its alliance never had."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from backend.access.models import Token
from backend.access.permissions import Role
from backend.access.secrets import TOKEN, hash_secret, new_secret
from backend.core.db import Database, migrate
from backend.core.records import new_id
from backend.documents.models import Document
from backend.documents.storage import open_content
from backend.main import create_app
from backend.operation.archives.reading import restore
from backend.operation.backups.reading import NotRestored
from backend.settings import Settings
from tests.activity.test_archive import fresh_url, taken
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.fixtures.servers import PUBLIC_URL

__all__ = ["fresh_url"]
Rows = list[dict[str, Any]]
Forge = Callable[[dict[str, Rows]], None]


class Target:
    """The installation that an archive is brought to; an alliance is there already, with a card and a file on it."""

    def __init__(self, caller: Caller, settings: Settings) -> None:
        self.caller = caller
        self.settings = settings
        place = caller.create("/municipalities", name="Peine", slug="peine")["id"]
        self.alliance = caller.create(
            "/alliances", name="Gut im Alter", slug="gut-im-alter", short_name="GIA", municipality_id=place
        )["id"]
        self.card = caller.create(f"/alliances/{self.alliance}/action-items", title="Besuchsdienst")["id"]
        self.person = caller.create(f"/alliances/{self.alliance}/people", name="B. Muster")["id"]
        upload = {"file": ("plan.txt", io.BytesIO(b"Der Plan\n"), "text/plain")}
        answer = caller.http.post(f"{API}/action-items/{self.card}/documents", files=upload)
        assert answer.status_code == 201, answer.text

    def restore(self, archive: Path) -> None:
        """Bring the archive here."""
        database = Database(self.settings.database, 2)
        try:
            restore(database, self.settings.data_dir, archive)
        finally:
            database.close()

    def refuses(self, archive: Path) -> bool:
        """Whether the archive is not taken in."""
        try:
            self.restore(archive)
        except NotRestored:
            return True
        return False

    def content_id(self) -> str:
        """Under which id the bytes of the file lie."""
        database = Database(self.settings.database, 2)
        with database.unit() as session:
            found = session.execute(select(Document.content_id).where(Document.alliance_id == self.alliance)).scalar()
        database.close()
        assert found is not None
        return found


@pytest.fixture
def target(settings: Settings, fresh_url: str, tmp_path: Path) -> Iterator[Target]:
    """Another installation."""
    migrate(fresh_url)
    known = {**settings.model_dump(), "database_url": fresh_url, "data_dir": tmp_path / "elsewhere"}
    there = Settings(**known)
    app, secret = create_app(there), new_secret(TOKEN)
    headers = {"Authorization": f"Bearer {secret}"}
    with TestClient(app, base_url=PUBLIC_URL, headers=headers) as http:
        with app.state.database.unit(write=True) as session:
            session.add(Token(name="x", secret_hash=hash_secret(secret), hint="", role=Role.operator))
        yield Target(Caller(http), there)


@pytest.fixture
def archive(alliance: AllianceInTest, tmp_path: Path) -> Path:
    """What its coordinator took away: a card with a step, an answer, a comment and a file, and somebody with a role."""
    person = alliance.create("people", name="A. Beispiel")
    card = alliance.create("action-items", title="Spielplatzfest")["id"]
    by = alliance.coordinator
    by.create(f"/action-items/{card}/steps", text="Plakate drucken")
    by.create(f"/action-items/{card}/assignments", party={"kind": "person", "id": person["id"], "name": "A. Beispiel"})
    by.create(f"/action-items/{card}/comments", text="Der Raum ist frei.")
    upload = {"file": ("plan.txt", io.BytesIO(b"Ablauf\n"), "text/plain")}
    assert by.http.post(f"{API}/action-items/{card}/documents", files=upload).status_code == 201
    alliance.operator.create(f"{alliance.path}/grants", email="b@stadt.example", name="B. Muster", role="member")
    return taken(alliance, tmp_path / "lmk.zip")


def forged(archive: Path, forge: Forge, **added: bytes) -> Path:
    """A copy with other rows and more files, whose checksums fit."""
    with zipfile.ZipFile(archive) as source:
        files = {entry: source.read(entry) for entry in source.namelist()}
    names = {name.removeprefix("tables/").removesuffix(".ndjson"): name for name in files if name.endswith(".ndjson")}
    rows = {table: [json.loads(line) for line in files[name].splitlines()] for table, name in names.items()}
    forge(rows)
    files |= {f"documents/{key}": content for key, content in added.items()}
    files |= {name: b"".join(json.dumps(row).encode() + b"\n" for row in rows[table]) for table, name in names.items()}
    manifest = json.loads(files["manifest.json"])
    for name, content in files.items():
        if name.startswith(("tables/", "documents/")):
            manifest["files"][name] = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    files["manifest.json"] = json.dumps(manifest).encode()
    made = archive.with_name("forged.zip")
    with zipfile.ZipFile(made, "w") as written:
        for entry, content in files.items():
            written.writestr(entry, content)
    return made


def aimed(table: str, column: str, goal: str, **values: Any) -> Callable[[Target], Forge]:
    """Points the first row of a table at a record of the other alliance."""

    def towards(target: Target) -> Forge:
        return lambda rows: rows[table][0].update({column: getattr(target, goal), **values})

    return towards


FORGERIES = {
    "a step on the card of another alliance": aimed("steps", "action_item_id", "card"),
    "an answer on the card of another alliance": aimed("assignments", "action_item_id", "card"),
    "a task for a person of another alliance": aimed("assignments", "party_id", "person"),
    "a comment on the card of another alliance": aimed("comments", "action_item_id", "card"),
    "a file on the card of another alliance": aimed("documents", "subject_id", "card"),
    "an account as a person of another alliance": aimed("grants", "person_id", "person"),
    "an event of another alliance": aimed("events", "alliance_id", "alliance"),
    "an event on the card of another alliance": aimed("events", "context_id", "card"),
    "an operator": aimed("grants", "role", "card", role="operator"),
    "an administrator": aimed("grants", "role", "card", role="administrator"),
    "a role that a sign-in service takes away": aimed("grants", "source", "alliance"),
    "an account that was checked": aimed("users", "name", "card", email_verified_at="2026-11-22T12:00:00Z"),
    "a file from anywhere": aimed("documents", "name", "card", content_id="../../buendniswerk.db"),
}


def test_an_archive_reaches_nothing_but_its_alliance(archive: Path, target: Target) -> None:
    for name, forgery in FORGERIES.items():
        made = forged(archive, forgery(target))
        assert target.refuses(made), name
    target.restore(archive)
    assert len(target.caller.items("/alliances")) == 2


def test_an_archive_takes_and_replaces_no_file_of_another_alliance(archive: Path, target: Target) -> None:
    theirs = target.content_id()

    def forge(rows: dict[str, Rows]) -> None:
        rows["documents"][0]["content_id"] = theirs

    for added in ({}, {theirs: b"Etwas anderes"}):
        with pytest.raises(NotRestored):
            target.restore(forged(archive, forge, **added))
    with pytest.raises(NotRestored):
        target.restore(forged(archive, lambda rows: None, **{theirs: b"Etwas anderes"}))
    assert open_content(target.settings.data_dir, theirs).read() == b"Der Plan\n"


def test_no_content_lies_beyond_its_folder(tmp_path: Path) -> None:
    (tmp_path / "documents" / "db").mkdir(parents=True)
    (tmp_path / "buendniswerk.db").write_text("alles")
    with pytest.raises(FileNotFoundError):
        open_content(tmp_path, "../../buendniswerk.db")


def test_an_address_in_capitals_is_the_account_that_is_known(archive: Path, target: Target) -> None:
    known = target.caller.create("/users", email="b@stadt.example", name="B. Muster")["id"]
    there = {"id": new_id(), "email": "B@Stadt.Example"}

    def forge(rows: dict[str, Rows]) -> None:
        before = rows["users"][0]["id"]
        rows["users"][0].update(there)
        for grant in rows["grants"]:
            grant["user_id"] = there["id"] if grant["user_id"] == before else grant["user_id"]

    target.restore(forged(archive, forge))

    assert [one["id"] for one in target.caller.items("/users", q="stadt.example")] == [known]
