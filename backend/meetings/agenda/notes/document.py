"""The document behind notes: one text under the key `notes`, stored as one merged update (Yjs, version 1)."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from pycrdt import Doc, Text, get_update, merge_updates

from backend.meetings.agenda.notes.format import KEY, NoUpdate, check_state_vector, check_update

#: Above so many characters between the first and the last difference they are replaced as a whole.
COMPARED_MOST = 5_000


class Document:
    """The notes as they stand. Positions in the text count bytes of UTF-8, as the library does."""

    def __init__(self, state: bytes | None) -> None:
        self._doc: Doc[Text] = Doc()
        self._text = self._doc.get(KEY, type=Text)
        self._merged = state or self._doc.get_update()
        self._doc.apply_update(self._merged)

    @property
    def text(self) -> str:
        """The notes in plain text."""
        return str(self._text)

    def state(self) -> bytes:
        """Everything that is known as one update, also what waits for changes that have not arrived yet."""
        compact, known = self._doc.get_update(), self._doc.get_state()
        # The document forgets what was typed and deleted again, but also what it cannot place yet.
        nothing_waits = get_update(self._merged, known) == get_update(compact, known)
        return compact if nothing_waits else self._merged

    def merge(self, update: bytes) -> None:
        """Take changes of others in. Raises `NoUpdate` for bytes that are none."""
        check_update(update)
        try:
            self._doc.apply_update(update)
            self._merged = merge_updates(self._merged, update)
        except BaseException as failure:
            raise _refused(failure) from failure

    def missing(self, state_vector: bytes | None) -> bytes:
        """What somebody with this state vector (None: nothing yet) lacks. Raises `NoUpdate` for bytes that are none."""
        if state_vector is not None:
            check_state_vector(state_vector)
        try:
            return self._doc.get_update(state_vector)
        except BaseException as failure:
            raise _refused(failure) from failure

    def rewrite(self, text: str) -> None:
        """Make the notes this text with as few changes as possible, so that what others type meanwhile stays."""
        before, known = self.text, self._doc.get_state()
        start = _same(before, text)
        end = _same(before[start:][::-1], text[start:][::-1])
        old, new = before[start : len(before) - end], text[start : len(text) - end]
        for tag, left, right, low, high in reversed(_differences(old, new)):
            if tag != "equal":
                first = len(before[: start + left].encode())
                self._text[first : first + len(old[left:right].encode())] = new[low:high]
        self._merged = merge_updates(self._merged, self._doc.get_update(known))


def _refused(failure: BaseException) -> BaseException:
    """`NoUpdate` for what the library refuses. Its panics are no `Exception`, and nobody else would take them up."""
    is_panic = type(failure).__name__ == "PanicException"
    return NoUpdate() if is_panic or isinstance(failure, ValueError) else failure


def _same(left: str, right: str) -> int:
    """How many characters both begin with."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _differences(old: str, new: str) -> Sequence[tuple[str, int, int, int, int]]:
    if max(len(old), len(new)) > COMPARED_MOST:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, autojunk=True).get_opcodes()
