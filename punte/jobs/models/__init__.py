"""Employers that the hub works with, what they look for, how it is found; who applied, who works there."""

from punte.jobs.models.applications import Application, ApplicationStep, Comment
from punte.jobs.models.cvs import CV, Experience, SentCV
from punte.jobs.models.employers import Employer
from punte.jobs.models.fairness import FairnessReport, Unmatched
from punte.jobs.models.feeds import Feed
from punte.jobs.models.placements import FollowUp, Placement
from punte.jobs.models.postings import Posting
from punte.jobs.models.saved_searches import SavedSearch
from punte.jobs.models.talks import Talk
from punte.jobs.models.trials import TrialSignature, WorkTrial
from punte.jobs.models.vacancies import Vacancy, VacancySkill

__all__ = [
    "CV",
    "Application",
    "ApplicationStep",
    "Comment",
    "Employer",
    "Experience",
    "FairnessReport",
    "FollowUp",
    "Feed",
    "Placement",
    "Posting",
    "SavedSearch",
    "SentCV",
    "Talk",
    "TrialSignature",
    "Unmatched",
    "Vacancy",
    "VacancySkill",
    "WorkTrial",
]
