"""A short round of faults on each engine. The long one is `make chaos`."""

import pathlib

import pytest

from Chaos.rounds import play


@pytest.mark.parametrize("store", ["sqlite", "postgres"])
def test_what_was_acknowledged_is_there_once(store: str, tmp_path: pathlib.Path, pytestconfig: pytest.Config):
    """Nodes and databases are killed under load; complaints, acts, messages and breaches are there afterwards, once."""
    if pytestconfig.getoption("--engine") not in (None, store):
        pytest.skip("--engine asks for the other one")
    outcome = play(store, tmp_path, seed=1, seconds=None)
    assert not outcome.problems
    assert outcome.complaints > 50, "hardly anything was acknowledged: there was no load"
    assert outcome.faults >= 5
