"""Measurements, each a ratio to something measured in the same run: `python -m tests.bench.NAME`."""
