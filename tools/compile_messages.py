"""Compile the catalogues in locale/ (the command `punte` does it by itself)."""

from pathlib import Path

from punte.config.catalogues import compile_catalogues

if __name__ == "__main__":
    print(f"{compile_catalogues(Path(__file__).resolve().parents[1] / 'locale')} catalogue(s) compiled")
