"""The mark of a build: there while it runs and after a kill, gone whenever it comes to an end."""

import pytest

from pmsite.adapters.publish import building
from pmsite.adapters.unfinished import begin, end, unfinished


def test_a_build_is_marked_while_it_runs(tmp_path):
    assert not unfinished(tmp_path)
    with building(tmp_path):
        assert unfinished(tmp_path)
    assert not unfinished(tmp_path)


def test_the_mark_goes_with_a_build_that_breaks_off(tmp_path):
    with pytest.raises(OSError, match="its own"), building(tmp_path):
        raise OSError("its own")
    assert not unfinished(tmp_path)


def test_a_killed_build_leaves_it(tmp_path):
    (tmp_path / ".pmsite").mkdir()
    begin(tmp_path)
    assert unfinished(tmp_path)
    end(tmp_path)
    end(tmp_path)
    assert not unfinished(tmp_path)
