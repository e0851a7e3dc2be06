"""Real values for the component page."""


def everything() -> dict:
    return {}
