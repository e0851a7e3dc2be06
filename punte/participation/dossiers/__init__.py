"""Dossiers: everything that shows why a participant is counted, as files in one folder with an index."""
