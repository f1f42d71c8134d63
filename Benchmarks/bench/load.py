"""Load by wrk: bounded in count and time, to 127.0.0.1 only."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent / "wrk"


@dataclass
class Result:
    rate: float  # requests per second
    p50: float  # milliseconds
    p99: float  # milliseconds
    bytes: float  # of an answer

    def __str__(self):
        return f"{self.rate:,.0f}/s, p50 {self.p50:.2f} ms, p99 {self.p99:.2f} ms"


class LoadFailed(Exception):
    pass


def run(ports, connections, seconds, script=None, requests=None):
    """Drives one port of 127.0.0.1, or several at once with as many connections each. Any answer that is not a success
    makes the figure worthless, and an error of this run."""
    ports = [ports] if isinstance(ports, int) else ports
    # wrk gives each thread the same number of connections; what does not divide is left out.
    command = ["wrk", f"-t{len(ports)}", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "--latency"]
    command += ["-s", str(SCRIPTS / (script or "get.lua")), f"http://127.0.0.1:{ports[0]}/"]
    environment = os.environ | {
        "BENCH_SUMMARY": str(SCRIPTS / "summary.lua"), "BENCH_SPREAD": str(SCRIPTS / "spread.lua"),
        "BENCH_REQUESTS": str(requests or ""), "BENCH_PORTS": " ".join(map(str, ports)) if len(ports) > 1 else ""}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=seconds + 60)
    lines = [line for line in done.stdout.splitlines() if line.startswith("SUMMARY ")]
    if done.returncode != 0 or not lines:
        raise LoadFailed(f"wrk failed: {done.stdout}{done.stderr}")
    rate, p50, p99, refused, broken, size = lines[0].split()[1:]
    if int(refused) or int(broken):
        raise LoadFailed(f"{refused} answers were errors, {broken} connections broke")
    return Result(float(rate), float(p50), float(p99), float(size))


def requests_file(folder, name, lines):
    """Writes addresses for get.lua: (path, {header: value}) each."""
    path = Path(folder) / f"{name}.requests"
    path.write_text(
        "".join("\t".join([p] + [f"{n}: {v}" for n, v in headers.items()]) + "\n" for p, headers in lines))
    return path
