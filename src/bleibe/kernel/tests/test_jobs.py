import os
import subprocess
import sys

import numpy as np
import pytest

from bleibe.kernel import jobs, workers
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Job
from kohorte.errors import KohorteError


@pytest.fixture
def job(db):
    return Job.objects.create(kind="test", person_id=1)


def test_a_job_keeps_its_result(job):
    with jobs.running(str(job.pk)) as progress:
        progress.result = {"rows": 3}
    job.refresh_from_db()
    assert (job.state, job.result) == (Job.State.DONE, {"rows": 3})


def test_a_refusal_ends_the_job_with_its_code(job):
    with jobs.running(str(job.pk)):
        raise Refused("file_empty", name="a.csv")
    job.refresh_from_db()
    assert (job.state, job.error_code, job.error_params) == (
        "failed",
        "file_empty",
        {"name": "a.csv"},
    )


def test_what_the_library_refuses_is_kept_as_plain_data(job):
    with jobs.running(str(job.pk)):
        raise KohorteError("not_finite", row=np.int64(7), years=range(2020, 2022), share=np.nan)
    job.refresh_from_db()
    assert (job.state, job.error_code) == ("failed", "not_finite")
    assert job.error_params == {"row": "7", "years": [2020, 2021], "share": "nan"}


def test_a_bug_ends_the_job_without_telling_its_inside(job, caplog):
    with jobs.running(str(job.pk)):
        raise ZeroDivisionError("secret")
    job.refresh_from_db()
    assert (job.state, job.error_code) == ("failed", "job_failed")
    assert "secret" not in str(job.error_params)
    assert "secret" in caplog.text


def test_a_job_runs_once(job):
    with jobs.running(str(job.pk)):
        pass
    with pytest.raises(jobs.JobIsOver), jobs.running(str(job.pk)):
        pytest.fail("ran twice")


def test_progress_is_written_at_most_a_few_times_a_second(job, django_assert_num_queries):
    progress = jobs.Progress(str(job.pk))
    with django_assert_num_queries(1):
        for done in range(1000):
            progress(done, 1000)


LIVE = """
import os, sys
import django
django.setup()
from bleibe.kernel import workers
print(workers.own_name(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_worker(settings, tmp_path):
    """Another process that holds its lock in the same data folder."""
    settings.DATA = tmp_path
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | {
        "BLEIBE_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "bleibe.config.settings",
    }
    process = subprocess.Popen(
        [sys.executable, "-c", LIVE], env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    yield process, process.stdout.readline().strip()
    process.kill()
    process.communicate()


def test_only_jobs_of_a_worker_that_is_gone_are_closed(job, other_worker):
    process, name = other_worker
    Job.objects.update(state="running", worker=name)

    assert jobs.fail_interrupted() == 0
    job.refresh_from_db()
    assert job.state == "running"

    process.kill()
    process.wait()
    assert jobs.fail_interrupted() == 1
    job.refresh_from_db()
    assert (job.state, job.error_code) == ("failed", "job_interrupted")
    assert not workers.is_alive(name)


def test_a_running_job_of_this_process_is_left_alone(job):
    with jobs.running(str(job.pk)):
        assert jobs.fail_interrupted() == 0
    job.refresh_from_db()
    assert job.state == "done"


def test_locks_of_processes_that_ended_are_cleared_away(db, other_worker, settings):
    process, name = other_worker
    process.kill()
    process.wait()

    jobs.fail_interrupted()

    assert not (settings.DATA / workers.FOLDER / name).exists()
