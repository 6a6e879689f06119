"""What pip and npm print is turned into what to do."""

import pytest

from tools import failures, node, preflight
from tools.failures import Refusal


@pytest.mark.parametrize(
    ("printed", "advice"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "pip cache purge"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        ("error: command 'gcc' failed: No such file or directory", "apt install build-essential"),
        ("ERROR: No matching distribution found for orjson==3.13.0", "no ready-made build of orjson "),
        (
            "WARNING: Retrying after connection broken by NewConnectionError\n"
            "ERROR: No matching distribution found for alembic==1.20.1",
            "check the network",
        ),
        ("something\nERROR: nobody has seen this before\n", "pip said: ERROR: nobody has seen this before"),
        ("", "pip said: nothing"),
    ],
)
def test_of_packages(printed: str, advice: str) -> None:
    assert advice in str(failures.of_packages(printed, "requirements.lock"))


@pytest.mark.parametrize(
    ("printed", "advice"),
    [
        ("npm error code EAI_AGAIN", "check the network"),
        ("npm error code ENOSPC", "The disk is full"),
        ("npm error code EUSAGE\nnpm error `npm ci` can only install", "npm said: npm error `npm ci`"),
    ],
)
def test_of_interface(printed: str, advice: str) -> None:
    assert advice in str(failures.of_interface(printed))


@pytest.mark.parametrize(
    ("version", "acceptable"),
    [
        ("v18.20.4", False),
        ("v20.18.1", False),
        ("v20.19.0\n", True),
        ("v20.20.2", True),
        ("v21.7.3", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v23.0.0", True),
        ("v24.19.0", True),
        ("", False),
        ("command not found", False),
    ],
)
def test_node_version(version: str, acceptable: bool) -> None:
    assert node.acceptable(version) is acceptable


@pytest.mark.parametrize("port", ["65536", "-1", "80a", ""])
def test_ports_that_are_none(port: str) -> None:
    with pytest.raises(Refusal, match="is no port"):
        preflight.check({"BUENDNISWERK_PORT": port})
