"""Finds an API route by the shape of its address.

The framework asks one route after the other; with a hundred of them that costs more than answering an unchanged
board. Here an address is asked only of the routes that have as many segments and the same fixed ones at both ends.
Whatever is not found here goes the framework's own way, with the same answer.
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.routing import Match

Scope = MutableMapping[str, Any]
Shape = tuple[str, int, str, str]
ASGI = Callable[[Scope, Any, Any], Awaitable[None]]


API = "/api/v1"
PREFIX = API + "/"
DEPTH = len(API.split("/"))


class RouteIndex:
    """Stands in front of a router whose routes are all declared."""

    def __init__(self, router: APIRouter) -> None:
        self._router: ASGI = router.app
        self._by_shape: dict[Shape, list[APIRoute]] = defaultdict(list)
        for route in router.routes:
            if isinstance(route, APIRoute) and route.path.startswith(PREFIX):
                for method in route.methods or ():
                    self._by_shape[self._shape(method, route.path)].append(route)

    def _shape(self, method: str, path: str) -> Shape:
        """Method, number of segments, the first fixed one and the last, if it is fixed."""
        segments = path.split("/")
        last = segments[-1] if len(segments) > DEPTH + 2 else ""
        return method, len(segments), segments[DEPTH], "" if last.startswith("{") else last

    def methods(self, path: str) -> list[str]:
        """The methods that an address takes."""
        found = {
            method
            for method in ("GET", "POST", "PUT", "PATCH", "DELETE")
            for route in self._by_shape.get(self._shape(method, path), ())
            if route.path_regex.match(path)
        }
        # A stream has no end, so it has no HEAD either.
        return sorted(found | ({"HEAD"} if "GET" in found and not path.endswith("/stream") else set()))

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Answer by the one route that matches, else let the router answer."""
        if scope["type"] == "http" and scope["path"].startswith(PREFIX):
            for route in self._by_shape.get(self._shape(scope["method"], scope["path"]), ()):
                match, child_scope = route.matches(scope)
                if match is Match.FULL:
                    scope["router"] = self._router
                    scope.update(child_scope)
                    await route.handle(scope, receive, send)
                    return
        await self._router(scope, receive, send)
