"""What comes beside the file in a multipart request: JSON texts, with their own limits."""

import json
from datetime import date

from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.datastructures import UploadFile

from backend.core.problems import invalid
from backend.imports.problems import DocumentTooLarge
from backend.imports.readers.lines import MAX_BYTES
from backend.imports.schemas import ImportOut


def content(file: UploadFile) -> bytes:
    """The bytes of the file; a unit of work that runs again reads them again. Raises 413 beyond 10 MB."""
    file.file.seek(0)
    data = file.file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise DocumentTooLarge(f"The file is larger than {MAX_BYTES // 1024 // 1024} MB.")
    return data


def mapping(written: str | None) -> dict[str, str] | None:
    """The column mapping: fields to headers. Raises 422 for anything else."""
    if written is None or not written.strip():
        return None
    try:
        columns = json.loads(written)
    except (ValueError, RecursionError) as failure:
        raise invalid("#/columns", "not_json") from failure
    if not isinstance(columns, dict) or not all(isinstance(header, str) for header in columns.values()):
        raise invalid("#/columns", "unknown_column")
    return columns or None


def corrected(sent: UploadFile | str | None) -> ImportOut | None:
    """The corrected understanding, sent as a text or as a file. Raises 422 where it is not one."""
    if isinstance(sent, UploadFile):
        sent.file.seek(0)
        written: str | bytes = sent.file.read()
    else:
        written = sent or ""
    if not written.strip():
        return None
    try:
        found = ImportOut.model_validate_json(written, strict=True)
    except ValidationError as failure:
        errors = [{**error, "loc": ("body", "understanding", *error["loc"])} for error in failure.errors()]
        raise RequestValidationError(errors) from failure
    if "\\u0000" in found.model_dump_json():
        raise invalid("#/understanding", "nul_character")
    return found


def one_date(in_form: date | None, in_address: date | None) -> date | None:
    """The document's date, wherever it was given. Raises 422 if it is given twice, differently."""
    if in_form and in_address and in_form != in_address:
        raise invalid("#/document_date", "document_date_twice")
    return in_form or in_address
