"""The demonstration: invented people, five announced projects alive as of 17 March 2025, made through the actions."""
