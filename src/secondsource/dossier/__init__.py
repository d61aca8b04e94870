"""What a person sees: one file, offline, in which everything leads back to the words it came from."""
