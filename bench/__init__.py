"""Benches: quality and speed against annotated sets, with pinned floors."""
