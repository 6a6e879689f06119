"""Pictures are drawn anew: what remains is what one sees, upright, without place, time, camera and hidden bytes."""

import io
from threading import Lock

from PIL import Image, ImageCms, ImageOps

from backend.documents.kinds import GIF, JPEG, Kind
from backend.documents.problems import DamagedDocument

#: A picture of more points is not even unpacked; a good telephone takes 12 million, a very good one 50.
PIXELS_MOST = 60_000_000
#: Longer sides are scaled down: enough for a poster, small enough for everybody's telephone.
SIDE_MOST = 4_000
_QUALITY = 88
_ONE_AT_A_TIME = Lock()


def drawn_anew(data: bytes, kind: Kind) -> bytes:
    """The picture as a fresh file of the same kind; of a moving one its first image. Raises DamagedDocument.

    One at a time: unpacked, a picture takes a hundred times its file.
    """
    with _ONE_AT_A_TIME:
        try:
            return _draw(data, kind)
        except DamagedDocument:
            raise
        except Exception as failure:
            # The decoders answer damage with whatever happens to them: OSError, SyntaxError, struct.error, …
            raise DamagedDocument from failure


def _draw(data: bytes, kind: Kind) -> bytes:
    assert kind.picture
    # Telephones add a second picture to a JPEG ("MPO"); the first is the one that was meant.
    formats = [kind.picture, "MPO"] if kind is JPEG else [kind.picture]
    with Image.open(io.BytesIO(data), formats=formats) as source:
        if source.width * source.height > PIXELS_MOST:
            raise DamagedDocument
        if kind is JPEG:
            # Unpacks at a half or a quarter where that is still enough.
            source.draft("RGB", (SIDE_MOST, SIDE_MOST))
        source.load()
        picture = ImageOps.exif_transpose(source)
        picture = _in_common_colours(picture, source.info.get("icc_profile"))
        picture.thumbnail((SIDE_MOST, SIDE_MOST))
        # The writers put what they find here into the file.
        picture.info = {name: picture.info[name] for name in ("transparency",) if name in picture.info}
        if kind is JPEG and picture.mode not in ("L", "RGB"):
            picture = picture.convert("RGB")
        made = io.BytesIO()
        options = (
            {} if kind is GIF else {"quality": _QUALITY} if kind.picture in ("JPEG", "WEBP") else {"optimize": False}
        )
        picture.save(made, kind.picture, **options)
        return made.getvalue()


def _in_common_colours(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as every screen understands them, since the picture's own profile is not kept."""
    if not profile or picture.mode != "RGB":
        return picture
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, given, ImageCms.createProfile("sRGB"), outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError):
        return picture
