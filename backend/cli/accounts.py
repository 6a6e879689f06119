"""Commands: access for people and for other systems."""

import sys
from argparse import Namespace
from datetime import timedelta

from pydantic import TypeAdapter, ValidationError
from sqlmodel import Session

from backend.access import queries
from backend.access.accounts import service as accounts
from backend.access.accounts.schemas import Email
from backend.access.actors import SYSTEM
from backend.access.grants import service as grants
from backend.access.models import User
from backend.access.permissions import Role
from backend.access.second_factor import service as second_factor
from backend.access.sign_in import links
from backend.access.tokens import service as tokens
from backend.cli.refusals import SURROUNDINGS, Refusal, read_settings
from backend.cli.surroundings import alliance_named, opened
from backend.core.clock import now


def create_token(arguments: Namespace) -> None:
    """Make a token and print it alone on standard output."""
    role = Role(arguments.role)
    if (role is Role.operator) == bool(arguments.alliance):
        sentence = "`--alliance SLUG` belongs to every role but operator, which has none."
        raise Refusal(sentence, SURROUNDINGS)

    def work(session: Session) -> str:
        alliance_id = alliance_named(session, arguments.alliance).id if arguments.alliance else None
        expires_at = now() + timedelta(days=arguments.expires) if arguments.expires else None
        _, secret = tokens.create(
            session,
            SYSTEM,
            arguments.name,
            role,
            alliance_id=alliance_id,
            scopes=arguments.scope,
            expires_at=expires_at,
        )
        return secret

    with opened(read_settings()) as database:
        print(database.run(work, write=True))


def create_user(arguments: Namespace) -> None:
    """Open an account or find it, give it its role, and print a one-time sign-in link alone on standard output."""
    settings = read_settings()
    if bool(arguments.role) != bool(arguments.alliance):
        raise Refusal("`--alliance SLUG` and `--role ROLE` belong together.", SURROUNDINGS)
    try:
        email = TypeAdapter(Email).validate_python(arguments.email)
    except ValidationError as failure:
        raise Refusal(f"{arguments.email} is no mail address.", SURROUNDINGS) from failure

    def work(session: Session) -> tuple[str, str]:
        user, done = _account(session, email, arguments)
        if arguments.without_second_factor:
            queries.end_sessions(session, user.id)
            second_factor.removed_all(session, SYSTEM, settings, user)
        if arguments.alliance:
            alliance = alliance_named(session, arguments.alliance)
            grants.give(session, SYSTEM, alliance.id, user, Role(arguments.role))
        secret = links.issue(session, SYSTEM, user, settings.sign_in_link_hours)
        return links.address(settings.base_url, secret), done

    with opened(settings) as database:
        link, done = database.run(work, write=True)
        print(f"{email}: {done}. The link works once, for {settings.sign_in_link_hours} hours.", file=sys.stderr)
        print(link)


def _account(session: Session, email: str, arguments: Namespace) -> tuple[User, str]:
    user = queries.user_by_email(session, email)
    if user is None:
        if not arguments.name:
            raise Refusal("A new account needs `--name NAME`.", SURROUNDINGS)
        return accounts.create(session, SYSTEM, email, arguments.name, is_operator=arguments.operator), "account opened"
    if user.disabled_at is not None:
        accounts.set_disabled(session, SYSTEM, user, False)
    if arguments.operator and not user.is_operator:
        accounts.change(session, SYSTEM, user, {"is_operator": True})
    return user, "account found"
