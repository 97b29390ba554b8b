"""``python -m kohorte``: the command line."""

import sys

from kohorte.cli import main

sys.exit(main())
