"""Courses from the curriculum to a certificate that anybody can check."""
