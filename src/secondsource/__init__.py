"""Secondsource: what is claimed about a crisis, by whom, and from how many independent origins."""

__version__ = "0.1.0"
