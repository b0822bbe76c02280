"""``python -m pmsite``: the command line."""

from pmsite.cli import main

if __name__ == "__main__":
    main()
