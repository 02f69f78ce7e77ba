"""A picture somebody sent: drawn anew in the small process, before the deed begins."""

from django.core.files.uploadedfile import UploadedFile

from plenipo.kit.errors import Refused
from plenipo.kit.pictures.limited import whole_picture
from plenipo.kit.pictures.values import MOST_BYTES, PictureFault
from plenipo.kit.pictures.words import fault_in_words


def picture_sent(upload: "UploadedFile[bytes]") -> bytes:
    """Raises Refused."""
    if (upload.size or 0) > MOST_BYTES:
        raise Refused(fault_in_words("bytes"))
    try:
        return whole_picture(upload.read())
    except PictureFault as fault:
        raise Refused(fault_in_words(fault)) from fault
