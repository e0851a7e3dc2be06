"""The code of a form: seven characters and a check character, without look-alikes, easy to read out and to type.

The alphabet has 29 characters, a prime, so the weighted sum modulo 29 notices every single wrong character and
every two that were swapped (as ISO/IEC 7064 asks of a check character system).
"""

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRTVWXYZ"
LENGTH = 8
# Cyrillic capitals that look like Latin ones, as a Bulgarian keyboard types them.
_ALIKE = str.maketrans("АВСЕНКМРТХ", "ABCEHKMPTX")
_SEPARATORS = re.compile(r"[\s\-–—._]+")
_IN_A_NAME = re.compile(r"(?<![A-Z0-9])(?=([A-Z0-9]{4})[\s\-–—._]?([A-Z0-9]{4})(?![A-Z0-9]))")


def new_code() -> str:
    """A fresh code; that it is not taken, the database says."""
    body = "".join(secrets.choice(ALPHABET) for _place in range(LENGTH - 1))
    return body + _check(body)


def read_code(typed: str) -> str | None:
    """The code that was typed, however it is spaced; None where it cannot be one (a typing mistake)."""
    code = _SEPARATORS.sub("", typed.upper().translate(_ALIKE))
    right = len(code) == LENGTH and set(code) <= set(ALPHABET) and code[-1] == _check(code[:-1])
    return code if right else None


def code_in_name(file_name: str) -> str | None:
    """The code a scan was named by, if its name holds one ("scan K7M2-9XQ4.pdf")."""
    name = file_name.rsplit(".", 1)[0].upper().translate(_ALIKE)
    found = [code for parts in _IN_A_NAME.findall(name) if (code := read_code("".join(parts)))]
    return found[0] if len(set(found)) == 1 else None


def _check(body: str) -> str:
    return ALPHABET[sum((place + 2) * ALPHABET.index(c) for place, c in enumerate(body)) % len(ALPHABET)]
