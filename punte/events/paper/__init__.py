"""Attendance on paper: the sheet of a day, to be signed or as it was closed."""
