"""Several nodes on one database: to whoever asks, they are one."""

import contextlib
import re
import signal
import subprocess
import threading
from collections.abc import Iterator

import pytest
import requests

from API.client import API, complaint
from TestServer import Server
from TestServer.postgres import Postgres
from TestServer.server import PASSWORD, binary, environment


@pytest.fixture(scope="module")
def nodes(cluster: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Server]]:
    """Two servers that believe a proxy, on one new database."""
    database = cluster.url(cluster.database())
    folder = tmp_path_factory.mktemp("nodes")
    one = Server(folder / "one", ("--trust-proxy",), database=database)
    other = Server(folder / "other", ("--trust-proxy",), database=database)
    with one, other:
        yield one, other


@pytest.fixture(scope="module")
def apis(nodes: tuple[Server, Server]) -> tuple[API, API]:
    """A client of each."""
    one, other = API(nodes[0]), API(nodes[1])
    for role in ("agent", "service-supervisor"):
        one.token(role)
    other._tokens.update(one._tokens)
    one.wait_for_people()
    return one, other


def signed_in(server: Server, login: str) -> requests.Session:
    """A browser's session of a person, made through this node."""
    browser = requests.Session()
    page = browser.get(f"{server.url}/desk/login", timeout=10).text
    form = {"login": login, "password": PASSWORD, "csrf": re.search(r'name="csrf" value="([^"]+)"', page)[1]}
    answer = browser.post(f"{server.url}/desk/login", data=form, timeout=30, allow_redirects=False)
    assert answer.status_code == 303, answer.text
    return browser


def test_what_one_takes_the_other_shows(apis: tuple[API, API]):
    """A complaint goes on through whichever node is asked, and both tell the same."""
    one, other = apis
    filed = one.filed()
    other.done(filed.number, "register", summary="无法登录")
    one.done(filed.number, "validate")
    assert other.track(filed)["state"] == one.track(filed)["state"] == "valid"
    assert other.read(filed.number)["version"] == one.read(filed.number)["version"]


def test_the_same_key_through_both_is_one_complaint(apis: tuple[API, API]):
    """Sent twenty times at once through both nodes, it is there once."""
    body = complaint(title="只有一件")
    answers: list[requests.Response] = []

    def send(api: API) -> None:
        url = f"{api.url}/complaints"
        answers.append(requests.post(url, json=body, headers={"Idempotency-Key": "over-nodes"}, timeout=20))

    senders = [threading.Thread(target=send, args=(apis[turn % 2],)) for turn in range(20)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert {answer.status_code for answer in answers} <= {200, 201}
    assert len({answer.json()["number"] for answer in answers}) == 1
    assert [answer.status_code for answer in answers].count(201) == 1


def test_a_session_is_good_on_both_and_ends_on_both(nodes: tuple[Server, Server], apis: tuple[API, API]):
    """No node has to be asked twice by the same browser."""
    browser = signed_in(nodes[0], "api-agent")
    page = browser.get(f"{nodes[1].url}/desk", timeout=10)
    assert page.status_code == 200 and "/desk/login" not in page.url
    form = {"csrf": re.search(r'name="csrf" value="([^"]+)"', page.text)[1]}
    browser.post(f"{nodes[1].url}/desk/logout", data=form, timeout=10)
    assert "/desk/login" in browser.get(f"{nodes[0].url}/desk", timeout=10).url


def test_wrong_passwords_are_counted_over_both(nodes: tuple[Server, Server], apis: tuple[API, API]):
    """Whoever guesses through two nodes guesses no more often."""
    refused = []
    for turn in range(14):
        node = nodes[turn % 2]
        browser = requests.Session()
        page = browser.get(f"{node.url}/desk/login", timeout=10).text
        form = {
            "login": "api-service-supervisor",
            "password": f"wrong password {turn}",
            "csrf": re.search(r'name="csrf" value="([^"]+)"', page)[1],
        }
        headers = {"X-Forwarded-For": f"203.0.113.{turn}"}
        refused.append(browser.post(f"{node.url}/desk/login", data=form, headers=headers, timeout=30).status_code)
    assert 429 in refused
    assert refused.index(429) == 10


def test_complaints_of_an_address_are_counted_over_both(apis: tuple[API, API]):
    """A flood spread over two nodes is one flood."""
    flood = {"X-Forwarded-For": "203.0.113.200"}
    body = {"type": "other", "content": "x", "contact": "none"}
    codes = []
    # A minute may end in between: then the count begins anew, once.
    for turn in range(250):
        codes.append(apis[turn % 2].call("POST", "/complaints", json=body, headers=flood).status_code)
        if codes[-1] == 429:
            break
    assert codes[-1] == 429
    assert len(codes) > 120


def test_what_happens_through_one_is_live_on_the_other(nodes: tuple[Server, Server], apis: tuple[API, API]):
    """A page that is open on one node hears of what is done on the other."""
    one, other = apis
    filed = one.filed()
    browser = signed_in(nodes[1], "api-agent")
    with browser.get(f"{nodes[1].url}/desk/complaints/{filed.number}/live", stream=True, timeout=10) as stream:
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        lines = stream.iter_lines(chunk_size=1)
        assert next(lines).startswith(b"retry")
        one.done(filed.number, "register", summary="无法登录")
        assert any(line == b"event: changed" for line in lines)


def test_a_disabled_account_is_out_on_both_at_once(nodes: tuple[Server, Server], apis: tuple[API, API]):
    """What one node is told about people, the other goes by."""
    nodes[0].add_staff("leaver", "agent")
    browser = signed_in(nodes[1], "leaver")
    assert browser.get(f"{nodes[1].url}/desk", timeout=10).url.endswith("/desk")
    nodes[0].command("staff", "disable", "leaver")
    assert "/desk/login" in browser.get(f"{nodes[1].url}/desk", timeout=10).url


def test_a_worker_serves_nobody_and_does_the_work(nodes: tuple[Server, Server], apis: tuple[API, API]):
    """`redress work` beside the servers ends well when asked to."""
    command = [binary(), "work", "--database", nodes[0].database]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment())
    assert "Redress works" in worker.stdout.readline()
    filed = apis[0].filed()
    apis[1].done(filed.number, "register", summary="x")
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(15) == 0


@pytest.mark.parametrize(
    "topic, page, form",
    [
        ("people", "/desk/people", {"name": "何新", "login": "newcomer", "roles": "agent"}),
        ("articles", "/desk/articles/categories", {"nameZh": "账号", "nameEn": "Account"}),
        ("hosts", "/desk/hosts", {"name": "商城"}),
        ("policy", "/desk/policy/draft/begin", {}),
    ],
)
def test_a_page_at_one_hears_of_the_other(nodes: tuple[Server, Server], topic: str, page: str, form: dict):
    """6.1, 3'.L1.1 what is done at one node reaches the pages that are open at another, and only those it is about."""
    one, other = nodes
    if topic == "people":
        one.add_staff("ops-of-nodes", "operations")
    writer, reader = signed_in(one, "ops-of-nodes"), signed_in(other, "ops-of-nodes")
    token = re.search(r'name="csrf" value="([^"]+)"', writer.get(f"{one.url}/desk/account", timeout=10).text)[1]
    streams = [reader.get(f"{other.url}/desk/live{of}", stream=True, timeout=10) for of in (f"?of={topic}", "")]
    heard: list[list[str]] = [[], []]

    def listen(stream: requests.Response, into: list[str]) -> None:
        # Ends with the server, in the middle of a line as it may be.
        with contextlib.suppress(requests.RequestException):
            for line in stream.iter_lines(decode_unicode=True, chunk_size=1):
                if line.startswith("event"):
                    into.append(line)

    for stream, into in zip(streams, heard, strict=True):
        threading.Thread(target=listen, args=(stream, into), daemon=True).start()
    answer = writer.post(f"{one.url}{page}", data={"csrf": token, **form}, timeout=30)
    assert answer.status_code == 200, answer.text[:500]
    one.wait_for(lambda: heard[0])
    assert set(heard[0]) == {"event: changed"}
    assert "event: changed" not in heard[1]
