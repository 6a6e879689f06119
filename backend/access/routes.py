"""`Routes`: the router of every room, with our way of telling who is asking."""

from backend.access.actors import Actor
from backend.access.authentication import authorise
from backend.core.http import Operations


class Routes(Operations):
    """`routes = Routes("ideas")`, then `@routes.get(path, "ideas:read")`."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag=tag, authorise=authorise, actor_type=Actor)
