"""Sealed secrets open for their purpose and for nothing else."""

import string

import pytest

from backend.core.sealing import SealBroken, seal, unseal

KEY = b"installation key of a test"


def test_what_is_sealed_opens_with_the_same_key_and_purpose_and_never_looks_the_same() -> None:
    first, second = (seal(KEY, "totp:1", "geheim") for _ in range(2))
    assert first != second
    assert "geheim" not in first
    assert unseal(KEY, "totp:1", first) == unseal(KEY, "totp:1", second) == "geheim"


@pytest.mark.parametrize(("key", "purpose"), [(b"another key", "totp:1"), (KEY, "totp:2"), (KEY, "webhook:1")])
def test_another_key_record_or_purpose_opens_nothing(key: bytes, purpose: str) -> None:
    with pytest.raises(SealBroken):
        unseal(key, purpose, seal(KEY, "totp:1", "geheim"))


@pytest.mark.parametrize("place", [5, 20, -3])
def test_a_changed_character_breaks_the_seal(place: int) -> None:
    sealed = list(seal(KEY, "totp:1", "geheim"))
    letters = string.ascii_letters + string.digits
    # The letter's neighbour: with padding behind it, the two decode to the same bytes.
    sealed[place] = letters[(letters.find(sealed[place]) + 1) % len(letters)]
    with pytest.raises(SealBroken):
        unseal(KEY, "totp:1", "".join(sealed))
