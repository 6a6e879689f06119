"""Chains of decisions on one matter: each replaces at most one, and is replaced by at most one."""

from collections.abc import Mapping


class Chains:
    """All decisions of an alliance and what they replace."""

    def __init__(self, links: Mapping[str, str | None]) -> None:
        self._previous = links
        self._following = {before: one for one, before in links.items() if before is not None}

    def of(self, decision_id: str) -> list[str]:
        """The ids of the whole chain that the decision belongs to, oldest first."""
        before = self._walk(self._previous.get(decision_id), self._previous, {decision_id})
        after = self._walk(self._following.get(decision_id), self._following, {decision_id, *before})
        return [*reversed(before), decision_id, *after]

    def following(self, decision_id: str) -> str | None:
        """What replaces the decision."""
        return self._following.get(decision_id)

    def would_circle(self, decision_id: str, previous_id: str) -> bool:
        """Whether the decision would replace itself, over any number of steps."""
        return decision_id == previous_id or decision_id in self._walk(previous_id, self._previous, set())

    def _walk(self, start: str | None, towards: Mapping[str, str | None], seen: set[str]) -> list[str]:
        found: list[str] = []
        while start is not None and start in self._previous and start not in seen:
            seen.add(start)
            found.append(start)
            start = towards.get(start)
        return found
