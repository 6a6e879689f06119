"""The yardstick: a bare FastAPI route that returns as many bytes, without anything of ours around it."""

from fastapi import FastAPI, Response


def make() -> FastAPI:
    """One route; the bytes are made once."""
    app = FastAPI(openapi_url=None)
    kept: dict[int, bytes] = {}

    @app.get("/bytes/{size}")
    def read_bytes(size: int) -> Response:
        return Response(kept.setdefault(size, b"x" * size), media_type="application/json")

    return app
