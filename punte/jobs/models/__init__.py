"""Employers that the hub works with, and what they look for."""

from punte.jobs.models.employers import Employer
from punte.jobs.models.vacancies import Vacancy, VacancySkill

__all__ = ["Employer", "Vacancy", "VacancySkill"]
