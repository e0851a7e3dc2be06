"""What may be asked of the vocabulary while somebody types."""
