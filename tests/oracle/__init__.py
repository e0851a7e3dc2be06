"""The counting rules, worked out by hand."""
