"""What is taught, when, to whom; tests, completion, certificates."""

from punte.learning.models.assignments import Assignment, Submission
from punte.learning.models.certificates import Certificate, Issuing, Series, SigningKey
from punte.learning.models.course_requests import CourseRequest
from punte.learning.models.enrolments import Enrolment, Feedback
from punte.learning.models.lessons import Lesson, LessonProgress
from punte.learning.models.media import Medium
from punte.learning.models.offerings import Commission, Offering, OfferingEvent
from punte.learning.models.packages import Package, PackageAttempt, PackageVersion
from punte.learning.models.programmes import Module, Programme, ProgrammeSkill, Topic
from punte.learning.models.quizzes import Attempt, Question, Quiz

__all__ = [
    "Assignment",
    "Attempt",
    "Certificate",
    "Commission",
    "CourseRequest",
    "Enrolment",
    "Feedback",
    "Issuing",
    "Lesson",
    "LessonProgress",
    "Medium",
    "Module",
    "Offering",
    "OfferingEvent",
    "Package",
    "PackageAttempt",
    "PackageVersion",
    "Programme",
    "ProgrammeSkill",
    "Question",
    "Quiz",
    "Series",
    "SigningKey",
    "Submission",
    "Topic",
]
