"""`python -m tests.made.grid`: `python -m core` whose cells on a cluster are stand-ins."""

import sys

from core import cluster
from core.__main__ import main

if __name__ == "__main__":
    cluster.PROGRAM = "tests.made.cell"
    sys.exit(main())
