"""What would run, trust or render something that somebody wrote is not called anywhere (ASVS 1.2.5, 1.3.2, 3.2.2)."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.contract.sources import project_files, python_files, text_of, tree_of

#: By their full dotted name as it is written in the code.
RUNNING = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "importlib.import_module"}
#: Of YAML only `safe_load` makes plain values alone.
RUNNING |= {
    "yaml.load",
    "yaml.full_load",
    "yaml.unsafe_load",
    "yaml.load_all",
    "yaml.full_load_all",
    "yaml.unsafe_load_all",
}
#: Whole modules that run programs, or rebuild any object from bytes.
MODULES = {"subprocess", "pickle", "shelve", "marshal", "dill"}
BROKEN_HASHES = {"hashlib.md5", "hashlib.sha1"}
#: The public list of leaked passwords is ordered by SHA-1; nothing of ours rests on it.
LOOKED_UP = {"backend/access/breached.py"}
#: These parse XML with entities; `defusedxml` does it without.
LAX_PARSERS = {"xml.etree.ElementTree": {"parse", "fromstring", "iterparse", "XML"}, "xml.sax": None, "lxml": None}
#: `random` is no source of secrets: here it only spreads retries over time.
JITTER = {"backend/activity/mail/sending.py", "backend/activity/webhooks/outcomes.py"}
SINKS = re.compile(
    r"\{@html|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(|postMessage"
)


def _imported(tree: ast.Module) -> Iterator[tuple[str, str | None]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((name.name, None) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, name.name) for name in node.names)


def _called(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def test_nothing_runs_what_somebody_wrote() -> None:
    found = []
    for path in python_files():
        called, imported = set(_called(tree_of(path))), list(_imported(tree_of(path)))
        found += [f"{path}: {name}()" for name in sorted(called & RUNNING)]
        found += [f"{path}: {module}" for module, _ in imported if module.split(".")[0] in MODULES]

    assert not found, f"There is always another way; if there is none, say so here with the reason: {found}"


def test_xml_is_read_without_entities() -> None:
    found = [
        f"{path}: {module} {name or ''}"
        for path in python_files()
        for module, name in _imported(tree_of(path))
        for lax, names in LAX_PARSERS.items()
        if (module == lax or module.startswith(f"{lax}."))
        and (names is None or name is None or name in names)
        # Escaping is writing.
        and not module.startswith("xml.sax.saxutils")
    ]

    assert not found, f"Parse with defusedxml: {found}"


def test_secrets_and_checksums_rest_on_sound_functions() -> None:
    found = []
    for path in python_files():
        if path.as_posix() not in LOOKED_UP:
            found += [f"{path}: {name}" for name in sorted(set(_called(tree_of(path))) & BROKEN_HASHES)]
        is_random = any(module == "random" for module, _ in _imported(tree_of(path)))
        found += [f"{path}: random"] if is_random and str(path) not in JITTER else []

    assert not found, f"Take `secrets` for what nobody may guess, and SHA-256: {found}"


def test_the_interface_puts_text_on_the_page_as_text() -> None:
    sources = [path for path in project_files() if path.is_relative_to("frontend/src")]
    assert len(sources) > 100
    found = [f"{path}: {match.group()}" for path in sources if (match := SINKS.search(text_of(path)))]

    assert not found, f"Let Svelte write the text; it escapes: {found}"


@pytest.mark.parametrize("code", ["import subprocess", "from pickle import loads", "eval('1')", "os.system('ls')"])
def test_these_rules_see_what_they_forbid(code: str) -> None:
    tree = ast.parse(code)
    modules = {module.split(".")[0] for module, _ in _imported(tree)}

    assert (modules & MODULES) or (set(_called(tree)) & RUNNING)
