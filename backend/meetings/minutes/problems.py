"""What stands in the way of minutes."""

from backend.core.problems import Conflict


class MeetingNotOver(Conflict):
    """Minutes are circulated of what has taken place."""


class PlaceholdersLeft(Conflict):
    """Something still has to be filled in; the errors point at the places."""


class MinutesApproved(Conflict):
    """Approved minutes never change; what is wrong in them gets an addendum."""


class MinutesNotApproved(Conflict):
    """What is not approved yet is corrected by a new version, not by an addendum."""


class NotTheLatestVersion(Conflict):
    """Only the last version that was circulated can be approved."""


class MinutesUnchanged(Conflict):
    """A new version says the same as the one before."""
