"""The starter vocabulary goes into a database as an operator's command loads it."""

from django.core.management import call_command

from punte.reference.models import Concept, Need


def test_the_vocabulary_loads_outside_a_transaction(committing: str) -> None:
    call_command("load_vocabulary", verbosity=0)
    assert Concept.objects.count() > 200 and Need.objects.exists()
