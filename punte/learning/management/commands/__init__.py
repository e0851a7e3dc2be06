"""Commands of the room learning."""
