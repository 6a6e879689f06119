"""Names of files as they are kept: what people can read and every system can store."""

import re
import unicodedata

NAME_LENGTH = 150
#: What Windows refuses in a name; quotation marks and line breaks also as browsers write them within a form.
_FORBIDDEN = re.compile(r'[<>:"|?*\\/]|%22|%0[AD]')
#: Names of devices on Windows, whatever ending follows.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def clean(name: str) -> str:
    """The last part of a path, without control characters, reversed writing and what file systems refuse.

    At most 150 characters, the ending kept; empty if nothing is left.
    """
    name = unicodedata.normalize("NFC", re.split(r"[\\/]", name)[-1])
    # Category C: control, format (also marks that reverse the order of writing), surrogate, private, unassigned.
    name = "".join(letter if unicodedata.category(letter)[0] != "C" else " " for letter in name)
    name = re.sub(r"\s+", " ", _FORBIDDEN.sub("_", name)).strip(" .")
    stem, ending = split(name)
    name = f"{stem[: NAME_LENGTH - len(ending)].rstrip(' .')}{ending}"
    return f"_{name}" if _DEVICES.fullmatch(name) else name


def split(name: str) -> tuple[str, str]:
    """What stands before the ending, and the ending with its dot (empty if there is none)."""
    stem, dot, ending = name.rpartition(".")
    if not stem or not re.fullmatch(r"[A-Za-z0-9]{1,8}", ending):
        return name, ""
    return stem, dot + ending
