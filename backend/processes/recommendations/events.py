"""What can happen to recommendation papers, recommendations, objections and amendments."""

from backend.core import events
from backend.processes.recommendations import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    recommendation_paper__created="A recommendation paper was begun",
    recommendation_paper__changed="A recommendation paper was changed",
    recommendation_paper__put_down="An edition of a recommendation paper was put down",
    recommendation_paper__submitted="A recommendation paper went to the body that adopts it",
    recommendation_paper__amended="A recommendation paper was amended",
    recommendation_paper__returned="A recommendation paper went back to be drafted",
    recommendation_paper__adopted="A recommendation paper was adopted",
    recommendation_paper__handed_over="A recommendation paper was handed over to the council",
    recommendation_paper__handed_to_concept="The results of a recommendation paper were handed to the parent concept",
    recommendation_paper__answered="The council has dealt with a whole recommendation paper",
    recommendation_paper__deleted="A recommendation paper was removed",
    recommendation_paper__restored="A recommendation paper came back from the trash",
    recommendation_paper__purged="A removed recommendation paper was erased for good",
    recommendation__created="A recommendation was drafted",
    recommendation__changed="A recommendation was changed",
    recommendation__answered="It was noted what the council made of a recommendation",
    recommendation__deleted="A recommendation was removed",
    recommendation__restored="A recommendation came back from the trash",
    recommendation__purged="A removed recommendation was erased for good",
    objection__raised="An objection against a recommendation was recorded",
    objection__withdrawn="An objection against a recommendation was withdrawn",
    objection__changed="An objection against a recommendation was corrected",
    amendment__proposed="A change of a recommendation was proposed",
    amendment__decided="It was decided on a proposed change of a recommendation",
    amendment__changed="A proposed change of a recommendation was corrected",
)
