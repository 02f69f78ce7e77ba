"""Over a hundred kinds of files that somebody may send as a photo: broken, odd, or made to do harm."""

import io
import random
import struct
import zipfile
import zlib

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

SECRET = b"SECRET-7Q4"  # what must not come out again
SAID = SECRET.decode()


def portrait(width=360, height=480, mode="RGB"):
    drawn = Image.new("RGB", (width, height), "#d8dee6")
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((width * 0.3, height * 0.15, width * 0.7, height * 0.6), fill="#b98a68")
    pen.rectangle((width * 0.15, height * 0.65, width * 0.85, height), fill="#26456b")
    return drawn if mode == "RGB" else drawn.convert(mode)


def saved(drawn, kind="JPEG", **how):
    out = io.BytesIO()
    drawn.save(out, kind, **how)
    return out.getvalue()


def segment(marker, data):
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data


def with_segment(marker, data, jpeg=None):
    jpeg = jpeg or saved(portrait())
    return jpeg[:2] + segment(marker, data) + jpeg[2:]


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(*chunks, width=200, height=300, depth=8, colour=2, rows=None):
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = zlib.compress(rows if rows is not None else bytes(height * (1 + width * 3)), 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + b"".join(chunks)
        + chunk(b"IDAT", body)
        + chunk(b"IEND", b"")
    )


def exif_of(**tags):
    exif = Image.Exif()
    for number, value in tags.items():
        exif[int(number[1:], 16)] = value
    return exif


def gps():
    exif = exif_of(x010F=SAID, x0110=SAID, x9286=SAID)
    exif.get_ifd(0x8825).update({1: "S", 2: (1.0, 17.0, 11.0), 3: "E", 4: (36.0, 49.0, 2.0)})
    return exif


def info(*pairs, packed=False):
    told = PngImagePlugin.PngInfo()
    for key, value in pairs:
        told.add_text(key, value, zip=packed)
    return told


def animated(kind):
    frames = [portrait(shade, 240) for shade in (200, 200)]
    frames[1].putpixel((5, 5), (255, 0, 0))
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def noise(size, seed=1):
    return random.Random(seed).randbytes(size)


def broken(data, at, with_=b"\xff\x00\xff\xd9"):
    place = int(len(data) * at)
    return data[:place] + with_ + data[place + len(with_) :]


def sized(jpeg, width, height):
    at = jpeg.index(b"\xff\xc0")
    return jpeg[: at + 5] + struct.pack(">HH", height, width) + jpeg[at + 9 :]


def kinds():
    """{what it is: its bytes}"""
    plain, as_png, as_webp = saved(portrait()), saved(portrait(), "PNG"), saved(portrait(), "WEBP")
    html = b"<html><script>alert('" + SECRET + b"')</script>"
    found = {
        "nothing": b"",
        "one byte": b"\xff",
        "text": b"hello " + SECRET,
        "zeros": bytes(100_000),
        "noise": noise(100_000),
        "html": html,
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "svg behind a declaration": b"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
        "svg behind a mark of order": b"\xef\xbb\xbf\n<svg onload='alert(1)'/>",
        "pdf": b"%PDF-1.7\n" + SECRET,
        "php": b"<?php system($_GET['c']); ?>",
        "shell": b"#!/bin/sh\nrm -rf /\n",
        "program": b"\x7fELF" + bytes(200),
        "windows program": b"MZ" + bytes(200),
        "zip": b"PK\x03\x04" + bytes(200),
        "gzip bomb": b"\x1f\x8b\x08" + zlib.compress(bytes(1_000_000)),
        "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 99 99\n",
        "heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        "avif": b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf",
        "film": b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41",
        "gif": saved(portrait(mode="P"), "GIF"),
        "moving gif": animated("GIF"),
        "gif of a huge screen": b"GIF89a\xff\xff\xff\xff\x80\0\0" + bytes(6) + b";",
        "tiff": saved(portrait(), "TIFF"),
        "tiff the other way": b"MM\0*\0\0\0\x08" + bytes(100),
        "bmp": saved(portrait(), "BMP"),
        "psd": b"8BPS\0\1" + bytes(100),
        "icon": saved(portrait(64, 64), "ICO"),
        "pcx": saved(portrait(), "PCX"),
        "ppm": saved(portrait(), "PPM"),
        "tga": saved(portrait(), "TGA"),
        "jpeg 2000": saved(portrait(), "JPEG2000"),
        "xbm": b"#define im_width 9\n#define im_height 9\nstatic char im_bits[] = {0x00};",
        "fits": b"SIMPLE  =                    T" + bytes(2880),
        "wmf": b"\xd7\xcd\xc6\x9a" + bytes(100),
        "icns": b"icns\0\0\0\x10" + bytes(8),
        "jpeg xl": b"\xff\x0a" + bytes(60),
        "riff that is sound": b"RIFF\x24\0\0\0WAVEfmt " + bytes(40),
    }
    found |= {
        "jpeg": plain,
        "png": as_png,
        "webp": as_webp,
        "webp without loss": saved(portrait(), "WEBP", lossless=True),
        "progressive jpeg": saved(portrait(), progressive=True),
        "grey jpeg": saved(portrait(mode="L")),
        "cmyk jpeg": saved(portrait(mode="CMYK")),
        "cmyk jpeg of Adobe": with_segment(
            0xEE, b"Adobe\0\x64\0\0\0\0\2", saved(portrait(mode="CMYK"))
        ),
        "jpeg of rgb without transform": with_segment(0xEE, b"Adobe\0\x64\0\0\0\0\0"),
        "jpeg of several pictures": saved(
            portrait(), "MPO", save_all=True, append_images=[portrait()]
        ),
        "jpeg with restarts": saved(portrait(), restart_marker_blocks=2),
        "jpeg of four to four": saved(portrait(), subsampling=0),
        "jpeg of the worst quality": saved(portrait(), quality=1),
        "jpeg with a comment": saved(portrait(), comment=SECRET),
        "jpeg with place and maker": saved(portrait(), exif=gps()),
        "jpeg with xmp": with_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>" + SECRET),
        "jpeg with iptc": with_segment(0xED, b"Photoshop 3.0\x008BIM\4\4" + SECRET),
        "jpeg with a profile": saved(portrait(), icc_profile=profile()),
        "jpeg with a wrong profile": saved(portrait(), icc_profile=noise(3000)),
        "jpeg with a profile that lies of its size": saved(
            portrait(), icc_profile=b"\xff\xff\xff\xff" + profile()[4:]
        ),
        "jpeg with a thumbnail": with_segment(
            0xE1, b"Exif\0\0" + exif_of(x010E=SAID).tobytes()[6:] + plain[:9000]
        ),
        "jpeg with huge exif": with_segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0" + b"\xff" * 65_000),
        "jpeg with a circle in exif": with_segment(
            0xE1, b"Exif\0\0II*\0\x08\0\0\0\1\0i\x87\4\0\1\0\0\0\x08\0\0\0\0\0\0\0"
        ),
        "jpeg with a day that is none": saved(
            portrait(), exif=exif_of(x0132="9999:99:99 99:99:99")
        ),
        "jpeg with an orientation that is none": saved(portrait(), exif=exif_of(x0112=99)),
        "jpeg with many segments": with_segment(0xEF, SECRET * 6000, with_segment(0xEF, bytes(9))),
        "jpeg with a thousand comments": plain[:2] + segment(0xFE, SECRET * 60) * 1000 + plain[2:],
        "jpeg and html": plain + html,
        "jpeg that begins with html": with_segment(0xFE, html),
        "jpeg and zip": plain + archive({"a.txt": SECRET}),
        "jpeg and php": plain + b"<?php echo '" + SECRET + b"'; ?>",
        "jpeg and a second": plain + saved(portrait(), comment=SECRET),
        "jpeg and noise": plain + noise(50_000),
        "script that begins as jpeg": b"\xff\xd8\xff/*" + SECRET + b"*/=alert(1);/*\xff\xd9*/",
        "only the beginning": plain[:3],
        "only the head": plain[: plain.index(b"\xff\xda")],
        "half": plain[: len(plain) // 2],
        "without the end": plain[:-2],
        "a wrong table": broken(plain, 0.05, bytes(60)),
        "a wrong code": broken(plain, plain.index(b"\xff\xc4") / len(plain) + 0.005, b"\xff" * 30),
        "a hole": broken(plain, 0.6, b"\xff\xd8" * 40),
        "a wrong length": plain[:4] + b"\xff\xff" + plain[6:],
        "a length of nothing": plain[:4] + b"\0\0" + plain[6:],
        "no size": sized(plain, 0, 0),
        "one row": sized(plain, 65_535, 1),
        "the greatest size": sized(plain, 65_535, 65_535),
        "sixty million pixels": sized(plain, 7_700, 7_700),
        "nine components": plain.replace(b"\xff\xc0\0\x11\x08", b"\xff\xc0\0\x11\x0c", 1),
        "arithmetic code": plain.replace(b"\xff\xc0", b"\xff\xc9", 1),
        "very small jpeg": saved(portrait(3, 4)),
        "very wide jpeg": saved(portrait(9_000, 130)),
        "very high jpeg": saved(portrait(100, 9_000)),
        "large jpeg": saved(portrait(5_000, 6_600), quality=40),
        "large progressive jpeg": saved(portrait(4_000, 5_000), quality=40, progressive=True),
        "jpeg larger than is taken": plain + bytes(16_000_000),
    }
    for turned in range(2, 9):
        found[f"jpeg turned, {turned}"] = saved(portrait(), exif=exif_of(x0112=turned))
    found |= {
        "png of a palette": saved(portrait(mode="P"), "PNG"),
        "png of a palette seen through": saved(portrait(mode="P"), "PNG", transparency=0),
        "png of one bit": saved(portrait(mode="1"), "PNG"),
        "png of grey": saved(portrait(mode="L"), "PNG"),
        "png of grey and alpha": saved(portrait(mode="LA"), "PNG"),
        "png seen through": saved(portrait(mode="RGBA"), "PNG"),
        "png seen through wholly": saved(Image.new("RGBA", (300, 400)), "PNG"),
        "png of sixteen bits": saved(portrait(mode="L").convert("I;16"), "PNG"),
        "png of sixteen bits a colour": png(depth=16, rows=bytes(300 * (1 + 200 * 6))),
        "png by seven ways": interlaced(),
        "png with texts": saved(
            portrait(), "PNG", pnginfo=info(("Comment", SAID), ("Author", SAID))
        ),
        "png with packed texts": saved(
            portrait(), "PNG", pnginfo=info(("Comment", SAID * 999), packed=True)
        ),
        "png with place and maker": saved(portrait(), "PNG", exif=gps()),
        "png with a profile": saved(portrait(), "PNG", icc_profile=profile()),
        "moving png": animated("PNG"),
        "png with a bomb in a text": png(
            chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(90_000_000), 9))
        ),
        "png with a thousand bombs": png(
            chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(900_000), 9)) * 1_000
        ),
        "png with a bomb in its profile": png(
            chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(90_000_000), 9))
        ),
        "png with unknown parts": png(chunk(b"xxXx", SECRET) * 3_000),
        "png with a false sum": broken(as_png, 0.5),
        "png without a palette": png(colour=3, rows=bytes(300 * 201)),
        "png with a false palette": png(chunk(b"PLTE", b"ab"), colour=3, rows=bytes(300 * 201)),
        "png of a false colour": png(colour=5),
        "png of no width": png(width=0),
        "png of a negative width": png(width=0x80000001, rows=bytes(901)),
        "png bomb": png(width=100_000, height=100_000, rows=bytes(20_000_000)),
        "png just under the bomb": png(
            width=4_890, height=4_890, rows=bytes(4_890 * (1 + 4_890 * 3))
        ),
        "png with too few rows": png(rows=bytes(300)),
        "png with too many rows": png(rows=bytes(30_000_000)),
        "png of one pixel": png(width=1, height=1, rows=bytes(4)),
        "png in half": as_png[: len(as_png) // 2],
        "png of its head": as_png[:8],
        "png and html": as_png + html,
        "png and zip": as_png + archive({"a.txt": SECRET}),
        "png with two heads": png(chunk(b"IHDR", struct.pack(">IIBBBBB", 9, 9, 8, 2, 0, 0, 0))),
        "png of a length that lies": as_png[:8] + b"\x7f\xff\xff\xff" + as_png[12:],
        "moving webp": animated("WEBP"),
        "webp seen through": saved(portrait(mode="RGBA"), "WEBP"),
        "webp with place and maker": saved(portrait(), "WEBP", exif=gps().tobytes()),
        "webp with xmp": saved(portrait(), "WEBP", xmp=b"<x>" + SECRET),
        "webp in half": as_webp[: len(as_webp) // 2],
        "webp broken": broken(as_webp, 0.3, bytes(40)),
        "webp of nothing": b"RIFF\x04\0\0\0WEBP",
        "webp of the greatest size": b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0" + bytes(4) + b"\xff" * 6,
        "webp and html": as_webp + html,
    }
    return found


def interlaced():
    """Seven passes over eight by eight; small, so that it is refused for its size and not for its ways."""
    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 1)
    passes = [(1, 1), (1, 1), (2, 1), (2, 2), (4, 2), (4, 4), (8, 4)]
    rows = b"".join(bytes(1 + 3 * width) * height for width, height in passes)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


# ---- archives


def archive(files, how=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def archives():
    """{what it is: (its bytes, how many pictures are taken out of it)}"""
    plain = saved(portrait(120, 160), quality=30)
    locked = bytearray(archive({"a.jpg": plain}))
    for head, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        locked[locked.index(head) + at] |= 1
    return {
        "names that climb": (archive({"../../etc/a.jpg": plain, "/etc/b.jpg": plain}), 2),
        "names of windows": (archive({"C:\\a.jpg": plain, "..\\..\\b.jpg": plain}), 2),
        "names that turn": (archive({"\u202egpj.exe.jpg": plain, "مريم.jpg": plain}), 2),
        "a name with a null": (archive({"a\0.exe.jpg": plain}), None),
        "a very long name": (archive({"a" * 60_000 + ".jpg": plain}), 1),
        "the same name often": (archive({"a.jpg": plain}), 1),
        "bomb": (archive({"a.jpg": bytes(60_000_000)}), 0),
        "many bombs": (archive({f"{n}.jpg": bytes(14_000_000) for n in range(5)}), None),
        "an archive within": (archive({"b.zip": archive({"a.jpg": plain})}), 0),
        "locked": (bytes(locked), 0),
        "ten thousand files": (archive({f"{n}.jpg": b"" for n in range(10_000)}), "entries"),
        "a hundred pictures": (archive({f"{n}.jpg": plain for n in range(100)}), 60),
        "no pictures": (archive({"a.exe": b"MZ", "b.svg": b"<svg/>", "__MACOSX/a.jpg": b""}), 0),
        "nothing": (archive({}), 0),
        "cut off": (archive({"a.jpg": plain})[:-30], "archive"),
        "only the head": (b"PK\3\4" + bytes(40), "archive"),
        "a false sum": (
            archive({"a.jpg": plain}, zipfile.ZIP_STORED).replace(plain[50:60], bytes(10), 1),
            0,
        ),
        "another way to pack": (archive({"a.jpg": plain}, zipfile.ZIP_LZMA), 1),
    }
