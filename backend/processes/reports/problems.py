"""What stands in the way of a report."""

from backend.core.problems import Conflict


class ReportSent(Conflict):
    """What was sent stays as it was."""


class MeasuresWithoutEntry(Conflict):
    """Some measures have no entry for the period; it is sent like that only on purpose."""
