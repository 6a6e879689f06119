"""The succession of groups in time: who follows whom, and which of them exists today."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple


class Stage(NamedTuple):
    """What succession needs to know of one group."""

    id: str
    name: str
    kind: str
    since: date | None
    until: date | None
    predecessor_ids: list[str]


class Succession:
    """All living groups of an alliance, seen on one day."""

    def __init__(self, stages: Sequence[Stage], on: date) -> None:
        self.stages = {stage.id: stage for stage in stages}
        self.on = on
        self._successors: dict[str, list[str]] = {}
        for stage in stages:
            for predecessor in stage.predecessor_ids:
                self._successors.setdefault(predecessor, []).append(stage.id)

    def successors(self, group_id: str) -> list[str]:
        """Ids of the groups that name this one as their predecessor."""
        return self._successors.get(group_id, [])

    def is_current(self, group_id: str) -> bool:
        """Begun, not ended, and not followed by a group that has begun."""
        stage = self.stages.get(group_id)
        if stage is None or not self._has_begun(stage) or (stage.until and stage.until < self.on):
            return False
        return not any(self._has_begun(self.stages[follower]) for follower in self.successors(group_id))

    def current_ids(self) -> list[str]:
        """Ids of all groups that exist on the day."""
        return [group_id for group_id in self.stages if self.is_current(group_id)]

    def predecessors(self, group_id: str) -> list[str]:
        """Ids of all groups that came before this one, the latest first."""
        found: list[str] = []
        waiting = list(self.stages[group_id].predecessor_ids) if group_id in self.stages else []
        while waiting:
            one = waiting.pop(0)
            if one in self.stages and one not in found:
                found.append(one)
                waiting.extend(self.stages[one].predecessor_ids)
        return found

    def would_circle(self, group_id: str, predecessor_ids: Sequence[str]) -> bool:
        """Whether the group would be its own predecessor, over any number of steps."""
        return any(one == group_id or group_id in self.predecessors(one) for one in predecessor_ids)

    def _has_begun(self, stage: Stage) -> bool:
        return stage.since is None or stage.since <= self.on
