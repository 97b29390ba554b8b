"""``make bench``: every benchmark, one after the other, each in a process of its own."""

import subprocess
import sys
from pathlib import Path

KOHORTE = Path(__file__).parents[1] / "kohorte" / "benchmarks"


def main() -> int:
    failed = 0
    for module in ("pages", "scenarios", "imports", "documents", "background"):
        print(f"\n== {module}", flush=True)
        failed += subprocess.call([sys.executable, "-m", f"benchmarks.{module}"])
    for script in sorted(KOHORTE.glob("*.py")):
        if script.name != "__init__.py":
            print(f"\n== kohorte: {script.stem}", flush=True)
            failed += subprocess.call([sys.executable, str(script)])
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
