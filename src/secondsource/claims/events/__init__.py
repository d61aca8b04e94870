"""Events: the word lists' pattern language, detection, participants, modality, and their PLOVER types."""
