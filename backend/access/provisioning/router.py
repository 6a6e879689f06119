"""The addresses of SCIM 2.0 (RFC 7644). Answers and errors have the protocol's own form; writes leave events."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from scim2_models import (
    Context,
    Error,
    ListResponse,
    NotFoundException,
    NotImplementedException,
    PatchOp,
    PreconditionFailedException,
    ResourceType,
    ResponseParameters,
    Schema,
    ScimProvider,
    SearchRequest,
)
from sqlmodel import Session

from backend.access.provisioning import groups, queries, searching, users
from backend.access.provisioning.answers import MEDIA_TYPE, Work, answered, failed
from backend.access.provisioning.callers import Directory
from backend.access.provisioning.resources import LENIENT, PREFIX, Group, User, described, show_group, show_user
from backend.core.etags import matches

router = APIRouter(prefix=PREFIX, include_in_schema=False)


@dataclass(frozen=True)
class Kind:
    """Users or groups: how they are found, shown and written."""

    resource: Any
    find: Callable[..., Any]
    show: Callable[[Session, Directory, Any], Any]
    search: Callable[..., Any]
    use_cases: Any


def _user_shown(session: Session, directory: Directory, row: Any) -> User:
    return show_user(directory.base, row, queries.groups_of(session, [row.id])[row.id])


def _group_shown(session: Session, directory: Directory, row: Any) -> Group:
    return show_group(directory.base, row, queries.members_of(session, [row.id])[row.id])


DISCOVERY = ("ServiceProviderConfig", "ResourceTypes", "Schemas")
NOT_IMPLEMENTED = (".search", "Bulk", "Me")
KINDS = {
    "Users": Kind(User, queries.user, _user_shown, searching.users, users),
    "Groups": Kind(Group, queries.group, _group_shown, searching.groups, groups),
}


@router.get("/ServiceProviderConfig")
async def read_service_provider_config(request: Request) -> Response:
    """What the service can do."""
    return await answered(request, lambda _, directory, __: _config(_described(directory)))


@router.get("/ResourceTypes")
async def list_resource_types(request: Request) -> Response:
    """Users and groups."""
    return await answered(request, lambda _, directory, __: _listed(ResourceType, _described(directory).resource_types))


@router.get("/ResourceTypes/{name}")
async def read_resource_type(request: Request, name: str) -> Response:
    """One kind of resource."""
    return await answered(
        request, lambda _, directory, __: _named(_described(directory).resource_types, lambda one: one.name == name)
    )


@router.get("/Schemas")
async def list_schemas(request: Request) -> Response:
    """The attributes of both."""
    return await answered(request, lambda _, directory, __: _listed(Schema, _described(directory).schemas))


@router.get("/Schemas/{urn}")
async def read_schema(request: Request, urn: str) -> Response:
    """The attributes of one."""
    return await answered(
        request, lambda _, directory, __: _named(_described(directory).schemas, lambda one: str(one.id) == urn)
    )


def _routes(name: str, kind: Kind) -> None:
    """The addresses of a kind."""
    question: Any = SearchRequest[kind.resource]  # type: ignore[name-defined]  # which one is known at run time
    change: Any = PatchOp[kind.resource]  # type: ignore[name-defined]  # the same

    def search(request: Request) -> Work:
        def work(session: Session, directory: Directory, body: bytes) -> Response:
            # The same question can come in a body (`/.search`), where it is not written into logs.
            if request.method == "POST":
                asked = question.model_validate_json(body, scim_ctx=Context.SEARCH_REQUEST, scim_policy=LENIENT)
            else:
                asked = question.model_validate(dict(request.query_params), scim_ctx=None, scim_policy=LENIENT)
            found = kind.search(session, directory, asked)
            return _json(found.model_dump_json(scim_ctx=Context.RESOURCE_QUERY_RESPONSE, response_parameters=asked))

        return work

    def create(request: Request) -> Work:
        def work(session: Session, directory: Directory, body: bytes) -> Response:
            given = kind.resource.model_validate_json(
                body, scim_ctx=Context.RESOURCE_CREATION_REQUEST, scim_policy=LENIENT
            )
            row = kind.use_cases.create(session, directory, given)
            session.flush()
            return _one(request, kind.show(session, directory, row), Context.RESOURCE_CREATION_RESPONSE, 201)

        return work

    def read(request: Request, key: str) -> Work:
        def work(session: Session, directory: Directory, _: bytes) -> Response:
            row = _found(kind, session, directory, key)
            shown = kind.show(session, directory, row)
            if matches(request.headers.get("if-none-match"), f'"{row.version}"'):
                return Response(status_code=304, headers={"ETag": shown.meta.version})
            return _one(request, shown, Context.RESOURCE_QUERY_RESPONSE)

        return work

    def replace(request: Request, key: str) -> Work:
        def work(session: Session, directory: Directory, body: bytes) -> Response:
            row = _found(kind, session, directory, key, request)
            given = kind.resource.model_validate_json(
                body, scim_ctx=Context.RESOURCE_REPLACEMENT_REQUEST, scim_policy=LENIENT
            )
            given.replace(kind.show(session, directory, row))
            kind.use_cases.change(session, directory, row, given)
            session.flush()
            return _one(request, kind.show(session, directory, row), Context.RESOURCE_REPLACEMENT_RESPONSE)

        return work

    def patch(request: Request, key: str) -> Work:
        def work(session: Session, directory: Directory, body: bytes) -> Response:
            row = _found(kind, session, directory, key, request)
            asked = change.model_validate_json(body, scim_ctx=Context.RESOURCE_PATCH_REQUEST, scim_policy=LENIENT)
            shown = kind.show(session, directory, row)
            if asked.patch(shown, scim_policy=LENIENT):
                kind.use_cases.change(session, directory, row, shown)
                session.flush()
            return _one(request, kind.show(session, directory, row), Context.RESOURCE_PATCH_RESPONSE)

        return work

    def delete(request: Request, key: str) -> Work:
        def work(session: Session, directory: Directory, _: bytes) -> Response:
            kind.use_cases.delete(session, directory, _found(kind, session, directory, key, request))
            return Response(status_code=204)

        return work

    async def collection(request: Request) -> Response:
        is_write = request.method == "POST"
        return await answered(request, (create if is_write else search)(request), write=is_write)

    async def searched(request: Request) -> Response:
        return await answered(request, search(request))

    async def member(request: Request, key: str) -> Response:
        work = {"GET": read, "PUT": replace, "PATCH": patch, "DELETE": delete}[request.method]
        return await answered(request, work(request, key), write=request.method != "GET")

    router.add_api_route(f"/{name}", collection, methods=["GET", "POST"], name=f"scim_{name.lower()}")
    router.add_api_route(f"/{name}/.search", searched, methods=["POST"], name=f"scim_search_{name.lower()}")
    router.add_api_route(
        f"/{name}/{{key}}", member, methods=["GET", "PUT", "PATCH", "DELETE"], name=f"scim_{name[:-1]}"
    )


for _name, _kind in KINDS.items():
    _routes(_name, _kind)


@router.api_route("/{path:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
async def nothing_here(request: Request, path: str) -> Response:
    """Everything else, in the protocol's form: 405 at an address that takes other methods, 501, else 404."""

    def work(*_: object) -> Response:
        if path.partition("/")[0] in (*KINDS, *DISCOVERY):
            return failed(Error(status=405, detail=f"{request.method} is not for this address"))
        raise NotImplementedException if path in NOT_IMPLEMENTED else NotFoundException

    return await answered(request, work)


def _described(directory: Directory) -> ScimProvider:
    return described(directory.base, directory.base.removesuffix(PREFIX) + "/api/v1/docs")


def _config(provider: ScimProvider) -> Response:
    assert provider.config is not None, "it is always described"
    return _json(provider.config.model_dump_json(scim_ctx=Context.RESOURCE_QUERY_RESPONSE))


def _listed(resource: Any, found: tuple[Any, ...]) -> Response:
    page = ListResponse[resource](
        total_results=len(found), start_index=1, items_per_page=len(found), resources=list(found)
    )
    return _json(page.model_dump_json(scim_ctx=Context.RESOURCE_QUERY_RESPONSE))


def _named(found: tuple[Any, ...], is_meant: Callable[[Any], bool]) -> Response:
    for one in found:
        if is_meant(one):
            return _json(one.model_dump_json(scim_ctx=Context.RESOURCE_QUERY_RESPONSE))
    raise NotFoundException


def _found(kind: Kind, session: Session, directory: Directory, key: str, request: Request | None = None) -> Any:
    row = kind.find(session, directory.provider.id, key)
    if row is None:
        raise NotFoundException
    expected = request.headers.get("if-match") if request else None
    if expected is not None and not matches(expected, f'"{row.version}"'):
        raise PreconditionFailedException
    return row


def _one(request: Request, shown: Any, context: Context, status: int = 200) -> Response:
    asked = ResponseParameters[type(shown)].model_validate(
        {name: value for name, value in request.query_params.items() if name in ("attributes", "excludedAttributes")},
        scim_ctx=None,
        scim_policy=LENIENT,
    )
    body = shown.model_dump_json(scim_ctx=context, response_parameters=asked)
    return _json(body, status, {"ETag": shown.meta.version, "Location": shown.meta.location})


def _json(body: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(body, status, headers, MEDIA_TYPE)
