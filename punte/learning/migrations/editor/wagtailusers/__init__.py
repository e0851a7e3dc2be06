"""Tables of the editor, made in one step."""
