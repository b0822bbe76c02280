"""Jobs on other cores are done, whatever becomes of their processes."""

import multiprocessing
import os
import signal
from functools import partial

import pytest

from pmsite.adapters import workers


@pytest.fixture(params=[1, 2], ids=["one core", "two cores"])
def cores(request, monkeypatch):
    monkeypatch.setattr(workers, "cores", lambda: request.param)
    return request.param


def _named(folder, number):
    (folder / str(number)).write_text(str(os.getpid()), encoding="utf-8")
    return number * number


def _killed_elsewhere(here, number):
    if number == 3 and os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_results_are_in_the_order_of_the_jobs(cores, tmp_path):
    assert workers.shared([partial(_named, tmp_path, n) for n in range(9)]) == [n * n for n in range(9)]
    pids = {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert (str(os.getpid()) in pids) is (cores == 1)


def test_a_job_whose_process_is_killed_is_done_here(cores):
    assert cores
    assert workers.shared([partial(_killed_elsewhere, os.getpid(), n) for n in range(9)]) == list(range(9))


def test_what_is_done_beside_is_done_at_the_end(cores, tmp_path):
    with workers.beside(partial(_named, tmp_path, 7)):
        pass
    assert ((tmp_path / "7").read_text(encoding="utf-8") == str(os.getpid())) is (cores == 1)


def test_a_process_beside_is_not_stopped_with_the_command(tmp_path):
    def job():
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGTERM)
        _named(tmp_path, 1)

    with workers.beside(job):
        pass
    assert (tmp_path / "1").exists()


def test_without_another_process_it_is_done_here(tmp_path, monkeypatch):
    def refused(_):
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(multiprocessing.get_context("fork").Process, "start", refused)
    with workers.beside(partial(_named, tmp_path, 1)):
        assert (tmp_path / "1").read_text(encoding="utf-8") == str(os.getpid())
