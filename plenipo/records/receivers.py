"""Work of the worker that belongs to no domain."""

from plenipo.records.actions import runs, scrub

runs(scrub.KIND)(scrub.scrub)
