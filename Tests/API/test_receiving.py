"""`POST /api/v1/complaints`: what is taken, what is refused, and that nothing comes in twice."""

import concurrent.futures
import datetime
import json

import pytest
import requests

from API.client import CONTENT, API, complaint, fields

TYPES = ["functional-fault", "service-quality", "information-error", "privacy", "other"]


def instant(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


@pytest.mark.parametrize("kind", TYPES)
def test_types(api: API, kind: str):
    """1.1 each of the five types is taken, and no other"""
    filed = api.filed(type=kind)
    assert api.track(filed)["type"] == kind
    assert fields(api.file(type=kind + "x")) == {"type": "unknown"}


def test_contract(api: API):
    """1.2t a receipt answers with number, code, tracking address and every promise with its clause and due time"""
    answer = api.file()
    assert answer.status_code == 201
    body = answer.json()
    assert set(body) == {"number", "code", "trackingURL", "promises"}
    assert answer.headers["Location"] == f"/api/v1/complaints/{body['number']}"
    assert body["trackingURL"] == f"{api.server.url}/track/{body['number']}"
    promises = {promise["clock"]: promise for promise in body["promises"]}
    lengths = {"registration": (0.5, "2.2.1"), "first-answer": (4, "3'.L1"), "response": (24, "3'.L1"), "handling": (24, "3.1")}
    assert set(promises) == set(lengths)
    for clock, (hours, clause) in lengths.items():
        promise = promises[clock]
        length = instant(promise["due"]) - instant(promise["startedAt"])
        assert length == datetime.timedelta(hours=hours)
        assert promise["clause"] == clause
        assert promise["name"]
        assert promise["provisional"] == (clock != "registration")


def test_names_of_promises_are_in_the_language_asked_for(api: API):
    names = {}
    for language in ("zh-CN", "en"):
        answer = api.call("POST", "/complaints", json=complaint(), headers={"Accept-Language": language})
        names[language] = [promise["name"] for promise in answer.json()["promises"]]
    assert all(name.isascii() for name in names["en"])
    assert not any(name.isascii() for name in names["zh-CN"])


def test_language_of_the_complaint(api: API):
    """The language of the complaint is stated, or that of the request."""
    assert api.read(api.filed(language="zh-CN").number)["language"] == "zh-CN"
    assert api.read(api.filed().number)["language"] == "en"
    assert fields(api.file(language="fr")) == {"language": "unknown"}


def test_title_is_made_of_the_first_words(api: API):
    filed = api.filed(title=None, content="网站打不开。昨天开始。")
    assert api.track(filed)["title"] == "网站打不开"


def test_everything_is_kept(api: API):
    filed = api.filed(about="客服 3 号", userID="u-1024", contact={"email": "A.b@Example.COM", "phone": "138 0013 8000"})
    case = api.read(filed.number)
    assert case["content"] == CONTENT
    assert case["about"] == "客服 3 号"
    assert case["userID"] == "u-1024"
    assert case["contact"] == {"email": "A.b@example.com", "phone": "+8613800138000"}
    assert case["channel"] == "api"
    assert case["responsible"]["name"]


def test_explicitly_no_contact(api: API):
    assert api.read(api.filed(contact="none").number)["contact"] == "none"


@pytest.mark.parametrize(
    ("members", "wrong"),
    [
        ({"type": None}, {"type": "missing"}),
        ({"type": ""}, {"type": "missing"}),
        ({"type": 5}, {"type": "wrong-type"}),
        ({"type": ["other"]}, {"type": "wrong-type"}),
        ({"content": None}, {"content": "missing"}),
        ({"content": " \u3000\n\u200b"}, {"content": "missing"}),
        ({"content": {"text": "x"}}, {"content": "wrong-type"}),
        ({"content": "x" * 20_001}, {"content": "too-long"}),
        ({"content": "e" + "\u0301" * 81_000}, {"content": "too-long"}),
        ({"title": "x" * 201}, {"title": "too-long"}),
        ({"about": "x" * 201}, {"about": "too-long"}),
        ({"userID": "x" * 101}, {"userID": "too-long"}),
        ({"userID": 1024}, {"userID": "wrong-type"}),
        ({"subType": "no-such"}, {"subType": "unknown"}),
        ({"contact": None}, {"contact": "contact-missing"}),
        ({"contact": {}}, {"contact": "contact-missing"}),
        ({"contact": "nobody"}, {"contact": "unknown"}),
        ({"contact": ["none"]}, {"contact": "wrong-type"}),
        ({"contact": {"email": "x"}}, {"contact.email": "not-an-email"}),
        ({"contact": {"email": " "}}, {"contact.email": "not-an-email"}),
        ({"contact": {"email": "a@b.example.com", "phone": "12"}}, {"contact.phone": "not-a-phone"}),
        ({"contact": {"email": "a@b.example.com\nBcc: c@d.example.com"}}, {"contact.email": "not-an-email"}),
        ({"contact": {"phone": 13800138000}}, {"contact.phone": "wrong-type"}),
        ({"contact": {"fax": "1"}}, {"contact.fax": "unknown-field"}),
        ({"emial": "a@b.example.com"}, {"emial": "unknown-field"}),
        ({"type": "x", "content": "", "contact": {}}, {"type": "unknown", "content": "missing", "contact": "contact-missing"}),
        *[({name: "a\u0000b"}, {name: "control-character"}) for name in ("title", "content", "about", "userID")],
        *[({name: "a\u009bb"}, {name: "control-character"}) for name in ("title", "content", "about", "userID")],
    ],
    ids=lambda value: ascii(value)[:60],
)
def test_wrong_fields(api: API, members: dict, wrong: dict):
    """Every field that is not right is named, with a code and a sentence, and nothing is recorded."""
    before = numbers(api)
    body = complaint(**members)
    assert fields(api.call("POST", "/complaints", json=body)) == wrong
    assert numbers(api) == before


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"none"',
        b"{}{}",
        b'{"type":"other",}',
        b"{'type':'other'}",
        b'{"content":"\xff\xfe"}',
        b'{"content":"\xed\xa0\x80"}',
        b'{"content":"\\ud800"}',
        b'{"content":"\\udc00\\ud800"}',
        b'{"content":"\\x41"}',
        b'{"content":"a\nb"}',
        b'{"content":"a\x00b"}',
        b'{"type":"other","type":"privacy"}',
        b'{"a":' * 200 + b"1" + b"}" * 200,
        b"[" * 100_000,
        b"\xef\xbb\xbf{}",
        '{"type":"other"}'.encode("utf-16"),
        '{"content":"投诉"}'.encode("gb18030"),
        b'{"n":01}',
        b'{"n":1.}',
        b'{"n":NaN}',
    ],
    ids=lambda body: ascii(body[:30]),
)
def test_no_json(api: API, body: bytes):
    """What is no JSON object in UTF-8 is answered 400 in the language asked for, and nothing is recorded."""
    before = numbers(api)
    for language in ("en", "zh-CN"):
        answer = api.call(
            "POST", "/complaints", data=body, headers={"Content-Type": "application/json", "Accept-Language": language}
        )
        assert answer.status_code == 400
        assert answer.json()["detail"].isascii() == (language == "en")
        assert answer.headers["Content-Language"] == language
    assert numbers(api) == before


@pytest.mark.parametrize(
    "kind", [None, "", "text/plain", "application/x-www-form-urlencoded", "application/jsonx", "text/json"]
)
def test_wrong_content_type(api: API, kind: str | None):
    answer = api.call("POST", "/complaints", data=json.dumps(complaint()).encode(), headers={"Content-Type": kind})
    assert answer.status_code == 415


def test_content_type_with_a_parameter(api: API):
    answer = api.call(
        "POST",
        "/complaints",
        data=json.dumps(complaint()).encode(),
        headers={"Content-Type": "Application/JSON; charset=utf-8"},
    )
    assert answer.status_code == 201


def test_absurd_size(api: API):
    """Half a megabyte is the most, whether the length is stated or not."""
    body = json.dumps(complaint(content="x" * 600_000)).encode()
    stated = api.call("POST", "/complaints", data=body, headers={"Content-Type": "application/json"})
    assert stated.status_code == 413
    pieces = (body[start : start + 10_000] for start in range(0, len(body), 10_000))
    chunked = api.call("POST", "/complaints", data=pieces, headers={"Content-Type": "application/json"})
    assert chunked.status_code == 413


def test_longest_text_that_is_allowed(api: API):
    """20,000 characters outside the basic plane, each escaped: as large as a body gets."""
    text = "🙁" * 20_000
    filed = api.filed(content=text)
    assert api.track(filed)["content"] == text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<svg onload=alert(1)>",
        "\"><img src=x onerror=alert(1)>",
        "</textarea><iframe srcdoc='<script>alert(1)</script>'>",
        "{{constructor.constructor('alert(1)')()}} ${7*7} %s %n",
        "'; DROP TABLE complaint; --",
        "\\u003cscript\\u003e \\\" \\\\",
        "👨‍👩‍👧‍👦 é ﷽ नमस्ते 投诉",
    ],
)
def test_markup_stays_text(api: API, text: str):
    """HTML and SVG in every field come back as the text they are, and as text on the tracking page."""
    filed = api.filed(title=text, content=text, about=text, userID=text[:100])
    seen = api.track(filed)
    assert (seen["title"], seen["content"], seen["about"]) == (text, text, text)
    case = api.read(filed.number)
    assert (case["title"], case["content"], case["about"], case["userID"]) == (text, text, text, text[:100])
    session = requests.Session()
    page = session.get(f"{api.server.url}/track/{filed.number}", params={"code": filed.code}, timeout=10)
    assert page.status_code == 200 and filed.number in page.text
    for tag in ("<script>alert", "<svg", "<img src=x", "<iframe"):
        assert tag not in page.text


def test_same_key_same_complaint(api: API):
    """A repetition under the same key makes no second complaint and answers as the first did."""
    body = complaint()
    first = api.call("POST", "/complaints", json=body, headers={"Idempotency-Key": "one"})
    before = numbers(api)
    second = api.call("POST", "/complaints", json=body, headers={"Idempotency-Key": "one"})
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert first.headers["Location"] == second.headers["Location"]
    assert numbers(api) == before


def test_same_key_other_complaint(api: API):
    api.file(key="two")
    before = numbers(api)
    answer = api.file(key="two", content="something else")
    assert answer.status_code == 422
    assert answer.json()["code"] == "key-reused"
    assert numbers(api) == before


def test_same_key_at_the_same_time(api: API):
    """Sixteen at once under one key are one complaint."""
    body = complaint()

    def send(_: int) -> requests.Response:
        return requests.post(
            f"{api.url}/complaints", json=body, headers={"Idempotency-Key": "three"}, timeout=10
        )

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(send, range(16)))
    assert {answer.status_code for answer in answers} <= {200, 201}
    assert len({answer.json()["number"] for answer in answers}) == 1
    assert sum(answer.status_code == 201 for answer in answers) == 1


def test_without_a_key_the_same_twice_is_two(api: API):
    body = complaint()
    first, second = (api.call("POST", "/complaints", json=body).json()["number"] for _ in range(2))
    assert first != second


@pytest.mark.parametrize("key", ["x" * 256, "with blank", "\xe9"])
def test_wrong_key(api: API, key: str):
    assert fields(api.file(key=key)) == {"Idempotency-Key": "bad-key"}


def numbers(api: API) -> set[str]:
    """Every complaint there is that is open."""
    found: set[str] = set()
    after = None
    while True:
        page = api.staff("agent", "GET", "/complaints", params={"limit": 100, **({"after": after} if after else {})}).json()
        found |= {item["number"] for item in page["items"]}
        after = page["next"]
        if after is None:
            return found
