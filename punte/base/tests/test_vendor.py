"""What is vendored is what its manifest says."""

import importlib.util
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[3] / "tools" / "vendor.py"


@pytest.fixture
def vendor():
    spec = importlib.util.spec_from_file_location("vendor", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_vendored_files_are_those_of_the_manifest(vendor):
    assert vendor.faults() == []


def test_an_altered_a_missing_and_a_foreign_file_are_named(vendor, tmp_path, monkeypatch):
    for file in vendor.VENDOR.rglob("*"):
        if file.is_file():
            copy = tmp_path / file.relative_to(vendor.VENDOR)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    monkeypatch.setattr(vendor, "VENDOR", tmp_path)
    monkeypatch.setattr(vendor, "MANIFEST", tmp_path / "manifest.json")
    (tmp_path / "htmx/htmx.min.js").write_text("other")
    (tmp_path / "htmx/LICENSE").unlink()
    (tmp_path / "extra.js").write_text("")
    assert vendor.faults() == [
        "extra.js is not in the manifest",
        "htmx/LICENSE is missing",
        "htmx/htmx.min.js is not the file of the manifest",
    ]
