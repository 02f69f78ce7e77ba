"""Why a file that somebody sent as a picture could not be used, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.kit.pictures.values import MOST_BYTES, MOST_PICTURES, PictureFault

FAULTS = {
    "empty": gettext_lazy("The file is empty."),
    "no_picture": gettext_lazy("The file is not a picture. Use a JPEG, PNG or WebP."),
    "damaged": gettext_lazy(
        "The picture is damaged and cannot be read. Save it again and resend it."
    ),
    "animated": gettext_lazy("The picture moves. Use a single picture."),
    "slow": gettext_lazy("The picture takes too long to read. Save it as a JPEG and resend it."),
    "heavy": gettext_lazy("The picture takes too much memory to read. Save it as a smaller JPEG."),
    "busy": gettext_lazy("Many pictures are being read at this moment. Try again in a minute."),
    "encrypted": gettext_lazy("The file is protected by a password."),
    "nested": gettext_lazy("An archive within an archive is not opened."),
    "many": gettext_lazy("There were too many pictures at once. Send this one separately."),
    "archive": gettext_lazy("The archive cannot be read. Create it again as a ZIP file."),
}
KINDS = {
    "kind_gif": "GIF",
    "kind_tiff": "TIFF",
    "kind_bmp": "BMP",
    "kind_psd": "PSD",
    "kind_pdf": "PDF",
    "kind_svg": "SVG",
    "kind_heic": "HEIC",
}


def fault_in_words(fault: PictureFault | str) -> str:
    code, told = (fault, {}) if isinstance(fault, str) else (fault.code, fault.told)
    if code == "bytes":
        return _("The file is larger than %(n)s MB. Save it with a lower resolution.") % {
            "n": MOST_BYTES // 1_000_000
        }
    if code == "pixels":
        return _("The picture has %(n)s million pixels, too many. Save a smaller version.") % {
            "n": told.get("millions", 0)
        }
    if code == "small":
        return _(
            "The picture has only %(width)s × %(height)s pixels. Nobody could be recognised: use a larger one."
        ) % {"width": told.get("width", 0), "height": told.get("height", 0)}
    if code == "entries":
        return _("The archive has too many files. Send at most %(n)s pictures at once.") % {
            "n": MOST_PICTURES
        }
    if code in KINDS:
        return _("%(kind)s is not accepted. Save the picture as a JPEG, PNG or WebP.") % {
            "kind": KINDS[code]
        }
    return str(FAULTS.get(code, FAULTS["damaged"]))
