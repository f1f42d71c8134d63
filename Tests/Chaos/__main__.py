"""`make chaos`: plays rounds and says what does not hold."""

import argparse
import os
import pathlib
import random
import shutil
import sys
import tempfile

from .rounds import STORES, play


def main() -> int:
    parser = argparse.ArgumentParser(prog="Scripts/chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=None, help="plays the same faults again (default: any)")
    parser.add_argument("--seconds", type=float, default=240, help="how long each round breaks things (default: 240)")
    parser.add_argument("--short", action="store_true", help="the short round, as in make test")
    parser.add_argument("--only", choices=STORES, help="one engine only")
    parser.add_argument("--fault", help="only faults with this in their name, such as fail_over")
    parser.add_argument("--binary", help="the program (default: REDRESS_BINARY, or .build/debug/redress)")
    given = parser.parse_args()
    if given.binary:
        os.environ["REDRESS_BINARY"] = str(pathlib.Path(given.binary).resolve())
    seed = random.randrange(1_000_000) if given.seed is None else given.seed
    failed = False
    for engine in [given.only] if given.only else STORES:
        folder = pathlib.Path(tempfile.mkdtemp(prefix=f"redress-chaos-{engine}-"))
        outcome = play(engine, folder, seed, None if given.short else given.seconds, _say, given.fault)
        if outcome.problems:
            failed = True
            _say(f"logs and data are kept in {folder}; again with: Scripts/chaos --only {engine} --seed {seed}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
