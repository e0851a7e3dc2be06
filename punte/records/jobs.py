"""What the record book does by itself: every ten minutes new facts are sealed into the chain."""

import structlog
from procrastinate.contrib.django import app

from punte.people.models import Consortium
from punte.records.seals import seal_facts

log = structlog.get_logger()


@app.periodic(cron="*/10 * * * *", periodic_id="seal_all_facts")
@app.task(name="records.seal_all_facts", queueing_lock="records.seal_all_facts")
def seal_all_facts(timestamp: int) -> int:
    """Seal what has no seal yet, each consortium in a transaction of its own; gives how many facts. Done twice,
    the second time finds nothing."""
    sealed = sum(seal_facts(consortium) for consortium in Consortium.objects.order_by("pk"))
    log.info("facts_sealed", facts=sealed)
    return sealed
