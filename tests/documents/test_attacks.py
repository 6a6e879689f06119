"""What must not get in as a file, or not as it came: programs, disguises, bombs, paths in names, where a picture was taken."""

import io
import struct
import zipfile
import zlib
from typing import Any

import pytest
from PIL import Image

from backend.documents import pictures
from tests.documents.files import PDF, attach, content, docx, open_document, packed, picture, send
from tests.fixtures.alliances import AllianceInTest

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


@pytest.fixture
def card(alliance: AllianceInTest) -> str:
    """The id of a card."""
    return str(alliance.create("action-items", title="Aktionstage")["id"])


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large, in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack("!L", len(data)) + kind + data + struct.pack("!L", zlib.crc32(kind + data))

    header = struct.pack("!LLBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\x00" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def bomb() -> bytes:
    """A Word document that would unpack to 200 MB."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"\0" * 200_000_000)
    return made.getvalue()


def locked() -> bytes:
    """A Word document that says it needs a password."""
    data = bytearray(docx())
    for start in (data.find(b"PK\x03\x04") + 6, data.find(b"PK\x01\x02") + 8):
        data[start] |= 1
    return bytes(data)


REFUSED: list[tuple[str, bytes, int, str]] = [
    ("bild.svg", SVG, 415, "unsupported-document"),
    ("seite.html", HTML, 415, "unsupported-document"),
    ("notiz.txt", HTML, 415, "unsupported-document"),
    ("notiz.txt", b"\xef\xbb\xbf \n<script>alert(1)</script>", 415, "unsupported-document"),
    ("notiz.txt", SVG, 415, "unsupported-document"),
    ("skript.txt", b"#!/bin/sh\nrm -rf /\n", 415, "unsupported-document"),
    ("foto.jpg", HTML, 415, "unsupported-document"),
    ("foto.jpg", b"MZ\x90\x00\x03\x00\x00\x00", 415, "unsupported-document"),
    ("plan.pdf", b"\x7fELF\x02\x01\x01\x00", 415, "unsupported-document"),
    ("alt.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 415, "unsupported-document"),
    ("paket.zip", packed({"a.txt": b"a"}), 415, "unsupported-document"),
    ("brief.docx", packed({"a.txt": b"a"}), 415, "unsupported-document"),
    ("brief.odt", open_document("text-template"), 415, "unsupported-document"),
    ("foto.html", picture(), 422, "document-not-as-named"),
    ("foto.jpg.exe", picture(), 422, "document-not-as-named"),
    ("foto.png", picture("JPEG"), 422, "document-not-as-named"),
    ("brief.pdf", docx(), 422, "document-not-as-named"),
    ("tabelle.csv", PDF, 422, "document-not-as-named"),
    ("notiz.html", b"Nur Text", 422, "document-not-as-named"),
    ("brief.docm", docx(), 422, "active-document"),
    ("brief.docx", docx(b"application/vnd.ms-word.document.macroEnabled.main+xml"), 422, "active-document"),
    (
        "brief.docx",
        docx(word__vbaProject__bin=b"x").replace(b"vbaProject/bin", b"vbaProject.bin"),
        422,
        "active-document",
    ),
    ("brief.docx", bomb(), 422, "damaged-document"),
    ("brief.docx", locked(), 422, "damaged-document"),
    ("brief.docx", b"PK\x03\x04 and no more", 422, "damaged-document"),
    ("bild.png", png_of(40_000, 40_000), 422, "damaged-document"),
    ("bild.png", picture("PNG")[:60], 422, "damaged-document"),
    ("foto.jpg", picture()[:200], 422, "damaged-document"),
    ("foto.jpg", b"\xff\xd8\xff\xe0<script>alert(1)</script>", 422, "damaged-document"),
    ("plan.pdf", PDF + b"\0" * 5000 + HTML, 422, "damaged-document"),
    ("leer.txt", b"", 422, "invalid-input"),
    ("leer.txt", b" \n", 422, "invalid-input"),
    ("viel.txt", b"a" * 10_000_001, 413, "content-too-large"),
]


@pytest.mark.parametrize(
    ("name", "data", "status", "problem"), REFUSED, ids=[f"{name}-{place}" for place, (name, *_) in enumerate(REFUSED)]
)
def test_what_is_not_a_harmless_file_is_refused_and_leaves_nothing(
    alliance: AllianceInTest, card: str, name: str, data: bytes, status: int, problem: str
) -> None:
    answer = send(alliance.coordinator, card, name, data)
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (status, problem)
    assert alliance.coordinator.items(f"/action-items/{card}/documents") == []
    assert stored(alliance) == []


def stored(alliance: AllianceInTest) -> list[Any]:
    """Every file in the data folder's documents."""
    return [path for path in (alliance.app.state.settings.data_dir / "documents").glob("**/*") if path.is_file()]


def test_a_polyglot_leaves_as_nothing_but_a_picture(alliance: AllianceInTest, card: str) -> None:
    for kind, name in (("JPEG", "foto.jpg"), ("PNG", "foto.png"), ("GIF", "foto.gif"), ("WEBP", "foto.webp")):
        hidden = packed({"evil.js": b"alert(1)"}) + HTML
        options = {"comment": b"<script>alert(2)</script>"} if kind in ("JPEG", "GIF") else {}
        document = attach(alliance.coordinator, card, name, picture(kind, **options) + hidden)
        data = content(alliance.coordinator, document).content
        assert not any(trace in data for trace in (b"script", b"PK\x03\x04", b"alert")), kind
        with Image.open(io.BytesIO(data)) as image:
            assert (image.format, image.size) == (kind, (60, 40))


def test_a_photo_forgets_where_and_with_what_it_was_taken_and_stays_upright(
    alliance: AllianceInTest, card: str
) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Camera Maker", "Model 7", 6
    exif[0x8825] = {1: "N", 2: (52.0, 9.0, 16.0), 3: "E", 4: (10.0, 19.0, 0.0)}
    sent = picture(size=(60, 40), exif=exif, quality=95)
    assert b"Camera Maker" in sent
    document = attach(alliance.coordinator, card, "IMG_0815.JPG", sent)
    data = content(alliance.coordinator, document).content
    assert not any(trace in data for trace in (b"Exif", b"Camera", b"Model", b"ICC_PROFILE"))
    with Image.open(io.BytesIO(data)) as image:
        assert (dict(image.getexif()), image.size) == ({}, (40, 60))
        # The red corner was above on the left; turned to the right, it is above on the right.
        red, green, blue = image.convert("RGB").getpixel((35, 5))
        assert red > 200 > 60 > green + blue


def test_a_very_large_picture_is_scaled_down(alliance: AllianceInTest, card: str) -> None:
    document = attach(alliance.coordinator, card, "plakat.png", picture("PNG", (6_000, 3_000)))
    with Image.open(io.BytesIO(content(alliance.coordinator, document).content)) as image:
        assert image.size == (pictures.SIDE_MOST, pictures.SIDE_MOST // 2)


NAMES = [
    ("../../../etc/passwd.txt", "passwd.txt"),
    ("C:\\Users\\beispiel\\Bericht.txt", "Bericht.txt"),
    ("Bericht\u202etxt.exe.txt", "Bericht txt.exe.txt"),
    ("a\r\nSet-Cookie: x=1.txt", "a__Set-Cookie_ x=1.txt"),
    (".htaccess.txt", "htaccess.txt"),
    ("CON.txt", "_CON.txt"),
    ("x" * 300 + ".txt", "x" * 146 + ".txt"),
    ("ohne-endung", "ohne-endung.txt"),
    ("Gru\u0308ße 🎉.txt", "Grüße 🎉.txt"),
    ("...", "file.txt"),
]


@pytest.mark.parametrize(("sent", "kept"), NAMES, ids=[str(place) for place in range(len(NAMES))])
def test_no_name_leads_anywhere(alliance: AllianceInTest, card: str, sent: str, kept: str) -> None:
    # Written by hand, since a client refuses to send some of them.
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\n\r\nHallo\r\n--x--\r\n'
    escaped = sent.replace("\r", "%0D").replace("\n", "%0A").replace("\\", "\\\\").encode()
    answer = alliance.coordinator.http.post(
        f"/api/v1/action-items/{card}/documents",
        content=body % escaped,
        headers={"Content-Type": "multipart/form-data; boundary=x"},
    )
    assert answer.status_code == 201, answer.text
    document = answer.json()
    assert document["name"] == kept
    [path] = stored(alliance)
    assert path.parent.parent == alliance.app.state.settings.data_dir / "documents"
    headers = content(alliance.coordinator, document).headers
    assert "set-cookie" not in headers
    assert headers["content-disposition"].startswith("attachment; ")
