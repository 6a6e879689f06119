"""The command line: what it prints, how it ends, and that it says in one sentence what is wrong."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy.engine import make_url

from tests.access.authenticators import with_passkey
from tests.access.browsers import fresh, sign_in, with_password
from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.commands import COMMAND, buendniswerk, create_token, environment
from tests.fixtures.databases import Database
from tests.fixtures.servers import START_SECONDS, StartServer, free_port


def refused(database_url: str, *arguments: str, status: int = 2, **settings: object) -> str:
    """The one sentence that a command stops with."""
    done = buendniswerk(database_url, *arguments, check=False, **settings)
    assert done.returncode == status, done.stdout + done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("buendniswerk: "), done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr.removeprefix("buendniswerk: ").strip()


def test_migrate_runs_again_and_again(empty_database_url: str) -> None:
    for _ in range(2):
        buendniswerk(empty_database_url, "migrate")

    assert create_token(empty_database_url).startswith("bwk_sa_")


def test_token_create_prints_the_token_alone(database_url: str) -> None:
    done = buendniswerk(database_url, "token", "create", "--name", "Kalender", "--role", "operator")

    assert done.stdout.startswith("bwk_sa_")
    assert (len(done.stdout.split()), done.stderr) == (1, "")


def test_tokens_are_bound_to_alliances_and_scopes(start_server: StartServer, database_url: str) -> None:
    server = start_server()
    with server.client() as operator:
        place = operator.post("/api/v1/municipalities", json={"name": "Salzgitter", "slug": "salzgitter"}).json()
        other = operator.post("/api/v1/municipalities", json={"name": "Backnang", "slug": "backnang"}).json()
        bodies = [
            {"name": "Leben mit Kindern", "slug": "lmk", "short_name": "LMK", "municipality_id": place["id"]},
            {"name": "Lokal mobil", "slug": "lmk", "short_name": "LMK", "municipality_id": other["id"]},
        ]
        alliances = [operator.post("/api/v1/alliances", json=body).json() for body in bodies]

    assert "salzgitter/lmk" in refused(database_url, *_token("reader", "--alliance", "lmk"), status=1)
    assert "no alliance nix" in refused(database_url, *_token("reader", "--alliance", "nix"), status=1)
    scopes = ["--scope", "ideas:read", "ideas:write", "--expires", "never"]
    with server.client(create_token(database_url, "member", "--alliance", "salzgitter/lmk", *scopes)) as member:
        assert member.get(f"/api/v1/alliances/{alliances[0]['id']}/ideas").status_code == 200
        assert member.get(f"/api/v1/alliances/{alliances[0]['id']}/groups").status_code == 403
        assert member.get(f"/api/v1/alliances/{alliances[1]['id']}/ideas").status_code == 404
    [link] = buendniswerk(
        database_url,
        *("user", "create", "--email", "Neu@stadt.example", "--name", "A. Beispiel"),
        *("--alliance", "salzgitter/lmk", "--role", "coordinator"),
        public_url=server.url,
    ).stdout.split()
    with httpx.Client(base_url=server.url, trust_env=False, timeout=START_SECONDS) as browser:
        answer = browser.post("/api/v1/session", json={"link": link.partition("#link=")[2]})
    assert answer.json()["alliances"][0]["role"] == "coordinator"


def _token(role: str, *more: str) -> list[str]:
    return ["token", "create", "--name", "x", "--role", role, *more]


def test_user_create_helps_somebody_back_in(database_url: str) -> None:
    call = ["user", "create", "--email", "betreuung@stadt.example"]
    assert "--name" in refused(database_url, *call)
    first = buendniswerk(database_url, *call, "--name", "A. Beispiel", "--operator").stdout
    second = buendniswerk(database_url, *call).stdout

    assert first != second
    assert second.startswith("http://127.0.0.1:8000/sign-in#link=bwk_link_")
    assert "no mail address" in refused(database_url, "user", "create", "--email", "x", "--name", "X")


def test_user_create_helps_somebody_who_lost_their_second_factor(alliance: AllianceInTest, database_url: str) -> None:
    with_passkey(with_password(alliance, "betreuung@stadt.example"))
    call = ["user", "create", "--email", "betreuung@stadt.example"]
    kept = buendniswerk(database_url, *call).stdout.strip().partition("#link=")[2]
    assert sign_in(fresh(alliance.app), link=kept).status_code == 202

    link = buendniswerk(database_url, *call, "--without-second-factor").stdout.strip().partition("#link=")[2]

    assert sign_in(fresh(alliance.app), link=link).status_code == 201


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["token", "create", "--name", "x", "--role", "reader"], "--alliance"),
        (["token", "create", "--name", "x", "--role", "operator", "--alliance", "x"], "--alliance"),
        (["user", "create", "--email", "a@b.example", "--role", "reader"], "--alliance"),
        (["serve", "--host", "192.0.2.1"], "not an address of this machine"),
    ],
)
def test_wrong_calls_say_what_to_write(sqlite_template: Database, arguments: list[str], said: str) -> None:
    assert said in refused(sqlite_template.url, *arguments)


def test_unknown_scopes_are_named(sqlite_template: Database) -> None:
    said = refused(sqlite_template.url, *_token("operator", "--scope", "ideas:eat"), status=1)

    assert "ideas:eat" in said


def test_an_empty_database_has_to_be_migrated(empty_database_url: str) -> None:
    for command in (["serve"], ["worker"], ["token", "create", "--name", "x", "--role", "operator"]):
        assert "buendniswerk migrate" in refused(empty_database_url, *command)


def test_a_database_of_a_newer_version_is_left_alone(sqlite_template: Database, tmp_path: Path) -> None:
    source = str(make_url(sqlite_template.url).database)
    newer = tmp_path / "newer.db"
    newer.write_bytes(Path(source).read_bytes())
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = 'from_the_future'")

    assert "does not belong to this version" in refused(f"sqlite:///{newer}", "migrate")
    assert "from_the_future" in refused(f"sqlite:///{newer}", "serve")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"database_url": "postgresql://somebody:geheim@127.0.0.1:1/x"}, "127.0.0.1:1/x does not answer"),
        ({"database_url": "mysql://x"}, "BUENDNISWERK_DATABASE_URL"),
        ({"port": "abc"}, "BUENDNISWERK_PORT"),
        ({"database_url": "sqlite:////proc/nowhere/x.db"}, "/proc/nowhere"),
    ],
)
def test_wrong_settings_are_named(settings: dict[str, Any], said: str, tmp_path: Path) -> None:
    url = settings.pop("database_url", f"sqlite:///{tmp_path / 'x.db'}")
    sentence = refused(url, "migrate", **settings)

    assert said in sentence
    assert "geheim" not in sentence


def test_a_taken_port_is_named(sqlite_template: Database) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert f"Port {port} is taken" in refused(sqlite_template.url, "serve", "--port", str(port))


def test_serve_says_the_port_that_it_got_and_stops_when_told(database_url: str, tmp_path: Path) -> None:
    for more in ([], ["--processes", "2"]):
        process, url = _serving(database_url, tmp_path, *more)
        assert httpx.get(f"{url}/health/ready", trust_env=False, timeout=START_SECONDS).status_code == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) in (0, -signal.SIGTERM)


def _serving(database_url: str, folder: Path, *more: str) -> tuple["subprocess.Popen[str]", str]:
    env = environment(database_url, data_dir=folder)
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", "0", *more], env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    return process, process.stdout.readline().split()[-1]


def test_an_installation_without_users_is_told_where_to_begin(database_url: str, tmp_path: Path) -> None:
    process, url = _serving(database_url, tmp_path)
    assert process.stdout is not None
    said = process.stdout.readline()
    process.terminate()
    process.wait(15)

    assert f"{url}/welcome#setup=bwk_setup_" in said


@pytest.mark.parametrize("demo", ["yes", "no"])
def test_run_gets_everything_ready_and_prints_a_way_in(empty_database_url: str, tmp_path: Path, demo: str) -> None:
    port = free_port()
    env = environment(empty_database_url, data_dir=tmp_path / "data", port=port) | {"DEMO": demo}
    process = subprocess.Popen([*COMMAND, "run"], env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    try:
        lines = [process.stdout.readline() for _ in range(3)]
        way_in = lines[2].split()[-1]
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=START_SECONDS) as browser:
            assert browser.get("/api/v1/installation").json()["initialised"] is (demo == "yes")
            if demo == "yes":
                answer = browser.post("/api/v1/session", json={"link": way_in.partition("#link=")[2]})
                assert "LMK" in {one["short_name"] for one in answer.json()["alliances"]}
            else:
                assert "/welcome#setup=" in way_in
    finally:
        process.terminate()
        process.wait(15)


def test_openapi_prints_the_same_whatever_the_surroundings(tmp_path: Path) -> None:
    described = [
        buendniswerk(f"sqlite:///{tmp_path / 'unused.db'}", "openapi", port=port, public_url=url).stdout
        for port, url in ((8000, ""), (9000, "https://buendnis.example"))
    ]

    assert described[0] == described[1]
    assert json.loads(described[0])["openapi"].startswith("3.1")
    assert os.listdir(tmp_path) == []


def test_the_worker_sweeps_and_stops_when_told(database: Database, tmp_path: Path) -> None:
    env = environment(database.url, data_dir=tmp_path)
    process = subprocess.Popen([*COMMAND, "worker"], env=env, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    assert "worker started" in process.stderr.readline()
    process.terminate()

    assert process.wait(15) == 0
    assert "worker stopped" in process.stderr.read()
