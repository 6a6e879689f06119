"""The bytes of files are part of a backup, and lie where they belong after it is restored."""

import zipfile
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from backend.core.db import Database, migrate
from backend.main import create_app
from backend.operation.backups import reading, writing
from backend.settings import Settings
from tests.documents.files import PDF, attach, content
from tests.fixtures.alliances import AllianceInTest, Caller


@pytest.fixture
def backup(alliance: AllianceInTest, tmp_path: Path) -> Path:
    """A backup of an alliance with one attached file and one that lies in the trash."""
    card = alliance.create("action-items", title="Turnier")["id"]
    attach(alliance.coordinator, card, "Plan.pdf", PDF)
    removed = attach(alliance.coordinator, card, "Alt.txt", b"Alter Stand")
    alliance.coordinator.remove(f"/documents/{removed['id']}")
    state = alliance.app.state
    writing.write(state.database, tmp_path / "backup.zip", state.settings.data_dir)
    return tmp_path / "backup.zip"


@pytest.fixture
def target(empty_database_url: str) -> Database:
    """A migrated database without any row."""
    migrate(empty_database_url)
    return Database(Settings(database_url=empty_database_url).database, 2)


def test_what_was_attached_is_there_after_a_restore(
    alliance: AllianceInTest,
    backup: Path,
    target: Database,
    empty_database_url: str,
    operator_token: str,
    tmp_path: Path,
) -> None:
    reading.restore(target, backup, tmp_path / "elsewhere")
    target.close()
    settings = alliance.app.state.settings
    changed = {"database_url": empty_database_url, "data_dir": tmp_path / "elsewhere"}
    restored = create_app(settings.model_validate({**settings.model_dump(), **changed}))
    with TestClient(restored, headers={"Authorization": f"Bearer {operator_token}"}) as http:
        caller = Caller(http)
        [document] = caller.items("/action-items/LMK-1/documents")
        assert (document["name"], content(caller, document).content) == ("Plan.pdf", PDF)
        [trashed] = caller.items(f"{alliance.path}/trash")
        assert caller.http.post(f"/api/v1/trash/{trashed['id']}/restoration").status_code == 200
        back = caller.get(f"/documents/{trashed['id']}")
        assert content(caller, back).content == b"Alter Stand"


def test_a_backup_without_its_files_is_not_restored(backup: Path, target: Database, tmp_path: Path) -> None:
    torn = tmp_path / "torn.zip"
    with zipfile.ZipFile(backup) as given, zipfile.ZipFile(torn, "w") as made:
        for name in given.namelist():
            if not name.startswith("documents/"):
                made.writestr(name, given.read(name))
    with pytest.raises(reading.NotRestored, match="attached files are missing"):
        reading.restore(target, torn, tmp_path / "elsewhere")
    with zipfile.ZipFile(torn, "a") as made:
        made.writestr("documents/../../evil", b"x")
    with pytest.raises(reading.NotRestored):
        reading.restore(target, torn, tmp_path / "elsewhere")
    assert not (tmp_path / "evil").exists()
    assert sum(reading.restore(target, backup, tmp_path / "elsewhere").values()) > 5
    target.close()
