"""What jobs tells the house: from a vacancy to a person who is still at work after six months."""

from django.utils.translation import gettext_lazy as _

from punte.records.kinds import Kind

VACANCY_PUBLISHED = Kind(330, "jobs.vacancy_published", _("Vacancy published"), "jobs")
APPLICATION_SENT = Kind(331, "jobs.application_sent", _("Application sent"), "people")
INTERVIEW_HELD = Kind(332, "jobs.interview_held", _("Interview held"), "people")
JOB_OFFERED = Kind(333, "jobs.job_offered", _("Job offered"), "people")
PLACEMENT_STARTED = Kind(334, "jobs.placement_started", _("Started work"), "people")
KEPT_28_DAYS = Kind(335, "jobs.kept_28_days", _("Still at work after 28 days"), "people")
KEPT_SIX_MONTHS = Kind(336, "jobs.kept_six_months", _("Still at work after six months"), "people")
TALK_HELD = Kind(338, "jobs.talk_held", _("Talk at a job fair held"), "people")
WORK_TRIAL_ENDED = Kind(337, "jobs.work_trial_ended", _("Work trial ended"), "people")
