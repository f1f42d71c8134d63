"""Who works at the complaints desk of the browser tests: one person per role, and a second agent."""

import dataclasses

from TestServer import Server
from TestServer.server import PASSWORD


@dataclasses.dataclass(frozen=True)
class Colleague:
    login: str
    name: str
    role: str


TEAM = [
    Colleague("operations", "郑浩", "operations"),
    Colleague("agent", "陈静", "agent"),
    Colleague("agent2", "李强", "agent"),
    Colleague("super", "周敏", "service-supervisor"),
    Colleague("tech", "王磊", "technical"),
    Colleague("biz", "赵琳", "business"),
    Colleague("oplead", "孙伟", "operations-lead"),
    Colleague("cto", "吴刚", "technical-director"),
    Colleague("boss", "冯军", "decision-maker"),
    Colleague("audit", "韩雪", "auditor"),
]
NAMES = {colleague.login: colleague.name for colleague in TEAM}


def hire(server: Server) -> None:
    """Adds everybody by the command line, all with the password of the tests."""
    for colleague in TEAM:
        server.add_staff(colleague.login, colleague.role, name=colleague.name, contact="400-800-1234")


__all__ = ["NAMES", "PASSWORD", "TEAM", "hire"]
