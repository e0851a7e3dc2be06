"""Kinds told by hand with a paper, until a room of their own tells them; and the reasons of strikes."""

from django.utils.translation import gettext_lazy as _

from punte.records.kinds import Kind

PERSON_TRAINED = Kind(200, "records.person_trained", _("Person trained"), "people", by_hand=True)
PERSON_CERTIFIED = Kind(201, "records.person_certified", _("Person certified"), "people", by_hand=True)
PERSON_INFORMED = Kind(202, "records.person_informed", _("Person informed"), "people", by_hand=True)
PERSON_CONSULTED = Kind(203, "records.person_consulted", _("Person consulted"), "people", by_hand=True)
PERSON_INTEGRATED = Kind(
    204, "records.person_integrated", _("Person brought into work or learning"), "people", by_hand=True
)
PERSON_EMPLOYED = Kind(205, "records.person_employed", _("Person employed"), "people", by_hand=True)
PERSON_EXCHANGED = Kind(
    206, "records.person_exchanged", _("Person took part in an exchange"), "people", by_hand=True
)
REPRESENTATIVE_INVOLVED = Kind(
    207,
    "records.representative_involved",
    _("Representative of civil society involved"),
    "people",
    by_hand=True,
)
PEOPLE_REACHED = Kind(210, "records.people_reached", _("People reached"), "people", by_hand=True)
PEOPLE_CONSULTED = Kind(211, "records.people_consulted", _("People consulted"), "people", by_hand=True)
PEOPLE_INFORMED = Kind(212, "records.people_informed", _("People informed"), "people", by_hand=True)
ORGANISATION_STRENGTHENED = Kind(
    220, "records.organisation_strengthened", _("Organisation strengthened"), "entities", by_hand=True
)
ORGANISATION_JOINED = Kind(
    221, "records.organisation_joined", _("Organisation joined the network"), "entities", by_hand=True
)
PARTNERSHIP_SIGNED = Kind(222, "records.partnership_signed", _("Partnership signed"), by_hand=True)
COLLABORATION_HELD = Kind(223, "records.collaboration_held", _("Collaboration held"), by_hand=True)
NETWORK_JOINED = Kind(224, "records.network_joined", _("Network joined"), by_hand=True)
NETWORK_FOUNDED = Kind(225, "records.network_founded", _("Network founded"), by_hand=True)
ORGANISATION_DIGITALISED = Kind(
    226, "records.organisation_digitalised", _("Organisation works digitally"), "entities", by_hand=True
)
SESSION_HELD = Kind(230, "records.session_held", _("Working session held"), "people", by_hand=True)
DEBATE_HELD = Kind(231, "records.debate_held", _("Debate held"), "people", by_hand=True)
WORKSHOP_HELD = Kind(232, "records.workshop_held", _("Workshop held"), "people", by_hand=True)
SEMINAR_HELD = Kind(233, "records.seminar_held", _("Seminar held"), "people", by_hand=True)
ROUND_TABLE_HELD = Kind(234, "records.round_table_held", _("Round table held"), "people", by_hand=True)
CONFERENCE_HELD = Kind(235, "records.conference_held", _("Conference held"), "people", by_hand=True)
EXCHANGE_HELD = Kind(236, "records.exchange_held", _("Exchange of experience held"), "people", by_hand=True)
CAMPAIGN_RUN = Kind(237, "records.campaign_run", _("Campaign run"), by_hand=True)
GUIDE_PUBLISHED = Kind(240, "records.guide_published", _("Guide published"), by_hand=True)
PORTFOLIO_PUBLISHED = Kind(241, "records.portfolio_published", _("Portfolio published"), by_hand=True)
SERVICE_OPENED = Kind(242, "records.service_opened", _("Service opened"), by_hand=True)
PLAN_COMPLETED = Kind(243, "records.plan_completed", _("Plan completed"), by_hand=True)
PROJECT_PREPARED = Kind(244, "records.project_prepared", _("Project prepared"), by_hand=True)
STUDY_COMPLETED = Kind(245, "records.study_completed", _("Study completed"), by_hand=True)
MODEL_PILOTED = Kind(246, "records.model_piloted", _("Model piloted"), by_hand=True)
MENTORING_GIVEN = Kind(247, "records.mentoring_given", _("Mentoring given"), "hours", by_hand=True)
ENTERPRISE_FOUNDED = Kind(250, "records.enterprise_founded", _("Enterprise founded"), by_hand=True)
CENTRE_OPENED = Kind(251, "records.centre_opened", _("Centre opened"), by_hand=True)
JOB_CREATED = Kind(252, "records.job_created", _("Jobs created"), "jobs", by_hand=True)

STRUCK_MISTAKE = Kind(290, "records.struck_mistake", _("Struck: recorded by mistake"))
STRUCK_WRONG_DATE = Kind(291, "records.struck_wrong_date", _("Struck: wrong date"))
STRUCK_WRONG_PERSON = Kind(292, "records.struck_wrong_person", _("Struck: wrong person or organisation"))
STRUCK_IMPORT_UNDONE = Kind(293, "records.struck_import_undone", _("Struck: the import was undone"))

STRIKE_REASONS = (STRUCK_MISTAKE, STRUCK_WRONG_DATE, STRUCK_WRONG_PERSON)
EVENTS = (
    SESSION_HELD,
    DEBATE_HELD,
    WORKSHOP_HELD,
    SEMINAR_HELD,
    ROUND_TABLE_HELD,
    CONFERENCE_HELD,
    EXCHANGE_HELD,
)
ABOUT_PERSON = (
    PERSON_TRAINED,
    PERSON_CERTIFIED,
    PERSON_INFORMED,
    PERSON_CONSULTED,
    PERSON_INTEGRATED,
    PERSON_EMPLOYED,
    PERSON_EXCHANGED,
    REPRESENTATIVE_INVOLVED,
)
MEASURED = {"people": _("number of people"), "hours": _("number of hours"), "jobs": _("number of jobs")}
