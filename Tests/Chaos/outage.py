"""For how long nobody could take a complaint."""

import bisect
import statistics

from .scene import Done


def outages(done: list[Done], taken: list[float], end: float) -> list[float]:
    """For each fault the longest time without a complaint taken, until the next fault or the end of the load.

    A time that had begun before the fault counts from the fault on."""
    taken = sorted(taken)
    found = []
    for index, fault in enumerate(done):
        until = done[index + 1].started if index + 1 < len(done) else end
        inside = taken[bisect.bisect_left(taken, fault.started) : bisect.bisect_right(taken, until)]
        marks = [fault.started, *inside, until]
        found.append(max(later - earlier for earlier, later in zip(marks, marks[1:])))
    return found


def summary(outages: list[float]) -> str:
    """The longest and the median."""
    if not outages:
        return "no faults"
    return f"max {max(outages):.2f} s, median {statistics.median(outages):.2f} s over {len(outages)} faults"
