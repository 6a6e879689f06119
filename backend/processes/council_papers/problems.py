"""What stands in the way of a council paper."""

from backend.core.problems import Conflict


class PaperDecided(Conflict):
    """What a body decided on is not reworded afterwards."""


class ResultRecorded(Conflict):
    """The body has spoken, and what it said is recorded."""


class ResolutionTextMissing(Conflict):
    """There is nothing that a body could decide."""


class PaperInUse(Conflict):
    """A paper about which a body has decided is not removed."""
