"""``python -m pmsite``: the command line."""

from pmsite.cli import run

if __name__ == "__main__":
    run()
