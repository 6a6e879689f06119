"""Serves the built interface: hashed assets for ever, the page itself always fresh, every page address the same file."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse, HTMLResponse, Response
from fastapi.staticfiles import StaticFiles

from backend.core.problems import NotFound
from backend.settings import Settings

NOT_BUILT = """<!doctype html><html lang="de"><meta charset="utf-8"><title>Bündniswerk</title>
<h1>Die Oberfläche ist noch nicht gebaut</h1>
<p>Starten Sie mit <code>make run</code>, oder bauen Sie sie mit <code>npm ci &amp;&amp; npm run build</code>
im Ordner <code>frontend</code>. Die Schnittstelle läuft: <a href="/api/v1/docs">/api/v1/docs</a>.</p></html>"""


class ImmutableFiles(StaticFiles):
    """Assets whose name changes with their content."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]  # passed through unchanged
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


def serve_interface(app: FastAPI, settings: Settings) -> None:
    """Mount the interface behind all other routes."""
    folder: Path = settings.frontend_dir.resolve()
    if (folder / "assets").is_dir():
        app.mount("/assets", ImmutableFiles(directory=folder / "assets"))

    @app.get("/{path:path}", include_in_schema=False)
    async def page(path: str) -> Response:
        if path.startswith(("api/", "health/", "metrics", ".well-known/")):
            raise NotFound
        try:
            file = (folder / path).resolve()
            is_ours = bool(path) and file.is_file() and file.is_relative_to(folder)
        except (OSError, ValueError) as unnameable:
            # U+0000, or longer than any file's name.
            raise NotFound from unnameable
        if is_ours:
            return FileResponse(file)
        if "." in path.rsplit("/", 1)[-1]:
            raise NotFound
        index = folder / "index.html"
        if not index.is_file():
            return HTMLResponse(NOT_BUILT)
        return FileResponse(index, headers={"cache-control": "no-cache"})
