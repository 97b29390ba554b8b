"""The background worker: closes what the last one left open, sweeps, then runs the tasks."""

import os

import django


def main() -> None:
    """Run Huey's consumer in this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bleibe.config.settings")
    django.setup()
    from django.core.management import call_command

    from bleibe.kernel import files, jobs
    from bleibe.profiles.actions.importing import sweep_loading
    from bleibe.reports import warming

    jobs.fail_interrupted()
    sweep_loading()
    files.sweep_orphans()
    call_command("clearsessions")
    warming.begin()
    call_command("run_huey")


if __name__ == "__main__":
    main()
