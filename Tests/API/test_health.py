"""The answers that a machine in front of the server looks for."""

import requests


def test_health(server):
    assert requests.get(f"{server.url}/health/live", timeout=5).status_code == 200
    assert requests.get(f"{server.url}/health/ready", timeout=5).status_code == 200


def test_stops_when_asked(fresh_server):
    fresh_server.stop()
    fresh_server.start()
