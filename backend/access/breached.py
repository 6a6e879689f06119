"""Passwords that were in a leak, looked up in a file of the operator's: nothing is asked over the network.

The file is the public list of leaked passwords, ordered by hash: a line is `SHA-1 in capitals:how often`.
"""

import hashlib
import mmap
from pathlib import Path

HASH_LENGTH = 40


def is_breached(file: Path, password: str) -> bool:
    """Whether the password is in the list. Halves the file until the line is found."""
    # The list is made of SHA-1 sums; nothing of ours rests on them.
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as lines:
        low, high = 0, len(lines)
        while low < high:
            start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            found = lines[start : start + HASH_LENGTH].upper()
            if found == wanted:
                return True
            if found < wanted:
                following = lines.find(b"\n", start, high)
                low = high if following < 0 else following + 1
            else:
                high = start
    return False
