"""Files to send, made as the programs make them, and sent as a browser does."""

import io
import zipfile
from typing import Any

from PIL import Image

from tests.fixtures.alliances import API, Caller

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
TYPES = b'<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="%s"/></Types>'
DOCX = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    """A picture whose upper left corner is red and whose rest is blue."""
    image = Image.new("RGB", size, (0, 0, 255))
    image.paste((255, 0, 0), (0, 0, size[0] // 2, size[1] // 2))
    made = io.BytesIO()
    image.save(made, kind, **options)
    return made.getvalue()


def archive(**parts: bytes) -> bytes:
    """A zip archive; `__` in a name stands for `/`, a single trailing `_` for nothing."""
    return packed({name.replace("__", "/"): content for name, content in parts.items()})


def packed(parts: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """A zip archive of these parts, in their order."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def docx(content_type: bytes = DOCX, **more: bytes) -> bytes:
    """The smallest thing that is a Word document by its parts."""
    extra = {name.replace("__", "/"): content for name, content in more.items()}
    return packed({"[Content_Types].xml": TYPES % content_type, "word/document.xml": b"<document/>", **extra})


def open_document(kind: str) -> bytes:
    """The smallest OpenDocument file of this kind."""
    return packed(
        {"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(), "content.xml": b"<document-content/>"}
    )


def send(caller: Caller, card: str, name: str, data: bytes, **fields: str) -> Any:
    """The answer to attaching a file to a card."""
    files = {"file": (name, io.BytesIO(data))}
    return caller.http.post(f"{API}/action-items/{card}/documents", files=files, data=fields)


def attach(caller: Caller, card: str, name: str, data: bytes, **fields: str) -> Any:
    """The document that was made of a file."""
    answer = send(caller, card, name, data, **fields)
    assert answer.status_code == 201, answer.text
    return answer.json()


def content(caller: Caller, document: dict[str, Any]) -> Any:
    """The answer to downloading a document."""
    return caller.http.get(document["content_url"])
