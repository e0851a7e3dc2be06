"""What an uploaded file is, by its content; what is no list is refused before it is read."""

import io
import re
import zipfile
from collections.abc import Iterator

LARGEST = 40 * 1024 * 1024
MOST_ROWS = 200_000
_MOST_PARTS = 1_000
_MOST_UNPACKED = 700 * 1024 * 1024
_MOST_WORDS = 120 * 1024 * 1024  # the one part that is read whole
_MOST_RATIO = 120
_SMALL = 8 * 1024 * 1024  # below this a high ratio does no harm
_BLOCK = 1024 * 1024
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OTHERS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\x7fELF")


class FileRefused(Exception):
    """This file is not imported; `code` says why, `told` what the reason names."""

    def __init__(self, code: str, **told: object):
        super().__init__(code)
        self.code, self.told = code, told


def kind_of(content: bytes) -> tuple[str, int]:
    """("xlsx" or "csv", whatever the name says; how many rows there are at most). Raises FileRefused."""
    if not content.strip(b"\0\r\n\t "):
        raise FileRefused("empty")
    if len(content) > LARGEST:
        raise FileRefused("too_big")
    if content.startswith(b"PK\x03\x04"):
        return "xlsx", _check_zip(content)
    _refuse_other_kinds(content)
    return "csv", max(content.count(b"\n"), content.count(b"\r"))


def _refuse_other_kinds(content: bytes) -> None:
    if content.startswith(_OLE):
        raise FileRefused("password" if _ENCRYPTED in content else "old_excel")
    if b"%PDF-" in content[:1024]:
        raise FileRefused("pdf")
    start = content[:512].lstrip().lower()
    if content.startswith(_OTHERS) or start.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise FileRefused("not_a_list")
    if b"\0" in content[:4096] and not content.startswith(_UTF16):
        raise FileRefused("not_a_list")


def _check_zip(content: bytes) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            _check_parts(package, parts)
            return _check_sheets(package, parts)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise FileRefused("broken") from error


def _check_parts(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    names = {p.filename for p in parts}
    if any(p.flag_bits & 0x1 for p in parts):
        raise FileRefused("password")
    if len(parts) > _MOST_PARTS:
        raise FileRefused("bomb")
    if "mimetype" in names and b"opendocument" in package.open("mimetype").read(100):
        raise FileRefused("opendocument")
    if "xl/workbook.xml" not in names:
        raise FileRefused("binary_excel" if "xl/workbook.bin" in names else "not_a_list")
    if any(n.endswith("vbaProject.bin") for n in names):
        raise FileRefused("macros")


def _check_sheets(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> int:
    """Sizes as declared (reading never goes beyond them), then the rows, counted up to the limit."""
    unpacked = sum(p.file_size for p in parts)
    packed = max(1, sum(p.compress_size for p in parts))
    if unpacked > _SMALL and unpacked / packed > _MOST_RATIO:
        raise FileRefused("bomb")
    if any(p.file_size > _MOST_WORDS for p in parts if not p.filename.startswith("xl/worksheets/")):
        raise FileRefused("bomb")
    rows = 0
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _refuse_entities(package, part)
        if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
            rows = max(rows, _count_rows(package, part))
    if unpacked > _MOST_UNPACKED:
        raise FileRefused("bomb")
    return rows


def _refuse_entities(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    with package.open(part) as file:
        if b"<!DOCTYPE" in file.read(2048):
            raise FileRefused("not_a_list")


def _count_rows(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    rows = 0
    for block in _blocks(package, part):
        rows += len(_ROW.findall(block))
        if rows > MOST_ROWS + 10:
            raise FileRefused("too_many_rows")
    return rows


def _blocks(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part in pieces that end where a tag begins, so that no tag is cut in two."""
    rest, read = b"", 0
    with package.open(part) as file:
        while block := file.read(_BLOCK):
            read += len(block)
            if read > _MOST_UNPACKED:
                raise FileRefused("bomb")
            block = rest + block
            cut = block.rfind(b"<")
            rest = block[cut:] if cut >= 0 and len(block) - cut < 100 else b""
            yield block[: len(block) - len(rest)]
    yield rest
