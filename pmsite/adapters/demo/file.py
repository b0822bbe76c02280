"""A file that goes back in time: front matter, text below it, rows of a table; each step undone is checked first."""

from __future__ import annotations

import re
from functools import cached_property

from pmsite.adapters.demo.front import Mismatch, Value, front, identified, steps
from pmsite.adapters.edit.written import written

NOTHING = "nothing"
_ARROW = " → "
_GAP = " … "
_BOX = {" ": "open", "x": "done"}
_SHOWN = 60


class Past:
    """A file of the demo in the state of some day, from its last one backwards."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        file = written(path, data.decode("utf-8"))
        text = file.text
        start = file.base if file.front is not None else 0
        end = start + len(file.front or "")
        self._head, self._file, self._last = text[:start], file, data
        self._undone = False
        self._tail = text[end:]
        self._rows = text.splitlines(keepends=True) if path.endswith(".csv") else None
        self.until = max((row[:10] for row in (self._rows or [])[1:]), default=NOTHING)
        """Day of the last row that is there, in a table whose rows begin with a day."""

    @cached_property
    def _front(self) -> Value:
        return front(self._file)

    @cached_property
    def _records(self) -> dict[str, Value]:
        return dict(reversed(list(identified(self._front))))

    @property
    def data(self) -> bytes:
        """The file now; to the byte as it was written as long as nothing in it is undone."""
        if not self._undone:
            return self._last
        if self._rows is not None and self._tail == self._file.text:
            kept = [row for row in self._rows[1:] if row[:10] <= self.until and self.until != NOTHING]
            return "".join([self._rows[0], *kept]).encode("utf-8")
        return (self._head + self._inner() + self._tail).encode("utf-8")

    def _inner(self) -> str:
        """The front matter, with the comments before its first key and behind its last value."""
        whole = self._file.front or ""
        first = self._front.text if whole else ""
        before, _, behind = whole.partition(first) if first else ("", "", whole)
        return before + self._front.emit() + behind if first else behind

    def undo(self, identifier: str, path: str, change: str) -> None:
        """Put a field back: ``change`` is ``old → new``, ``+ item`` for an item added, ``- item`` for one taken out.

        ``identifier`` names a record in the file, "" the file's own.

        Raises:
            Mismatch: if what stands there is not the new value, or the place cannot be found.
        """
        self._undone = True
        record = self._record(identifier)
        if record is None:
            self._undo_line(identifier, path, change)
            return
        if not record.there:
            raise Mismatch("it is not there at this time")
        value: Value = record
        trail = steps(path)
        for step in trail[:-1]:
            item = value.find(step)
            if item is None or not item.present:
                raise Mismatch(f"there is no {step} in it")
            value = item.value
        if change[:2] in ("+ ", "- "):
            self._undo_item(value, trail[-1], change[0], change[2:].strip())
        else:
            self._undo_field(value, trail[-1], *_moved(change))

    def _undo_field(self, value: Value, name: str, old: str, new: str) -> None:
        item = value.find(name)
        now = item.value.emit() if item is not None and item.present else NOTHING
        if now != new or old == new:
            raise Mismatch(
                f"it is {_short(now)}, not {_short(new)}" if now != new else "old and new are the same"
            )
        if item is None:
            value.add(name, old)
        elif old == NOTHING:
            item.leave(gone=True)
        else:
            item.value.put(old)
            item.leave(gone=False)

    def _undo_item(self, value: Value, name: str, sign: str, text: str) -> None:
        around = value.find(name)
        if around is None and sign == "-":
            value.add(name, f"[{text}]")
            return
        if around is None:
            raise Mismatch(f"there is no {name} in it")
        items = around.value.items
        found = next((item for item in reversed(items) if item.present and item.value.emit() == text), None)
        if sign == "-":
            around.value.add("", text)
        elif found is None:
            raise Mismatch(f"{name} has no item {_short(text)}")
        else:
            found.leave(gone=True)

    def _record(self, identifier: str) -> Value | None:
        return self._records.get(identifier) if identifier else self._front

    def _line(self, identifier: str) -> re.Match[str]:
        found = re.search(rf"^- (?:\[(?P<box>.)\] )?{re.escape(identifier)} .*\n", self._tail, re.MULTILINE)
        if found is None:
            raise Mismatch(f"there is no {identifier} in {self.path}")
        return found

    def _undo_line(self, identifier: str, name: str, change: str) -> None:
        """A field of a record that is an item of the minutes' text."""
        old, new = _moved(change)
        line = self._line(identifier)
        text = line[0]
        if name == "status":
            box = {word: mark for mark, word in _BOX.items()}
            if _BOX.get(line["box"] or "") != new or old not in box:
                raise Mismatch(f"it is {_BOX.get(line['box'] or '')}, not {_short(new)}")
            after = text.replace(f"- [{line['box']}]", f"- [{box[old]}]", 1)
        else:
            token = f" {name}:{new}"
            if new == NOTHING or text.count(token) != 1:
                raise Mismatch(f"{name} is not {_short(new)}")
            after = text.replace(token, "" if old == NOTHING else f" {name}:{old}")
        self._tail = self._tail[: line.start()] + after + self._tail[line.end() :]

    def take_out(self, identifier: str) -> None:
        """Take a record out that was added to the file.

        Raises:
            Mismatch: if it is not there.
        """
        self._undone = True
        record = self._records.get(identifier)
        if record is None:
            line = self._line(identifier)
            self._tail = self._tail[: line.start()] + self._tail[line.end() :]
            return
        if record.holder is None or not record.holder.present:
            raise Mismatch("it is not there at this time")
        record.holder.leave(gone=True)

    def undo_text(self, was: str, now: str) -> None:
        """Put a passage of the text back; ``A … B`` stands for all from A to the next B.

        Raises:
            Mismatch: if it is not there, or more than once.
        """
        self._undone = True
        first, gap, last = now.partition(_GAP)
        pattern = re.escape(first) + (rf".*?{re.escape(last)}" if gap else "")
        found = list(re.finditer(pattern, self._tail, re.DOTALL)) if now != NOTHING else []
        if now == NOTHING:
            self._tail = self._tail.rstrip("\n") + "\n\n" + was.strip("\n") + "\n"
        elif self._tail.count(first) != 1 or not found:
            raise Mismatch(
                f"{_short(now)} stands in it {min(self._tail.count(first), len(found) or 0)} times"
            )
        else:
            before, behind = self._tail[: found[0].start()], self._tail[found[0].end() :]
            self._tail = before + was + behind if was != NOTHING else _closed(before, behind)

    def undo_rows(self, change: str) -> None:
        """Take the rows of a table out that were booked since a day.

        Raises:
            Mismatch: if it does not end on the day that the story says.
        """
        self._undone = True
        old, new = _moved(change)
        if self._rows is None or self.until != new:
            raise Mismatch(f"its last row is of {self.until}, not of {_short(new)}")
        self.until = old


def _moved(change: str) -> tuple[str, str]:
    old, arrow, new = change.partition(_ARROW)
    if not arrow or _ARROW in new:
        raise Mismatch(f"{_short(change)} is no change; write: old → new, nothing → new, + item or - item")
    return old.strip(), new.strip()


def _closed(before: str, behind: str) -> str:
    """Two sides of a passage that was not there yet, without the gap that it would leave."""
    margin = before[before.rfind("\n") + 1 :]
    if not margin.strip() and margin and behind.startswith("\n"):
        return before[: -len(margin)] + behind[1:]
    if before.endswith("\n\n") and (behind.startswith("\n\n") or not behind.strip()):
        return before.rstrip("\n") + (behind if behind.strip() else "\n")
    if before.endswith("\n") and behind.startswith("\n"):
        return before + behind[1:]
    return before.rstrip(" ") + behind if before.endswith(" ") else before + behind.lstrip(" ")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
