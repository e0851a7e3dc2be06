"""Counting: the questions asked of the facts. Value, drill-down and "not counted, because" are one query."""
