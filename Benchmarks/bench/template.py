"""A small database made by the program itself, of which large ones are copied: every kind of row in it is genuine."""

import json
import time
from pathlib import Path

from . import servers

PASSWORD = "benchmark-only-password"
PEOPLE = [
    ("agent", "林晓", ["agent"]), ("supervisor", "周明", ["service-supervisor"]),
    ("technical", "陈工", ["technical"]), ("director", "何总", ["technical-director"]),
    ("lead", "吴敏", ["operations-lead"]), ("business", "郑华", ["business"]),
]
KINDS = ["functional-fault", "service-quality", "information-error", "privacy", "other"]
# Stands for a complaint's own digits; each copy gets others in its place, of the same length.
DIGITS = "0000000"


def body(kind, place):
    return {
        "type": kind,
        "title": f"订单 {DIGITS} 迟迟没有发货，客服不回复",
        "content": f"我在网站上付款已经五天，订单 {DIGITS} 的页面一直显示“处理中”，客服电话没有人接。"
        "请尽快发货，或者把钱退给我。此前我已经在网页上留言两次，都没有得到答复。",
        "about": "订单系统",
        "userID": f"user-{DIGITS}",
        "contact": {"email": f"c{DIGITS}@example.org", "phone": f"1390{DIGITS}"} if place % 4 else "none",
    }


def make(binary, folder):
    """Writes the database into `folder`. Most complaints are just received; some are registered, graded, assigned."""
    folder = Path(folder)
    for login, name, roles in PEOPLE:
        words = [word for role in roles for word in ("--role", role)]
        servers.command(
            binary, "staff", "add", "--data", str(folder), "--login", login, "--name", name, *words,
            "--password-stdin", stdin=PASSWORD + "\n")
    tokens = {
        login: servers.command(binary, "token", "--data", str(folder), "--login", login).split()[-1]
        for login in ("agent", "technical")}
    with servers.Redress(binary, folder / "log", data=folder) as server:
        for place in range(15):
            receipt = server.call("POST", "/api/v1/complaints", body(KINDS[place % 5], place))
            if place >= 10:
                advance(server, receipt["number"], tokens["agent"])
        # What follows by itself, such as the index of words, comes to its end.
        time.sleep(1)
        server.wait_until_quiet()
    (folder / "tokens.json").write_text(json.dumps(tokens))


def advance(server, number, token):
    """Registers, confirms, grades and assigns."""
    def act(name, **fields):
        server.call(
            "POST", f"/api/v1/complaints/{number}/acts/{name}", fields, {"Authorization": f"Bearer {token}"})

    act("register", type="functional-fault", summary="付款五天未发货，要求发货或退款", idea="先核对支付流水")
    act("validate", note="订单存在，属实")
    act("grade", level=2, reason="需要技术与业务一起核实", systemFault=False)
    act("assign", department="technical", task="查订单系统的日志")
