"""Measures what was promised, prints it beside the promise, and keeps it in bench.json."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from http.client import HTTPConnection
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).parent.parent
LUMBAR = [sys.executable, "-m", "lumbar"]
PORT = 8799


def help_s() -> float:
    """Seconds for `lumbar --help`, the best of five."""
    return min(_seconds(lambda: subprocess.run([*LUMBAR, "--help"], check=True, capture_output=True)) for _ in range(5))


def first_page_s() -> float:
    """Seconds from `lumbar` to its first page, with the data folder already there."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "LUMBAR_DATA": folder}
        subprocess.run([*LUMBAR, "export"], check=True, env=environment)
        begun = time.perf_counter()
        command = [*LUMBAR, "--no-browser", "--port", str(PORT)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as server:
            while not _answers():
                time.sleep(0.02)
            taken = time.perf_counter() - begun
            server.terminate()
    return taken


def install_mb() -> float:
    """Megabytes of everything that `requirements/home.txt` installs, and of Lumbar itself."""
    pins = (ROOT / "requirements/home.txt").read_text("utf-8").splitlines()
    names = [pin.split("==")[0] for pin in pins if "==" in pin]
    files = [Path(str(file.locate())) for name in names for file in distribution(name).files or ()]
    own = (ROOT / "src/lumbar").rglob("*")
    return sum(file.stat().st_size for file in (*files, *own) if file.is_file()) / 1e6


MEASURES: dict[str, tuple[Callable[[], float], float]] = {
    "help_s": (help_s, 0.4),
    "first_page_s": (first_page_s, 2.0),
    "install_mb": (install_mb, 250.0),
}


def main() -> None:
    found = {name: round(measure(), 3) for name, (measure, _) in MEASURES.items()}
    (ROOT / "bench.json").write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    for name, value in found.items():
        most = MEASURES[name][1]
        print(f"{name:>14} {value:10.3f}  {'within' if value <= most else 'OVER'} {most}")
    sys.exit(any(value > MEASURES[name][1] for name, value in found.items()))


def _seconds(task: Callable[[], object]) -> float:
    begun = time.perf_counter()
    task()
    return time.perf_counter() - begun


def _answers() -> bool:
    connection = HTTPConnection("127.0.0.1", PORT, timeout=2)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


main()
