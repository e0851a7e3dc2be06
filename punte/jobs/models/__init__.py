"""Employers that the hub works with, what they look for, and how it is found."""

from punte.jobs.models.employers import Employer
from punte.jobs.models.feeds import Feed
from punte.jobs.models.postings import Posting
from punte.jobs.models.saved_searches import SavedSearch
from punte.jobs.models.vacancies import Vacancy, VacancySkill

__all__ = ["Employer", "Feed", "Posting", "SavedSearch", "Vacancy", "VacancySkill"]
