"""The worker: takes jobs from the queue in the database, and takes up again those of a worker that died."""

import os

import django
from procrastinate import JobContext

# Jobs at a time, and seconds a job may go on after the worker is told to stop.
_CONCURRENCY, _GRACE = 2, 6
_SILENT_SECONDS = 30


async def take_up_stalled(context: JobContext, timestamp: int) -> None:
    """Jobs are idempotent, so what a dead worker left unfinished is simply done again."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=_SILENT_SECONDS):
        await manager.retry_job(job)


def main() -> None:
    """Work until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "punte.config.settings")
    django.setup()
    from procrastinate.contrib.django import app

    every_minute = app.periodic(cron="* * * * *", periodic_id="stalled")
    every_minute(
        app.task(name="punte.stalled", queueing_lock="punte.stalled", pass_context=True)(take_up_stalled)
    )
    with app.replace_connector(app.connector.get_worker_connector()) as ours:  # type: ignore[attr-defined]
        ours.run_worker(concurrency=_CONCURRENCY, shutdown_graceful_timeout=_GRACE, delete_jobs="successful")


if __name__ == "__main__":
    main()
