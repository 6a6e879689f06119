"""Zip archives (office documents are such): looked at before anything is unpacked."""

import io
import zipfile
import zlib

MAX_ENTRIES = 2_000
MAX_UNPACKED = 60 * 1024 * 1024
#: XML packs well; beyond this it was made to explode.
MAX_RATIO = 150
_RATIO_MATTERS_FROM = 2 * 1024 * 1024
DAMAGE = (KeyError, ValueError, zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError)
_MACRO_PLACES = ("vbaproject.bin", "vbadata.xml")
_MACRO_FOLDERS = ("basic/", "scripts/")


class ArchiveRefused(Exception):
    """Why an archive is not opened, as an English sentence for logs."""


class DamagedArchive(ArchiveRefused):
    """It cannot be unpacked, or not without a password."""


class ExplodingArchive(ArchiveRefused):
    """It would unpack to far more than a document needs."""


class ProgramInArchive(ArchiveRefused):
    """It carries macros."""


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive, if its directory promises a document of sensible size without programs; else ArchiveRefused.

    Only the directory is read here. What an entry unpacks to is bounded by the
    size it declares: reading stops there and the checksum then fails.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        raise DamagedArchive("The file is damaged: it cannot be unpacked.") from None
    if len(entries) > MAX_ENTRIES:
        raise ExplodingArchive(f"The file packs more than {MAX_ENTRIES} parts.")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED or (unpacked > _RATIO_MATTERS_FROM and unpacked > len(data) * MAX_RATIO):
        raise ExplodingArchive(
            f"The file would unpack to {unpacked // 1024 // 1024} MB, far more than a record needs. It was not unpacked."
        )
    for entry in entries:
        name = entry.filename.lower()
        if name.endswith(_MACRO_PLACES) or name.startswith(_MACRO_FOLDERS):
            raise ProgramInArchive("The file carries macros. Save it without them and send it again.")
        if entry.flag_bits & 1:
            raise DamagedArchive("The file is protected with a password. Save it without and send it again.")
    return archive


def refuse_macro_types(content_types: bytes) -> None:
    """Raise ProgramInArchive for an office document that announces itself as able to carry programs."""
    if b"macroenabled" in content_types.lower():
        raise ProgramInArchive(
            "The file is of a kind that carries macros. Save it as .docx or .xlsx and send it again."
        )


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part of the archive, unpacked; DamagedArchive if it is missing or damaged."""
    try:
        with archive.open(name) as stream:
            return stream.read(MAX_UNPACKED)
    except DAMAGE:
        raise DamagedArchive("The file is damaged: a part of it cannot be unpacked.") from None
