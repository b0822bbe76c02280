"""Modules that are loaded at the first look into them."""

import subprocess
import sys

SAID = """
import sys
from pmsite.adapters.mkdocs.late import put_off

sys.path.insert(0, ".")
from parts import other
for package, name in (("parts", "one"), ("parts", "other"), ("nowhere", "at_all"), ("parts", "none")):
    put_off(package, name)
print("parts.one" in sys.modules, other.__dict__["VALUE"], "nowhere.at_all" in sys.modules, "parts.none" in sys.modules)
from parts import one
print("until here")
print(one.VALUE)
"""


def test_a_module_that_was_put_off_is_loaded_when_it_is_asked(tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/__init__.py").write_text("")
    (tmp_path / "parts/one.py").write_text("print('one is loaded')\nVALUE = 7\n")
    (tmp_path / "parts/other.py").write_text("VALUE = 3\n")
    done = subprocess.run(
        [sys.executable, "-c", SAID], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["True 3 False False", "until here", "one is loaded", "7"]
