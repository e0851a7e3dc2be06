"""What a person reads where no employer has answered, or a reason is not told: kind words, never a verdict."""

from django.utils.translation import gettext_lazy as _

from punte.jobs.models import Application

Closing = Application.Closing
REFUSED = _(
    "This time the employer has chosen otherwise. Thank you for applying; whoever accompanies you has other vacancies "
    "to show."
)
CLOSED = {
    Closing.UNANSWERED: _(
        "The employer has not answered for 60 days, so we have closed this application. We are sorry: you should have "
        "had an answer. Whoever accompanies you has other vacancies to show."
    ),
    Closing.VACANCY: _(
        "The employer no longer looks for somebody for this post. Thank you for applying; it says nothing about you. "
        "Whoever accompanies you has other vacancies to show."
    ),
    Closing.EMPLOYER: _(
        "This employer takes nobody on through us at the moment. Thank you for applying; it says nothing about you. "
        "Whoever accompanies you has other vacancies to show."
    ),
    Closing.HIRED: _("You have found work, so this application was closed."),
    Closing.WITHDRAWN: _("You have taken this application back."),
    Closing.DECLINED: _("You did not take this job. The help you get goes on."),
    Closing.TRANSFERRED: _("This application was passed on to another vacancy."),
    Closing.CONSENT: _(
        "You took back your consent, so the employer no longer sees this application. The help you get goes on."
    ),
    Closing.MISTAKE: _("This application was sent by mistake."),
}
