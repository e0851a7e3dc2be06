"""Runs the measurements: every module of this folder with `run()`, or only those named.

`run()` returns a list of figures, each {figure, value, unit, peer, peer_value, ratio}; the last three are
null where nobody publishes a figure. They are written to results/NAME.json, and results.md collects them.
"""

import importlib
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RESULTS = HERE / "results"
FIELDS = ("figure", "value", "unit", "peer", "peer_value", "ratio")

Figure = dict[str, Any]


def main(names: list[str]) -> int:
    """Run the named measurements (all without names) on a database of their own."""
    known = sorted(p.stem for p in HERE.glob("*.py") if not p.stem.startswith("_"))
    if unknown := sorted(set(names) - set(known)):
        print(f"bench: there is no {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    os.environ |= {"PUNTE_MODE": "test", "PUNTE_TODAY": "2025-03-17"}
    os.environ["PUNTE_DATA"] = str(HERE.parent / "var" / "bench")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "punte.config.settings")
    from punte.config import installation, preparation

    with installation.database():
        prepare(installation, preparation)
        preparation.django_ready()
        failed = [name for name in names or known if not measured(name)]
    write_table()
    return 1 if failed else 0


def prepare(installation: Any, preparation: Any) -> None:
    """The schema and what ships as data, once."""
    stamp, _ = installation.read_stamp(os.environ["DATABASE_URL"])
    if stamp.get("schema") != installation.schema_mark():
        preparation.empty_database()
        preparation.prepare_schema()
        stamp = {}
    if stamp.get("definitions") != installation.definitions_mark():
        preparation.load_definitions(0)


def measured(name: str) -> bool:
    """Run one measurement and write down what it found."""
    print(f"{name} …", flush=True)
    run: Callable[[], list[Figure]] | None = getattr(importlib.import_module(f"bench.{name}"), "run", None)
    if run is None:
        return True
    begun = time.monotonic()
    try:
        figures = [{field: figure.get(field) for field in FIELDS} for figure in run()]
    except Exception as error:
        print(f"  failed: {type(error).__name__}: {error}", file=sys.stderr)
        return False
    if not figures:
        print("  passed over: what it needs is not here")
        return True
    for figure in figures:
        print(f"  {figure['figure']}: {shown(figure['value'])} {figure['unit']}")
    RESULTS.mkdir(exist_ok=True)
    kept = {
        "machine": machine(),
        "date": time.strftime("%Y-%m-%d"),
        "command": f"make bench NAME={name}",
        "seconds": round(time.monotonic() - begun, 1),
        "figures": figures,
    }
    text = json.dumps(kept, indent=2, ensure_ascii=False) + "\n"
    (RESULTS / f"{name}.json").write_text(text, encoding="utf-8")
    return True


def machine() -> str:
    """What the figures were taken on."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "unknown")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return f"{os.cpu_count()} × {model}, {memory:.0f} GB, {system}, Python {platform.python_version()}"


def write_table() -> None:
    """Collect every result into results.md."""
    parts = [
        "# What was measured\n",
        "Made by `make bench`; the figures are also in `results/`. A ratio above 1 is in our favour.\n",
    ]
    for file in sorted(RESULTS.glob("*.json")):
        kept = json.loads(file.read_text(encoding="utf-8"))
        parts.append(f"## {file.stem}\n\n{kept['date']}, `{kept['command']}`, {kept['machine']}\n")
        rows = ["| Figure | Value | Peer | Ratio |", "|---|---|---|---|", *map(row, kept["figures"])]
        parts.append("\n".join(rows) + "\n")
    (HERE / "results.md").write_text("\n".join(parts), encoding="utf-8")


def row(figure: Figure) -> str:
    """One line of the table."""
    peer, ratio = "–", "–"
    if figure["peer"]:
        value = (
            f": {shown(figure['peer_value'])} {figure['unit']}" if figure["peer_value"] is not None else ""
        )
        peer = f"{figure['peer']}{value}"
    if figure["ratio"] is not None:
        ratio = shown(figure["ratio"])
    return f"| {figure['figure']} | {shown(figure['value'])} {figure['unit']} | {peer} | {ratio} |"


def shown(value: Any) -> str:
    """A number with three meaningful digits."""
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
