"""Signing in takes one step, or two: whoever has a second factor is asked for it, however they came."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import User
from backend.access.second_factor import pending
from backend.access.second_factor import queries as factors
from backend.access.second_factor import service as second_factor
from backend.access.second_factor.schemas import SecondFactor, SecondFactorAsked
from backend.access.sign_in import answers, service, throttle
from backend.core import events
from backend.core.http import Answer
from backend.core.problems import Unauthorized
from backend.settings import Settings


class SecondFactorFailed(Unauthorized):
    """The code or the passkey is wrong, was used already, or is of somebody else."""


def proceed(session: Session, actor: Actor, request: Request, user: User, amr: list[str]) -> Answer:
    """The session if the user is proved enough, else the question for their second factor (202)."""
    settings: Settings = request.app.state.settings
    methods = [] if "mfa" in amr else pending.methods_of(session, user.id)
    if methods:
        begun, secret = pending.begin(session, user, amr)
        subject = events.Subject("user", user.id)
        events.record(session, service.known(user), "sign_in.begun", subject, stream_id=events.INSTALLATION)
        asked = SecondFactorAsked(methods=methods, expires_at=begun.expires_at)
        headers = {"Set-Cookie": pending.setting(settings, secret), "Cache-Control": "no-store"}
        return Answer(asked.model_dump_json().encode(), status=202, headers=headers)
    signed_in, secret = service.start(session, request, user, previous=actor.session_id, amr=amr)
    return answers.signed_in(request, secret, service.show(session, settings, signed_in))


def finish(session: Session, actor: Actor, request: Request, body: SecondFactor) -> Answer:
    """The session, if the second factor is right; a failure is counted. Raises 401 without a first step, 429."""
    settings: Settings = request.app.state.settings
    begun = pending.find(session, request)
    counted = throttle.for_factor(settings, begun.user_id)
    throttle.refuse_too_many(session, counted, settings.sign_in_attempts)
    user = session.get_one(User, begun.user_id)
    proved = second_factor.check(session, settings, user.id, body) if user.disabled_at is None else None
    if proved is None:
        begun.attempts += 1
        throttle.note(session, counted)
        subject = events.Subject("user", user.id)
        events.record(session, service.known(user), "sign_in.failed", subject, stream_id=events.INSTALLATION)
        return answers.refused(request, SecondFactorFailed(headers=service.CHALLENGE))
    throttle.forget(session, counted[0])
    amr = [*begun.amr, *proved]
    factors.drop_pending(session, user.id)
    signed_in, secret = service.start(session, request, user, previous=actor.session_id, amr=amr)
    return answers.signed_in(request, secret, service.show(session, settings, signed_in))
