"""Interactive lessons of the demonstration: SCORM 1.2 packages made here, in three languages; Cosmina has finished one
and is in the middle of the other."""

import io
import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from punte.base.rls import set_local
from punte.base.translated import LANGUAGES, Translated
from punte.learning.actions.packages import begin_package, import_package, save_package
from punte.learning.actions.programmes import change_programme
from punte.learning.models import Enrolment, Package, Programme
from punte.portal.demo.desk import Desk

_TOLD = (
    "code title summary kind authorisation authorised_from authorised_until occupation theory_hours practice_hours"
    " topics"
)
_MANIFEST = """<?xml version="1.0" encoding="utf-8"?>
<manifest identifier="{name}" version="1.2" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="course"><organization identifier="course"><title>{title}</title>
    <item identifier="lesson" identifierref="page"><title>{title}</title>
      <adlcp:masteryscore>100</adlcp:masteryscore></item></organization></organizations>
  <resources><resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">
    <file href="index.html"/><file href="lesson.js"/><file href="lesson.css"/><file href="content.js"/>
  </resource></resources>
</manifest>
"""


@cache
def script() -> dict[str, Any]:
    """What is told in them, and the words on their buttons."""
    path = Path(__file__).parent / "scripts" / "lessons.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def packed(lesson: dict[str, Any], number: int) -> io.BytesIO:
    """The lesson as a SCORM 1.2 package; the same bytes each time."""
    page = Path(__file__).parent / "scripts" / "lesson"
    content = json.dumps({"lesson": lesson, "words": script()["words"]}, ensure_ascii=False)
    files = {
        "imsmanifest.xml": _MANIFEST.format(name=f"punte-lesson-{number}", title=lesson["title"]["ro"]),
        "content.js": f"window.CONTENT = {content};\n",
        **{
            name: (page / name).read_text(encoding="utf-8")
            for name in ("index.html", "lesson.js", "lesson.css")
        },
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 15, 9, 0, 0)), text)
    return packed


def as_text(lesson: dict[str, Any]) -> Translated:
    """The same to be read: what stands on its pages, and what the answer to its question is."""
    texts = {}
    for lang in LANGUAGES:
        pages = [f"{page['head'][lang]}\n{page['text'][lang]}" for page in lesson["pages"]]
        answer = lesson["options"][lesson["right"]][lang]
        texts[lang] = "\n\n".join([*pages, f"{lesson['question'][lang]}\n{answer}."])
    return Translated(texts, "ro")


def bring(desk: Desk, programme: Programme) -> None:
    """Two lessons for a programme; from now on who enrols has to finish them."""
    told: dict[str, Any] = {"by": desk.team["elena"], "operation": desk.operation, "programme": programme}
    for number, lesson in enumerate(script()["lessons"], 1):
        title = Translated(lesson["title"], "ro")
        import_package(**told, title=title, alternative=as_text(lesson), file=packed(lesson, number))
    rule = programme.rule | {"packages": True}
    as_it_was = {name: getattr(programme, name) for name in _TOLD.split()}
    change_programme(**told, version=programme.version, rule=rule, **as_it_was)


def tell(desk: Desk) -> None:
    """Cosmina, in the course that runs: one lesson finished at the second try, one left on its second page."""
    cosmina = desk.team["cosmina"]
    set_local(consortium=desk.operation.consortium_id, user=cosmina.pk)
    rows = Enrolment.objects.own(cosmina).filter(
        offering__operation=desk.operation, offering__state="running"
    )
    enrolment = rows.select_related("offering__programme", "person").first()
    if enrolment:
        _play(desk, enrolment)
    set_local(consortium=desk.operation.consortium_id, user="")


def _play(desk: Desk, enrolment: Enrolment) -> None:
    told: dict[str, Any] = {"by": desk.team["cosmina"]}
    packages = Package.objects.filter(programme=enrolment.offering.programme)
    for package, sittings in zip(packages, (_FINISHED, _HALF), strict=False):
        for saves in sittings:
            attempt = begin_package(**told, enrolment=enrolment, package=package, part=0)
            for number, cmi in enumerate(saves, 1):
                save_package(**told, attempt=attempt, sitting=attempt.sitting, commit=number, cmi=cmi)


def _cmi(page: int, time: str, status: str = "incomplete", raw: str = "", answer: str = "") -> dict[str, Any]:
    core = {
        "lesson_status": status,
        "lesson_location": str(page),
        "score": {"raw": raw},
        "session_time": time,
        "exit": "suspend",
    }
    result = "correct" if raw == "100" else "wrong"
    answered = (
        [{"id": "question", "type": "choice", "student_response": answer, "result": result}] if answer else []
    )
    return {"core": core, "suspend_data": json.dumps({"seen": page}), "interactions": answered}


_FINISHED = [
    [_cmi(1, "00:02:10"), _cmi(3, "00:06:40", "failed", "0", "0")],
    [_cmi(3, "00:01:20", "passed", "100", "1")],
]
_HALF = [[_cmi(1, "00:03:05")]]
