"""Every request of the guide for integrators is made, in its order, by a shell against a running server."""

import json
import re
import shutil
import subprocess
from pathlib import Path

from tests.fixtures.commands import COMMAND, buendniswerk, environment
from tests.fixtures.databases import Database
from tests.fixtures.servers import StartServer

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "it.md"
RECORD = Path(__file__).parents[1] / "imports" / "records" / "workshop.txt"
STREAM_SECONDS = 3
BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
#: What each request answered goes to the log; a stream never ends by itself.
CURL = f"""#!/bin/sh
case "$*" in *-sN*) set -- --max-time {STREAM_SECONDS} "$@";; esac
{{curl}} -w '%{{stderr}}%{{http_code}} %{{method}} %{{url_effective}}\\n' "$@" 2>> "$REQUESTS"
status=$?
[ $status = 28 ] && exit 0
exit $status
"""
#: Variables that the guide's own commands fill from answers, and a later request uses.
FILLED = ("TOKEN", "ALLIANCE", "SEQUENCE", "ETAG", "STEP", "PLENUM", "MEETING", "PERSON")
FILLED += ("SERIES", "NEXT", "ITEM", "DECISION", "VERSION", "TEMPLATE")
FILLED += ("PROCESS", "RECOMMENDATION", "CONSULTATION", "REPORT", "CONCEPT", "CARD", "PROGRAMME")


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language, without the indent of the list they stand in."""
    found = BLOCK.findall(GUIDE.read_text(encoding="utf-8"))
    return [re.sub(f"^{indent}", "", text, flags=re.MULTILINE) for indent, kind, text in found if kind == language]


# Some hundred programs are started, one after the other.
def test_every_request_of_the_guide_works(database: Database, start_server: StartServer, tmp_path: Path) -> None:
    curl = shutil.which("curl")
    assert curl, "Install curl: the guide's requests are made with it."
    buendniswerk(database.url, "demo")
    server = start_server()
    tools, work, requests = tmp_path / "bin", tmp_path / "work", tmp_path / "requests.log"
    tools.mkdir()
    work.mkdir()
    (tools / "curl").write_text(CURL.replace("{curl}", curl), encoding="utf-8")
    command = " ".join(f"'{part}'" for part in COMMAND)
    (tools / "buendniswerk").write_text(f'#!/bin/sh\ncd "$ROOT" && exec {command} "$@"\n', encoding="utf-8")
    for tool in tools.iterdir():
        tool.chmod(0o755)
    shutil.copy(RECORD, work / "protokoll.txt")

    said = "".join(f'echo "{name}=${name}" >> variables\n' for name in FILLED)
    script = "\n".join(["set -u", *blocks("sh"), said]).replace("http://127.0.0.1:8000", server.url)
    env = environment(database.url, data_dir=tmp_path / "data")
    env |= {"PATH": f"{tools}:{env['PATH']}", "REQUESTS": str(requests), "ROOT": str(GUIDE.parents[2])}
    done = subprocess.run(["sh", "-e"], input=script, cwd=work, env=env, capture_output=True, text=True, timeout=400)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]

    made = [line.split(" ", 2) for line in requests.read_text(encoding="utf-8").splitlines()]
    assert len(made) == sum(len(re.findall(r"\bcurl -", text)) for text in blocks("sh"))
    assert [line for line in made if not line[0].startswith("2")] == []
    for line in (work / "variables").read_text(encoding="utf-8").splitlines():
        assert len(line.partition("=")[2].strip()) > 0, line
    item = json.loads((work / "LMK-1.json").read_text(encoding="utf-8"))
    assert item["number"] == "LMK-1"
    understood = json.loads((work / "understood.json").read_text(encoding="utf-8"))
    assert understood["dry_run"] is True
    year = json.loads((work / "year.json").read_text(encoding="utf-8"))
    assert "Bündnissitzung" in {entry["title"] for entry in year["entries"]}
    assert json.loads((work / "agreement.json").read_text(encoding="utf-8"))["state"] == "binding"
    waiting = json.loads((work / "waiting.json").read_text(encoding="utf-8"))["items"]
    assert [one["municipality_name"] for one in waiting] == ["Beispielheim"]
    found = json.loads((work / "check.json").read_text(encoding="utf-8"))["findings"]
    assert [one["kind"] for one in found if one["is_blocking"]] == ["department_head_undecided"]
    for paper in ("protokoll", "empfehlungen", "kurzfassung", "bericht"):
        assert (work / f"{paper}.pdf").read_bytes().startswith(b"%PDF"), paper
    assert (work / "leben-mit-kindern.zip").read_bytes().startswith(b"PK")


def test_shown_problems_look_like_real_ones(start_server: StartServer) -> None:
    [shown] = [json.loads(text) for text in blocks("json") if '"errors"' in text]
    server = start_server()
    with server.client() as http:
        place = http.post("/api/v1/municipalities", json={"name": "Ort", "slug": "ort"}).json()["id"]
        real = http.patch(
            f"/api/v1/municipalities/{place}", json={"slug": "Ö", "colour": "rot"}, headers={"If-Match": "*"}
        )
    assert real.headers["content-type"] == "application/problem+json"
    assert real.json().keys() == shown.keys()
    assert real.json()["type"].rpartition("/")[2] == shown["type"].rpartition("/")[2]
    assert [error.keys() for error in real.json()["errors"]] == [error.keys() for error in shown["errors"]]
