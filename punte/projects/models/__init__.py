"""Funded projects: programmes, operations, partners, activities, target groups, who is assigned."""

from punte.projects.models.assignments import Assignment
from punte.projects.models.operations import Activity, BudgetSource, Operation, Partnership, Programme
from punte.projects.models.target_groups import Criterion, TargetGroup

__all__ = [
    "Activity",
    "Assignment",
    "BudgetSource",
    "Criterion",
    "Operation",
    "Partnership",
    "Programme",
    "TargetGroup",
]
