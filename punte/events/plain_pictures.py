"""Pictures without what the camera wrote into them (place, device, time, previews): only what is seen stays."""

import struct

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_SEEN = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB"}
_APP0, _APP1, _APP14, _APP15, _COM, _SCAN, _END = 0xE0, 0xE1, 0xEE, 0xEF, 0xFE, 0xDA, 0xD9
_ORIENTATION = 0x0112


class NoPicture(Exception):
    """Neither a JPEG nor a PNG that can be read to its end."""


def plain(content: bytes) -> tuple[bytes, str]:
    """(the picture, its content type); raises NoPicture."""
    try:
        if content.startswith(_JPEG):
            return _jpeg(content), "image/jpeg"
        if content.startswith(_PNG):
            return _png(content), "image/png"
    except (IndexError, struct.error) as error:
        raise NoPicture from error
    raise NoPicture


def _jpeg(content: bytes) -> bytes:
    """Segments before the scan, one by one; which way up it is held is written anew."""
    kept, at = [b"\xff\xd8"], 2
    while True:
        if content[at] != 0xFF:
            raise NoPicture
        marker = content[at + 1]
        if marker == _SCAN:
            end = content.rfind(b"\xff\xd9")
            if end < at:
                raise NoPicture
            return b"".join(kept) + content[at : end + 2]
        size = struct.unpack(">H", content[at + 2 : at + 4])[0]
        segment = content[at : at + 2 + size]
        if len(segment) < 4 or marker == _END:
            raise NoPicture
        if marker == _APP1 and (turned := _orientation(segment)) > 1:
            kept.append(_turned(turned))
        elif marker in (_APP0, _APP14) or not (_APP0 <= marker <= _APP15 or marker == _COM):
            kept.append(segment)
        at += 2 + size


def _orientation(segment: bytes) -> int:
    """Of an EXIF segment: 1 to 8; 1 where it says nothing."""
    data = segment[10:]
    if segment[4:10] != b"Exif\0\0" or data[:2] not in (b"II", b"MM"):
        return 1
    order = "<" if data[:2] == b"II" else ">"
    try:
        start = struct.unpack(f"{order}I", data[4:8])[0]
        count = struct.unpack(f"{order}H", data[start : start + 2])[0]
        for n in range(min(count, 100)):
            entry = data[start + 2 + 12 * n : start + 14 + 12 * n]
            tag, _kind, _count, value = struct.unpack(f"{order}HHIH", entry[:10])
            if tag == _ORIENTATION:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def _turned(orientation: int) -> bytes:
    """An EXIF segment that says nothing but which way up."""
    tiff = b"MM\x00\x2a\x00\x00\x00\x08" + struct.pack(">HHHIHHI", 1, _ORIENTATION, 3, 1, orientation, 0, 0)
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _png(content: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at < len(content):
        size = struct.unpack(">I", content[at : at + 4])[0]
        kind, chunk = content[at + 4 : at + 8], content[at : at + 12 + size]
        if len(chunk) < 12 + size:
            raise NoPicture
        if kind in _SEEN:
            kept.append(chunk)
        if kind == b"IEND":
            return b"".join(kept)
        at += 12 + size
    raise NoPicture
