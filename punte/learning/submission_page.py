"""One handing in of work as it is shown: to who made it, and to who looks at it."""

from typing import Any

from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.translated import Translated
from punte.learning.grading_queue import WORK_TONES
from punte.learning.models import Submission


def submission_row(submission: Submission) -> dict[str, Any]:
    """Its text, its file, its state in words, its points for each criterion, and the comment."""
    words = submission.words()
    points = ""
    if submission.points is not None:
        most = sum(c["points"] for c in submission.criteria)
        said = {"points": formats.number(submission.points), "most": formats.number(most)}
        points = _("%(points)s of %(most)s points") % said
    graded = submission.grades or [None] * len(submission.criteria)
    return {
        "it": submission,
        "state": str(Submission.State(submission.state).label),
        "tone": WORK_TONES[submission.state],
        "text": words["text"],
        "comment": words["comment"],
        "file": submission.document
        if submission.document and submission.document.state == "accepted"
        else None,
        "points": points,
        "criteria": [
            (str(Translated.from_json(c["text"])), f"{formats.number(n)} / {formats.number(c['points'])}")
            for c, n in zip(submission.criteria, graded, strict=False)
            if n is not None
        ],
    }
