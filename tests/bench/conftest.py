"""The pipeline with a network made of rules, for benches of the reader."""

from tests.language.conftest import fake, reader  # noqa: F401 (fixtures)
