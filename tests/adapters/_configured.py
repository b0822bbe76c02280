"""A portal's configuration as it is read, or refused."""

import pytest

from pmsite.adapters.configuration import load
from pmsite.adapters.failure import USAGE, Failure

HEAD = "site_name: P\ndocs_dir: content\n"


def loaded(folder, text):
    (folder / "content").mkdir(exist_ok=True)
    path = folder / "mkdocs.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path)


def refused(folder, text):
    with pytest.raises(Failure) as failure:
        loaded(folder, text)
    assert failure.value.exit_code == USAGE
    return failure.value.message
