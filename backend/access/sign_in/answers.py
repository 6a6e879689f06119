"""Answers of signing in: with the cookie, and a refusal whose transaction is kept."""

from fastapi import Request

from backend.access.sign_in import cookies
from backend.access.sign_in.schemas import SessionOut
from backend.core.handlers import problem_response
from backend.core.http import Answer
from backend.core.problems import MEDIA_TYPE, Problem
from backend.settings import Settings


def signed_in(request: Request, secret: str, shown: SessionOut, status: int = 201) -> Answer:
    """Who is signed in now, with the cookie."""
    settings: Settings = request.app.state.settings
    headers = {"Set-Cookie": cookies.setting(settings, secret), "Cache-Control": "no-store"}
    return Answer(shown.model_dump_json().encode(), status=status, headers=headers)


def refused(request: Request, problem: Problem) -> Answer:
    """A problem that is answered rather than raised, so that the count of failures is committed with it."""
    response = problem_response(problem, request.scope, request.app.state.settings)
    kept = {"content-language": "Content-Language", "www-authenticate": "WWW-Authenticate"}
    headers = {name: response.headers[key] for key, name in kept.items() if key in response.headers}
    headers |= {"Cache-Control": "no-store", "Vary": "Accept-Language"}
    return Answer(bytes(response.body), media_type=MEDIA_TYPE, status=problem.status, headers=headers)
