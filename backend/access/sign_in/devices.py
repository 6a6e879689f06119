"""What kind of device a browser says it is: enough to recognise one's own by, from the long line that browsers send."""

import re

BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "Linux": "Linux",
}


def kind_of(user_agent: str) -> str:
    """ "Firefox, Linux"; empty for something that names neither."""
    found = (_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent))
    return ", ".join(name for name in found if name)


def _first(names: dict[str, str], text: str) -> str | None:
    # In this order: Edge and Opera also say Chrome, Chrome also says Safari, Android also says Linux.
    return next((shown for name, shown in names.items() if re.search(rf"\b{name}\b", text)), None)
