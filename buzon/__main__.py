"""`python -m buzon`."""

import sys

from buzon.cli import principal

if __name__ == "__main__":
    sys.exit(principal())
