"""What clients send as a date: a text, or members that somebody has settled."""

from datetime import date

from backend.core.dates import edtf
from backend.core.dates.model import FuzzyDate, FuzzyDateObject
from backend.core.dates.periods import precision_of
from backend.core.dates.reading import parse


def understand(value: str | FuzzyDateObject, reference: date | None) -> FuzzyDate:
    """What a client sent: a text is parsed, members that are set win over the parse.

    Raises ValueError, with the key of a text, where `edtf` is not EDTF or contradicts the bounds.
    """
    if isinstance(value, str):
        return parse(value, reference)
    given = value.model_fields_set
    if value.text is not None and given == {"text"}:
        return parse(value.text, reference)
    known = _from_edtf(value.edtf) if value.edtf else None
    bounds_given = bool({"earliest", "latest"} & given)
    earliest, latest = value.earliest, value.latest
    if known and not bounds_given:
        earliest, latest = known.earliest, known.latest
    elif known:
        for name, said, meant in (
            ("earliest", earliest, known.earliest),
            ("latest", latest, known.latest),
        ):
            if name in given and said != meant:
                raise ValueError("edtf_contradicted")
        earliest, latest = known.earliest, known.latest
    parsed = parse(value.text or "", reference)
    if known is None and not bounds_given and value.anchor is None:
        return parsed.model_copy(update={name: getattr(value, name) for name in given & _PLAIN if _set(value, name)})
    return _confirmed(value, parsed, known, earliest, latest)


_PLAIN = frozenset(("precision", "approximate", "year_inferred"))


def _set(value: FuzzyDateObject, name: str) -> bool:
    return name in value.model_fields_set and getattr(value, name) is not None


def _from_edtf(text: str) -> edtf.Read:
    known = edtf.read(text)
    if known is None:
        raise ValueError("not_edtf")
    return known


def _confirmed(
    value: FuzzyDateObject,
    parsed: FuzzyDate,
    known: edtf.Read | None,
    earliest: date | None,
    latest: date | None,
) -> FuzzyDate:
    """What a person or another system settled, completed from what it implies."""
    precision = value.precision
    if precision is None:
        if earliest and latest:
            precision = precision_of(earliest, latest)
        elif earliest or latest:
            precision = "range"
        elif known:
            precision = known.precision
        else:
            precision = "anchor" if value.anchor else parsed.precision
    if precision == "day" and earliest and latest and earliest != latest:
        raise ValueError("not_one_day")
    approximate = value.approximate
    if approximate is None:
        approximate = known.approximate if known else parsed.approximate
    written = value.edtf
    if "edtf" not in value.model_fields_set:
        written = edtf.from_bounds(earliest, latest, approximate=approximate)
    text = value.text
    if text is None:
        text = written or (f"{earliest}/{latest}" if earliest and latest else "")
    return FuzzyDate(
        text=text,
        edtf=written,
        earliest=earliest,
        latest=latest,
        precision=precision,
        approximate=approximate,
        year_inferred=bool(value.year_inferred),
        anchor=value.anchor,
    )
