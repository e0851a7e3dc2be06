"""Employers that the hub works with, and what they look for."""

from punte.jobs.models.applications import Application, ApplicationStep, Comment
from punte.jobs.models.employers import Employer
from punte.jobs.models.placements import FollowUp, Placement
from punte.jobs.models.trials import TrialSignature, WorkTrial
from punte.jobs.models.vacancies import Vacancy, VacancySkill

__all__ = [
    "Application",
    "ApplicationStep",
    "Comment",
    "Employer",
    "FollowUp",
    "Placement",
    "TrialSignature",
    "Vacancy",
    "VacancySkill",
    "WorkTrial",
]
