import numpy as np
import pytest

from bleibe.kernel import jobs
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


def test_what_was_running_when_the_worker_died_is_closed(job):
    Job.objects.update(state="running")
    assert jobs.fail_interrupted() == 1
    job.refresh_from_db()
    assert (job.state, job.error_code) == ("failed", "job_interrupted")
