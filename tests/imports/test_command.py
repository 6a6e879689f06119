"""`buendniswerk import`: the same from the command line."""

import json
from pathlib import Path

from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.commands import buendniswerk
from tests.imports.sending import WORKSHOP, WRITTEN_ON, committed


def test_a_record_is_imported_from_the_command_line(
    alliance: AllianceInTest, database_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "workshop.txt"
    file.write_bytes(WORKSHOP)
    command = ("import", str(file), "--alliance", "leben-mit-kindern", "--document-date", WRITTEN_ON)
    seen = json.loads(buendniswerk(database_url, *command, "--dry-run").stdout)
    assert (len(seen["action_items"]), len(seen["duties"]), alliance.items("action-items")) == (5, 32, [])
    stored = json.loads(buendniswerk(database_url, *command).stdout)
    assert [item["number"] for item in stored["action_items"]] == [f"LMK-{number}" for number in range(1, 6)]
    assert len(alliance.items("action-items")) == 5
    assert "nothing new" in buendniswerk(database_url, *command).stderr


def test_a_file_that_cannot_be_imported_is_explained_in_a_sentence(
    alliance: AllianceInTest, database_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "leer.txt"
    file.write_bytes(b"\n")
    done = buendniswerk(database_url, "import", str(file), "--alliance", "leben-mit-kindern", check=False)
    assert done.returncode != 0
    assert "The file is empty" in done.stderr
    assert "Traceback" not in done.stderr
    assert alliance.items("imports") == []


def test_the_action_items_leave_as_a_table_and_come_back_unchanged(
    alliance: AllianceInTest, database_url: str, tmp_path: Path
) -> None:
    committed(alliance)
    table = buendniswerk(database_url, "export", "--alliance", "leben-mit-kindern", "--format", "csv").stdout
    assert '"LMK-4";"Familienfreundliches Unternehmen";' in table
    file = tmp_path / "karten.csv"
    file.write_text(table, encoding="utf-8")
    done = buendniswerk(database_url, "import", str(file), "--alliance", "leben-mit-kindern")
    assert "nothing new" in done.stderr
    refused = buendniswerk(database_url, "export", "--format", "xlsx", check=False)
    assert refused.returncode != 0
    assert "--alliance" in refused.stderr
