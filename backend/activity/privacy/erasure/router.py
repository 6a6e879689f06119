"""Endpoints: erase a person, an account, oneself."""

from sqlmodel import Session

from backend.access import queries as access_queries
from backend.access.accounts import service as account_service
from backend.access.actors import Actor
from backend.access.grants.service import LastCoordinator
from backend.access.routes import Routes
from backend.access.second_factor import step_up
from backend.activity.privacy.erasure import accounts, people
from backend.activity.privacy.erasure.schemas import AccountErased, AccountErasure, PersonErased
from backend.people import queries as people_queries

routes = Routes("privacy")
KEPT = (account_service.LastOperator, LastCoordinator)


@routes.post("/people/{person_id}/anonymisation", "personal-data:write", status=200)
def anonymise_person(session: Session, actor: Actor, person_id: str) -> PersonErased:
    """Erase a person (Art. 17 GDPR): what they did stays, as that of a deleted person. There is no way back.

    Names also what they are called in the history. The answer lists texts in which the name may still stand.
    """
    person = people_queries.find_person(session, actor, person_id)
    actor.require("personal-data:write", person.alliance_id)
    return people.anonymise(session, actor, person)


@routes.post("/users/{user_id}/anonymisation", "users:write", status=200, problems=KEPT)
def anonymise_user(session: Session, actor: Actor, user_id: str, body: AccountErasure) -> AccountErased:
    """Erase an account, for operators. There is no way back."""
    account_service.refuse_lesser(actor)
    return accounts.anonymise(session, actor, access_queries.find_user(session, actor, user_id))


@routes.post(
    "/account/anonymisation",
    "session:write",
    status=200,
    idempotent=False,
    problems=(*KEPT, step_up.ReauthenticationRequired),
)
def anonymise_account(session: Session, actor: Actor, body: AccountErasure) -> AccountErased:
    """Erase your own account. Needs to have signed in within ten minutes; you are signed out for good."""
    step_up.require(session, actor)
    return accounts.anonymise(session, actor, account_service.own(session, actor))
