"""Tables of the editor, made in one step each: generated from the models of the version that is installed."""
