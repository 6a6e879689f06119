"""Whether a decision is what it says: the rules of its procedure, each with a remedy."""

from typing import Any

from backend.alliances.groups.models import Competence
from backend.core.problems import InvalidInput
from backend.meetings.decisions.models import Decision, DecisionResult, Procedure

#: Where hands or ballots are counted.
COUNTED = frozenset({Procedure.unanimous, Procedure.majority, Procedure.acclamation, Procedure.written})
#: Where a majority carries it.
BY_MAJORITY = frozenset({Procedure.majority, Procedure.acclamation, Procedure.written})
#: Which nobody may stand against.
TOGETHER = frozenset({Procedure.consensus, Procedure.unanimous})
ADOPTED = frozenset({DecisionResult.adopted, DecisionResult.adopted_with_changes})


def check(decision: Decision) -> None:
    """Raise 422 with every contradiction between procedure, result, votes and objections."""
    errors = [*_of_noting(decision), *_of_objections(decision), *_of_votes(decision)]
    if errors:
        raise InvalidInput(errors=[(pointer, key, values) for pointer, key, values in errors])


def _of_noting(decision: Decision) -> list[tuple[str, str, dict[str, Any]]]:
    if decision.result == DecisionResult.noted:
        return []
    if decision.procedure == Procedure.noted:
        return [("#/result", "noted_is_no_decision", {})]
    if decision.competence == Competence.note:
        return [("#/result", "body_only_notes", {})]
    return []


def _of_objections(decision: Decision) -> list[tuple[str, str, dict[str, Any]]]:
    standing = [one["party"]["name"] for one in decision.objections if not one["is_withdrawn"]]
    if standing and decision.procedure in TOGETHER and decision.result in ADOPTED:
        return [("#/procedure", f"objection_against_{decision.procedure}", {"names": ", ".join(standing)})]
    return []


def _of_votes(decision: Decision) -> list[tuple[str, str, dict[str, Any]]]:
    yes, no = decision.votes_yes, decision.votes_no
    if yes is None or no is None:
        return []
    if decision.procedure not in COUNTED:
        return [("#/votes", "votes_without_vote", {})]
    is_adopted, is_rejected = decision.result in ADOPTED, decision.result == DecisionResult.rejected
    if decision.procedure == Procedure.unanimous:
        against, support = (no, yes) if is_adopted else (yes, no)
        if (is_adopted or is_rejected) and (against or not support):
            return [("#/votes", "not_unanimous", {})]
    elif is_adopted and yes <= no:
        return [("#/votes", "no_majority", {"yes": yes, "no": no})]
    elif is_rejected and yes > no:
        return [("#/votes", "majority_for_it", {"yes": yes, "no": no})]
    return []
