"""Measurements. One command each: `python -m benchmarks.pages`; prints a table, writes results/<name>.json."""
