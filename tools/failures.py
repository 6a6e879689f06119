"""Reasons to stop, each one sentence that says what to do."""

import errno
import re

OFFLINE = re.compile(
    r"Temporary failure in name resolution|Name or service not known|nodename nor servname"
    r"|Failed to establish a new connection|NewConnectionError|ConnectTimeout|Max retries exceeded"
    r"|Network is unreachable|Connection refused|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT"
    r"|ENETUNREACH|ECONNRESET|ProxyError",
    re.IGNORECASE,
)
NO_WHEEL = re.compile(r"(?:No matching distribution found for|satisfies the requirement) ([\w.-]+)")
COMPILER = re.compile(r"error: command '?(?:gcc|cc|clang|x86_64-linux-gnu-gcc)|Failed building wheel for ([\w.-]+)")


class Refusal(Exception):
    """Stops a task; its text is shown alone, without a trace."""


def of_packages(output: str, lock: str) -> Refusal:
    """What to tell after pip failed.

    `output` is everything pip printed, `lock` the file that it was given.
    """
    if OFFLINE.search(output):
        return Refusal(
            "The Python packages could not be fetched because the package index does not answer: "
            "check the network (behind a proxy set HTTPS_PROXY, for a mirror PIP_INDEX_URL) "
            "and run the same command again."
        )
    if "DO NOT MATCH THE HASHES" in output:
        return Refusal(
            f"A downloaded package is not the one that {lock} names: clear pip's cache with "
            "`python3 -m pip cache purge` and try again; if it stays, do not install and report it."
        )
    if "No space left on device" in output:
        return Refusal("The disk is full: free about one gigabyte and run the same command again.")
    if wheel := NO_WHEEL.search(output):
        return Refusal(
            f"There is no ready-made build of {wheel.group(1)} for this Python and machine, and "
            "building it would need a compiler: use Python 3.11 to 3.13 on Linux or macOS "
            "(make run PYTHON=python3.11), or the container of docker-compose.yml."
        )
    if COMPILER.search(output):
        return Refusal(
            "A package wants to be compiled and there is no compiler: install one "
            "(on Debian `apt install build-essential`), or use the container of docker-compose.yml."
        )
    return Refusal(f"The packages of {lock} could not be installed; pip said: {last_line(output)}")


def of_interface(output: str) -> Refusal:
    """What to tell after npm failed to fetch the interface's packages."""
    if OFFLINE.search(output):
        return Refusal(
            "The interface's packages could not be fetched because the npm registry does not "
            "answer: check the network (behind a proxy set HTTPS_PROXY) and run the same command "
            "again."
        )
    if "ENOSPC" in output:
        return Refusal("The disk is full: free about one gigabyte and run the same command again.")
    return Refusal(
        "The interface's packages could not be installed: remove frontend/node_modules and try "
        f"again; npm said: {last_line(output)}"
    )


def of_writing(place: object, problem: OSError) -> Refusal:
    """What to tell after `place` (a path) could not be written."""
    if problem.errno == errno.ENOSPC:
        return Refusal("The disk is full: free about one gigabyte and run the same command again.")
    return Refusal(
        f"Cannot write to {place} ({problem.strerror}): give your user the right to write there, "
        "or put the project (or BUENDNISWERK_DATA_DIR) into a folder of your own."
    )


def last_line(output: str) -> str:
    """The last line that says something, without pip's and npm's prefixes."""
    lines = [line.strip() for line in output.splitlines() if line.strip() and "A complete log of" not in line]
    errors = [line for line in lines if re.match(r"(?i)(npm )?err", line)]
    return (errors or lines or ["nothing"])[-1]
