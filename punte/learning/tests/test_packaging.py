"""Hostile and broken packages are refused in words, and leave nothing on the disk."""

import io
import stat
import zipfile

import pytest

from punte.learning.manifests import Standard, Unfit
from punte.learning.packaging import Limits, folder, unpack
from punte.learning.tests.scorm import SCO, encrypted, manifest, package, with_entry, zipped

SMALL = Limits(archive=200_000, files=20, single=50_000, total=120_000, ratio=50, free=30_000)
GOOD = {"index.html": SCO}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def entity(kind: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE m [{kind}]><manifest>&x;</manifest>'


HOSTILE = [
    ("not a zip", lambda: io.BytesIO(b"hello"), "not a zip file, or it is damaged"),
    ("half a zip", lambda: io.BytesIO(package().getvalue()[:-40]), "not a zip file, or it is damaged"),
    ("no manifest", lambda: zipped(GOOD), "There is no imsmanifest.xml"),
    ("in a folder", lambda: zipped({"course/imsmanifest.xml": "x"}), "lies in the folder course"),
    ("up and out", lambda: with_entry("../evil.html"), "outside its folder: ../evil.html"),
    ("up inside", lambda: with_entry("a/../../evil.html"), "outside its folder: a/../../evil.html"),
    ("absolute", lambda: with_entry("/etc/passwd"), "outside its folder: /etc/passwd"),
    ("a drive", lambda: with_entry("C:evil.html"), "outside its folder: C:evil.html"),
    ("backslashes", lambda: with_entry("..\\evil.html"), "outside its folder"),
    ("a symlink", lambda: with_entry("link", mode=stat.S_IFLNK | 0o777), "a link or a special file: link"),
    ("a device", lambda: with_entry("dev", mode=stat.S_IFCHR | 0o600), "a link or a special file: dev"),
    ("a strange name", lambda: with_entry("a\nb.html"), "a name that is not allowed: a?b.html"),
    ("a long name", lambda: with_entry("x" * 201), "a name that is not allowed"),
    ("twice", lambda: with_entry("index.html"), "twice: index.html"),
    ("a file as a folder", lambda: with_entry("index.html/x"), "twice: index.html/x"),
    ("a password", encrypted, "protected by a password: sco.js"),
    ("too many", lambda: zipped({f"{n}": "" for n in range(21)}), "more than 20 files"),
    ("one too big", lambda: with_entry("big", data=bytes(60_000)), "This file is bigger than"),
    ("manifest of two megabytes", lambda: zipped({"imsmanifest.xml": b" " * 2_200_000}), "bigger than"),
    ("nonsense", lambda: zipped({"imsmanifest.xml": "<manifest"}), "not readable XML"),
    (
        "a file of the server",
        lambda: zipped({"imsmanifest.xml": entity('<!ENTITY x SYSTEM "file:///etc/passwd">')}),
        "not readable XML",
    ),
    ("laughs", lambda: zipped({"imsmanifest.xml": entity('<!ENTITY x "ha">')}), "not readable XML"),
    ("2nd edition", lambda: package("CAM 1.3"), "the manifest says schemaversion: CAM 1.3"),
    ("no version", lambda: package(""), "the manifest says schemaversion: none"),
    ("not there", lambda: package(href="other.html"), "is not in the package: other.html"),
    ("elsewhere", lambda: package(href="https://evil.example/"), "outside the package: https://evil"),
    ("above", lambda: package(href="../x.html"), "outside the package: ../x.html"),
    ("a script", lambda: package(href="javascript:alert(1)"), "outside the package"),
    ("only pictures", lambda: package(sco="asset"), "nothing that can be launched"),
    ("too many parts", lambda: package(parts=51), "more than 50 parts"),
]


@pytest.mark.parametrize(("case", "make", "said"), HOSTILE, ids=[h[0] for h in HOSTILE])
def test_what_is_wrong_is_said_and_nothing_is_left(case, make, said, media) -> None:
    with pytest.raises(Unfit) as refused:
        unpack(make(), SMALL)
    assert said in str(refused.value)
    assert list((media / "packages").glob("*")) == [] if (media / "packages").exists() else True
    assert not (media / "evil.html").exists() and not (media.parent / "evil.html").exists()


def test_a_bomb_is_counted_while_it_is_read(media) -> None:
    """The same for 10 GB: nothing beyond the limit is ever written."""
    files: dict[str, str | bytes] = {f"{n}.bin": bytes(40_000) for n in range(10)}
    bomb = zipped(files | {"imsmanifest.xml": manifest()})
    assert len(bomb.getvalue()) < 3_000
    with pytest.raises(Unfit, match="Unpacked, the package is bigger"):
        unpack(bomb, SMALL)


def test_what_the_zip_says_of_its_sizes_is_not_believed() -> None:
    raw = bytearray(zipped({"imsmanifest.xml": manifest(), "big.bin": bytes(45_000), **GOOD}).getvalue())
    place = raw.index(b"big.bin", raw.index(b"PK\x01\x02")) - 46
    raw[place + 24 : place + 28] = (10).to_bytes(4, "little")
    with pytest.raises(Unfit, match="damaged"):
        unpack(io.BytesIO(bytes(raw)), SMALL)


def test_an_archive_above_the_limit_is_not_opened() -> None:
    with pytest.raises(Unfit, match="The file is bigger than"):
        unpack(zipped({"x": bytes(200_001)}, method=zipfile.ZIP_STORED), SMALL)


def test_a_good_package_lies_unpacked_under_its_own_hash() -> None:
    found = unpack(package(parts=2))
    assert found.manifest.standard == Standard.SCORM_12 and found.manifest.title == "Safe at work"
    assert [launch.title for launch in found.manifest.launches] == ["Part 1", "Part 2"]
    assert (folder(found.digest) / "index.html").read_text() == SCO
    assert unpack(package(parts=2)).digest == found.digest  # the same once more lies there once
    assert [p.name for p in folder(found.digest).parent.iterdir()] == [found.digest]


@pytest.mark.parametrize(
    ("version", "standard"),
    [("2004 3rd Edition", Standard.THIRD), ("2004 4th Edition", Standard.FOURTH), ("1.2", Standard.SCORM_12)],
)
def test_the_standards_that_are_played(version, standard) -> None:
    assert unpack(package(version)).manifest.standard == standard


def test_what_a_part_asks_for_is_read() -> None:
    old = unpack(
        package(item="<adlcp:masteryscore>75</adlcp:masteryscore><adlcp:datafromlms>go</adlcp:datafromlms>")
    )
    assert (old.manifest.launches[0].mastery, old.manifest.launches[0].data) == ("75", "go")
    asked = (
        '<imsss:sequencing><imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true">'
        "<imsss:minNormalizedMeasure>0.6</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives>"
        '</imsss:sequencing><adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.9"/>'
    )
    new = unpack(package("2004 4th Edition", item=asked)).manifest.launches[0]
    assert (new.passing, new.threshold) == ("0.6", "0.9")


def test_an_entry_point_may_lie_in_a_folder_and_carry_parameters() -> None:
    files = {"imsmanifest.xml": manifest(href="a%20b/index.html?x=1#top"), "a b/index.html": SCO}
    assert unpack(zipped(files)).manifest.launches[0].href == "a b/index.html?x=1#top"
