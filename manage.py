#!/usr/bin/env python
"""The same as the `plenipo` command, for those who look for manage.py."""

import sys

if __name__ == "__main__":
    from plenipo.project.command import main

    sys.exit(main())
