"""Which kinds of answer a caller takes (RFC 9110 section 12.5.1)."""

import re

JSON = "application/json"
QUALITY = re.compile(r";\s*q=\s*([\d.]+)\s*(?:;|$)", re.IGNORECASE)


def takes_json(accept: str | None) -> bool:
    """Whether an `Accept` header allows JSON; none at all allows everything."""
    if not accept or not accept.strip():
        return True
    ranges = {part.partition(";")[0].strip().lower(): part for part in accept.split(",")}
    # The most specific range decides: `application/json;q=0, */*` wants everything but JSON.
    for named in (JSON, "application/*", "*/*"):
        if named in ranges:
            return not _is_refused(ranges[named])
    return False


def _is_refused(media_range: str) -> bool:
    quality = QUALITY.search(media_range)
    return quality is not None and not quality[1].strip("0.")
