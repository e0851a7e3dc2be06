"""Participants' lists as people write them, with planted errors, made without looking at how they are read."""
