"""Nodes that start at the same moment on nothing."""

import pathlib

from Chaos.nodes import Node
from TestServer import Engine

NODES = 3


def test_nodes_that_start_together_on_an_empty_database(engine: Engine, tmp_path: pathlib.Path):
    """Each of them finds the schema missing and nobody with an account: one makes it, and all of them serve."""
    first = engine.server(tmp_path / "data")
    nodes = [Node(f"node-{index}", first.data, first.database) for index in range(NODES)]
    try:
        for node in nodes:
            node.launch()
        for node in nodes:
            node.await_ready()
        accounts = first.command("staff", "list").stdout
        assert accounts.count("operations") >= 1
        shown = [node.name for node in nodes if "first account" in node.output()]
        assert len(shown) == 1, f"a password was shown by {shown}, and these are the accounts:\n{accounts}"
        assert first.command("verify").returncode == 0
    finally:
        for node in nodes:
            node.kill()
