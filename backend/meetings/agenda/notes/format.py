"""What is let in of Yjs before the library reads it: plain text under the key `notes`, and nothing else.

The library follows nested values to whatever depth they have and counts without looking at the end of what it counts
in: a few thousand bytes would end the whole server. So every update is read here first. The format is version 1 of
https://github.com/yjs/yjs (`src/utils/encoding.js`), as browsers write it for a text.
"""

KEY = "notes"
#: Kinds of structs: what was collected, deleted, written, left out.
GC, DELETED, STRING, SKIP = 0, 1, 4, 10
KIND, HAS_LEFT, HAS_RIGHT, HAS_PARENT_KEY = 0x1F, 0x80, 0x40, 0x20
#: Clients are named by 53 bits (what JavaScript counts exactly), and count what they type.
CLIENT_MOST, CLOCK_MOST = 2**53 - 1, 2**31 - 1
#: Bytes of the longest number that is read.
NUMBER_MOST = 8


class NoUpdate(ValueError):
    """The bytes are no update, or no state vector, of Yjs that changes notes."""


class _Reader:
    """Reads numbers and texts from the front."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    def number(self, most: int = CLOCK_MOST) -> int:
        """The next number, seven bits in a byte, the lowest first. Raises `NoUpdate`."""
        value = 0
        for place, byte in enumerate(self._data[self._place : self._place + NUMBER_MOST]):
            value |= (byte & 0x7F) << (7 * place)
            if byte < 0x80:
                self._place += place + 1
                if value > most:
                    raise NoUpdate
                return value
        raise NoUpdate

    def byte(self) -> int:
        """The next byte. Raises `NoUpdate`."""
        if self._place >= len(self._data):
            raise NoUpdate
        self._place += 1
        return self._data[self._place - 1]

    def text(self) -> bytes:
        """The next text, in UTF-8. Raises `NoUpdate`."""
        length = self.number()
        end = self._place + length
        if end > len(self._data):
            raise NoUpdate
        found = self._data[self._place : end]
        self._place = end
        return found

    def end(self) -> None:
        """Raise `NoUpdate` if anything is left."""
        if self._place != len(self._data):
            raise NoUpdate


def check_update(update: bytes) -> None:
    """Raise `NoUpdate` unless these are changes to the notes' text."""
    reader = _Reader(update)
    for _ in range(reader.number()):
        structs, _client, clock = reader.number(), reader.number(CLIENT_MOST), reader.number()
        for _ in range(structs):
            clock += _struct(reader)
            if clock > CLOCK_MOST:
                raise NoUpdate
    for _ in range(reader.number()):
        reader.number(CLIENT_MOST)
        for _ in range(reader.number()):
            if reader.number() + reader.number() > CLOCK_MOST:
                raise NoUpdate
    reader.end()


def check_state_vector(vector: bytes) -> None:
    """Raise `NoUpdate` unless these bytes say which changes of whom somebody has."""
    reader = _Reader(vector)
    for _ in range(reader.number()):
        reader.number(CLIENT_MOST)
        reader.number()
    reader.end()


def _struct(reader: _Reader) -> int:
    """Read one struct; how many of its client's changes it holds."""
    info = reader.byte()
    kind = info & KIND
    if kind in (GC, SKIP):
        return _some(reader.number())
    if kind not in (DELETED, STRING) or info & HAS_PARENT_KEY:
        raise NoUpdate
    for has_origin in (info & HAS_LEFT, info & HAS_RIGHT):
        if has_origin:
            reader.number(CLIENT_MOST)
            reader.number()
    if not info & (HAS_LEFT | HAS_RIGHT) and (reader.number() != 1 or reader.text() != KEY.encode()):
        raise NoUpdate
    if kind == DELETED:
        return _some(reader.number())
    try:
        written = reader.text().decode()
    except UnicodeDecodeError as failure:
        raise NoUpdate from failure
    # Browsers count in UTF-16.
    return _some(len(written.encode("utf-16-le")) // 2)


def _some(length: int) -> int:
    if not length:
        raise NoUpdate
    return length
