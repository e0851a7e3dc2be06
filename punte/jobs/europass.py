"""The CV for Europass: JSON of the Europass CV data model 3.4 (`SkillsPassport`, Cedefop), document type ECV.

Only what the CV shows is in it. Sex, nationality and photo of that model are never filled. Languages carry the levels
of the Council of Europe for hearing and speaking, which is what was asked; reading and writing were not."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

Node = dict[str, Any]
_CEFR = {1: "A1", 2: "A2", 3: "B1", 4: "B2"}
FIRST_LANGUAGE = 5
_HEARD_AND_SPOKEN = ("Listening", "SpokenInteraction", "SpokenProduction")


def as_europass(cv: Node, *, language: str, at: dt.datetime) -> Node:
    """What Europass reads; `cv` is the content in this language, `at` the moment it was made."""
    moment = at.isoformat(timespec="seconds")
    return {
        "SkillsPassport": {
            "Locale": language,
            "DocumentInfo": {
                "DocumentType": "ECV",
                "CreationDate": moment,
                "LastUpdateDate": moment,
                "XSDVersion": "V3.4",
                "Generator": "Punte",
            },
            "LearnerInfo": _without_gaps(
                {
                    "Identification": _identification(cv),
                    "Headline": _headline(cv),
                    "WorkExperience": [_work(line) for line in cv["work"]],
                    "Education": [_education(line) for line in (*cv["education"], *cv["courses"])],
                    "Skills": _skills(cv),
                    "Achievement": [_certificate(line) for line in cv["courses"] if line["certificate"]],
                }
            ),
        }
    }


def _without_gaps(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in ("", None, [], {})}


def _identification(cv: Node) -> Node:
    reach: Node = {}
    if cv["place"]:
        reach["Address"] = {"Contact": {"Municipality": cv["place"]}}
    if cv["email"]:
        reach["Email"] = {"Contact": cv["email"]}
    if cv["phone"]:
        reach["Telephone"] = [{"Contact": cv["phone"], "Use": {"Code": "mobile"}}]
    told: Node = {"PersonName": {"FirstName": cv["name"]["first"], "Surname": cv["name"]["last"]}}
    if cv["birth_date"]:
        told["Demographics"] = {"Birthdate": _day(cv["birth_date"])}
    return told | ({"ContactInfo": reach} if reach else {})


def _headline(cv: Node) -> Node:
    if cv["statement"]:
        return {"Type": {"Code": "personal_statement"}, "Description": {"Label": cv["statement"]}}
    if cv["goals"]:
        return {"Type": {"Code": "preferred_job"}, "Description": {"Label": ", ".join(cv["goals"])}}
    return {}


def _day(text: str) -> Node:
    """2019, 2019-05 or 2019-05-14 as that model has it."""
    return dict(zip(("Year", "Month", "Day"), map(int, text.split("-")), strict=False))


def _period(line: Node) -> Node:
    if not line["since"]:
        return {}
    since = {"From": _day(line["since"])}
    return since | ({"To": _day(line["until"]), "Current": False} if line["until"] else {"Current": True})


def _organisation(line: Node) -> Node:
    told: Node = {"Name": line["organisation"]} if line["organisation"] else {}
    if line.get("place"):
        told["ContactInfo"] = {"Address": {"Contact": {"Municipality": line["place"]}}}
    return told


def _work(line: Node) -> Node:
    activities = "\n".join(part for part in (line["note"], line["text"]) if part)
    return _without_gaps(
        {
            "Period": _period(line),
            "Position": {"Label": line["title"]},
            "Activities": activities,
            "Employer": _organisation(line),
        }
    )


def _education(line: Node) -> Node:
    level = {"Code": str(line["level"]), "Label": line["title"]} if "level" in line else {}
    return _without_gaps(
        {
            "Period": _period(line),
            "Title": line["title"],
            "Activities": line.get("text", ""),
            "Organisation": _organisation(line),
            "Level": level,
        }
    )


def _skills(cv: Node) -> Node:
    first = [_language(one) for one in cv["languages"] if one["level"] == FIRST_LANGUAGE]
    others = [_language(one) for one in cv["languages"] if one["level"] != FIRST_LANGUAGE]
    job = "\n".join(_skill(one) for one in cv["skills"])
    return _without_gaps(
        {
            "Linguistic": _without_gaps({"MotherTongue": first, "ForeignLanguage": others}),
            "JobRelated": {"Description": job} if job else {},
            "Driving": {"Description": cv["driving"]} if cv["driving"] else {},
        }
    )


def _skill(line: Node) -> str:
    said = ", ".join(part for part in (line["level"], line["known"]) if part)
    return f"{line['title']} ({said})" if said else str(line["title"])


def _language(line: Node) -> Node:
    told: Node = {"Description": {"Code": line["code"], "Label": line["name"]}}
    if level := _CEFR.get(line["level"]):
        told["ProficiencyLevel"] = dict.fromkeys(_HEARD_AND_SPOKEN, level)
    return told


def _certificate(line: Node) -> Node:
    number = _("%(title)s, no. %(number)s") % {"title": line["title"], "number": line["certificate"]}
    return {"Title": {"Code": "certifications", "Label": line["kind"]}, "Description": number}
