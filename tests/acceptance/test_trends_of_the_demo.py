"""The demo's trends against a count by ``git show`` at the last commit of each month."""

import datetime as dt
import json

from tests.acceptance._run import once, succeed
from tests.cases.counted_history import differences


def test_trends_of_the_demo_are_what_git_shows(shared):
    folder = once(
        shared / "replayed-for-trends", lambda made: succeed("pmsite", "demo", made / "demo", cwd=made)
    )
    data = json.loads(succeed("pmsite", "export", "json", cwd=folder / "demo").stdout)
    until = dt.date.fromisoformat(data["as_of"])
    assert len(data["trends"]["snapshots"]) >= 9
    assert data["trends"]["skipped"] == []
    assert differences(folder / "demo", data["trends"], until, "Asia/Shanghai") == []
