"""What must not be in any file: addresses of registries, paths of a machine, names of private persons."""

import hashlib
import re
import unicodedata

from tests.contract.sources import project_files, text_of

# Written so that this file does not find itself.
REGISTRIES = re.compile(
    r"registry[.]np[m]js[.]org|registry[.]yarn[p]kg[.]com|files[.]python[h]osted[.]org|(?<![\w.])py[p]i[.]org|[\w-]+[.]debian[.]org/"
    r"|--(?:extra-)?index-[u]rl\s+\S+:"
)
MACHINE = re.compile(r"(?<![\w.:/~-])/(?:work|tmp|root|home|Users|opt/pypi)/[\w-]")

# The first 20 hexadecimal digits of the SHA-256 of the surnames in the records that the project learned from, in
# lower case; a surname that is an everyday word stands there with its initial. Real people are nobody's test data.
SURNAMES = frozenset(
    """
    084b45c288fb6b81a2ba 0e8ca8cd2f8d064e72c5 1ce2cbda5bfd228a08e5 1db28bcce8e7276aea57 26e7b2b7f7f5bd7014e3
    435df5fe7c1240ae85f9 53147e9506f4598434d4 6c948871e1fb9afc52c8 7bfd14a56cbb52c00cba 97bef0eb6b0e9c46b8ce
    a907166d8d0002a9aa2f b04d42b1c0d56888e4db ce04382e4e2bf4ccad44 dd4511afb3359ff5b1dd e0e6edc56dd9cc0dd112
    f37b8589af270e11a860 fd83e051c6b0f29b3b1b
    """.split()
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
INITIAL = re.compile(r"\b[^\W\d_]\. [^\W\d_]+")


def _found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number}: {match.group()}"
        for path in project_files()
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if (match := pattern.search(line))
    ]


def test_no_registry_address() -> None:
    found = _found(REGISTRIES)

    assert not found, (
        "Lock files carry name, version and hash only, so that everybody's own mirror serves them; for npm set "
        f"`omit-lockfile-registry-resolved=true` and make the lock anew: {found}"
    )


def test_no_path_of_a_machine() -> None:
    found = _found(MACHINE)

    assert not found, f"Take a path from the root of the project, or a temporary folder that the test is given: {found}"


def _surnames(text: str) -> list[str]:
    lowered = unicodedata.normalize("NFC", text).lower()
    words = set(WORD.findall(lowered)) | set(INITIAL.findall(lowered))
    words |= {part for word in words for part in word.split("-")}
    return [word for word in words if hashlib.sha256(word.encode()).hexdigest()[:20] in SURNAMES]


def test_no_name_of_a_private_person() -> None:
    found = [f"{path}: {name}" for path in project_files() for name in _surnames(text_of(path))]

    assert not found, f"Use invented or functional names (A. Beispiel, Koordinatorin): {found}"
