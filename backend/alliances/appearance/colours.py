"""Contrast of colours (WCAG 2.2, relative luminance and contrast ratio)."""

#: Text of ordinary size on white (WCAG 2.2, success criterion 1.4.3).
READABLE = 4.5


def contrast_with_white(colour: str) -> float:
    """The ratio of `#rrggbb` with white: 1 for white itself, 21 for black."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
