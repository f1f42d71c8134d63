"""The answers that a machine in front of the server looks for, and what happens when the disk is full."""

import pathlib
import resource

import requests

from API.client import API, complaint
from TestServer import Server


def ready(server: Server) -> int:
    return requests.get(f"{server.url}/health/ready", timeout=5).status_code


def test_health(server):
    assert requests.get(f"{server.url}/health/live", timeout=5).status_code == 200
    assert ready(server) == 200


def test_stops_when_asked(fresh_server):
    fresh_server.stop()
    fresh_server.start()


def test_full_disk(tmp_path: pathlib.Path):
    """Nothing that was acknowledged is lost, what was not is refused and told, and it goes on once there is room."""
    with Server(tmp_path / "data") as server:
        api = API(server)
        acknowledged = [api.filed() for _ in range(3)]
        whole = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (4096, whole[1]))
        body = complaint(title="磁盘已满")
        refused = requests.post(f"{server.url}/api/v1/complaints", json=body, timeout=20)
        assert refused.status_code in (500, 503) and refused.json()["status"] == refused.status_code
        assert requests.get(f"{server.url}/health/live", timeout=5).status_code == 200
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, whole)
        assert ready(server) == 200
        acknowledged.append(api.filed())
        for filed in acknowledged:
            answer = api.session.get(f"{api.url}/complaints/{filed.number}", headers={"X-Access-Code": filed.code})
            assert answer.status_code == 200
        assert server.command("verify").returncode == 0
