"""Why something cannot be done with a recommendation paper; each text says what to do instead."""

from backend.core.problems import Conflict


class PaperIsFrozen(Conflict):
    """It was adopted: its words stay as they are."""


class TextIsInPlenum(Conflict):
    """While the plenum has it, words change by amendments."""


class PaperNotInPlenum(Conflict):
    """The plenum does not have it."""


class PaperIsEmpty(Conflict):
    """There is no recommendation in it."""


class OnlyTheBodyAdopts(Conflict):
    """Another body adopts such a paper; the detail names it."""


class ObjectionStands(Conflict):
    """No consensus against an objection; the detail says whose."""


class AmendmentsUndecided(Conflict):
    """Proposed changes are still open; the detail says which."""


class AmendmentDecided(Conflict):
    """What became of it stays."""


class AmendmentOutdated(Conflict):
    """The text has become another one since it was proposed."""


class PaperNotAdopted(Conflict):
    """It is handed over once it is adopted."""


class PaperHandedOver(Conflict):
    """The council has it already; it is handed over once."""


class PaperNotHandedOver(Conflict):
    """The council does not have it yet."""


class EditionUnchanged(Conflict):
    """It says what the last edition says."""
