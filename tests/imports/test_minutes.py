import itertools

import pytest

from pmsite.imports._table import RefusedError
from pmsite.imports.minutes import read

PEOPLE = {"li wei": "li.wei", "xu bo": "xu.bo", "李伟": "li.wei"}
ENGLISH = """# Weekly of 9 March

Date: 2026-03-09
Time: 14:00-15:00
**Chair:** Li Wei
Present: Li Wei, Xu Bo and A. Guest
Location: Room 4

## Supplier

Note: the parts come late.

- [ ] Order parts @li.wei due:2026-03-16
- [x] ACT-004 Done before

```
- [ ] no action
```
"""
CHINESE = "# 周例会\n\n2026年3月9日\n主持人：李伟\n出席：李伟、徐波\n\n- [ ] 订购零件\n"


def taken(text, name="2026-03-09-weekly.md"):
    numbers = itertools.count(10)
    return read(
        name, text.encode(), lambda word: PEOPLE.get(word.lower(), ""), lambda: f"ACT-{next(numbers):03}"
    )


def test_minutes_say_their_day_people_and_place():
    fields, body = taken(ENGLISH)
    assert fields == {
        "title": "Weekly of 9 March",
        "status": "closed",
        "date": "2026-03-09",
        "time": "14:00-15:00",
        "chair": "li.wei",
        "attendance.present": ["li.wei", "xu.bo"],
        "place": "Room 4",
    }
    assert "Present: Li Wei, Xu Bo and A. Guest" in body
    assert "Note: the parts come late." in body


def test_boxes_get_ids_but_those_that_have_one_and_those_in_code():
    body = taken(ENGLISH)[1]
    assert "- [ ] ACT-010 Order parts @li.wei due:2026-03-16\n- [x] ACT-004 Done before\n" in body
    assert "```\n- [ ] no action\n```" in body


def test_chinese_minutes():
    fields, body = taken(CHINESE, "notes.md")
    assert (fields["title"], fields["date"], fields["chair"]) == ("周例会", "2026-03-09", "li.wei")
    assert "出席：李伟、徐波" in body
    assert "- [ ] ACT-010 订购零件" in body


@pytest.mark.parametrize("data", [b"---\nid: MTG-1\n---\n", b"\xff", b"a\x00b"])
def test_what_are_no_plain_minutes_is_refused(data):
    with pytest.raises(RefusedError):
        read("m.md", data, str, str)
