"""What runs in a data centre has the same settings as what runs on a laptop."""

import re
from typing import Any

import pytest
import yaml

from backend.settings import Settings
from tests.contract.sources import ROOT

DEPLOYED = ["docker-compose.yml", "Dockerfile", "deploy/example.env", "deploy/Caddyfile", "Makefile"]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """The composition, with its anchors resolved."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("file", DEPLOYED)
def test_only_settings_that_exist(file: str) -> None:
    named = set(re.findall(r"BUENDNISWERK_([A-Z_]+)", (ROOT / file).read_text(encoding="utf-8")))
    known = {name.upper() for name in Settings.model_fields}

    assert named <= known, f"{file} sets what nobody reads: {named - known}"


def test_the_example_names_all_that_the_composition_asks_for() -> None:
    asked = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text(encoding="utf-8")))
    named = set(re.findall(r"^([A-Z_]+)=", (ROOT / "deploy/example.env").read_text(encoding="utf-8"), re.MULTILINE))

    assert asked == named


def test_what_nobody_fills_in_is_a_setting_that_starts(
    compose: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty line of the example must not stop the start, nor mean something else than the default."""
    given = compose["services"]["app"]["environment"]
    for name, value in given.items():
        monkeypatch.setenv(
            name, re.sub(r"\$\{[A-Z_]+(?::-([^}]*)|:\?[^}]*)\}", lambda found: found[1] or "x", str(value))
        )
    for name in [name for name, value in given.items() if re.fullmatch(r"\$\{[A-Z_]+:-\}", str(value))]:
        monkeypatch.setenv(name, "")
    started, untouched = Settings(), Settings.model_construct()

    for name in ("smtp_port", "smtp_security", "trash_days", "session_idle_days", "clamd", "security_contact"):
        assert getattr(started, name) == getattr(untouched, name), name


def test_only_commands_that_exist(compose: dict[str, Any]) -> None:
    commands = {word for service in compose["services"].values() for word in service.get("command", [])}

    assert commands == {"migrate", "serve", "worker"}


def test_app_is_scaled_and_waits_for_the_schema(compose: dict[str, Any]) -> None:
    app = compose["services"]["app"]

    assert app["deploy"]["replicas"] >= 2
    assert app["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
    assert "ports" not in app, "only the proxy is reachable from outside"


def test_database_is_reached_from_inside_alone(compose: dict[str, Any]) -> None:
    assert compose["services"]["database"]["networks"] == ["inside"]
    assert compose["networks"]["inside"] == {"internal": True}
    assert "ports" not in compose["services"]["database"]


def test_no_secret_has_a_default(compose: dict[str, Any]) -> None:
    settings = compose["services"]["app"]["environment"]

    assert settings["BUENDNISWERK_SECRET_KEY"].startswith("${BUENDNISWERK_SECRET_KEY:?")
    assert "${POSTGRES_PASSWORD:?" in settings["BUENDNISWERK_DATABASE_URL"]


def test_image_does_not_run_as_root() -> None:
    final_stage = (ROOT / "Dockerfile").read_text(encoding="utf-8").rpartition("\nFROM ")[2]

    assert re.search(r"^USER buendniswerk$", final_stage, re.MULTILINE)
