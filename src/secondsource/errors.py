"""The errors that a caller may catch, all below one base.

SecondsourceError
├── WeightsError      the shipped model is missing or not the one described
├── CaseError         the case file
│   ├── CaseNotFoundError      no case there
│   ├── CaseInUseError         another process writes to it
│   ├── CaseTooNewError        made by a newer version of the program
│   └── CaseDamagedError       not a case, or one that fails its own checks
├── InputError        what was asked for cannot be done with that input (bad option, no such id)
└── ExportError       an export or dossier could not be written

What is wrong with one report among many is no error: it is recorded as ``model.Unread`` or as a field's
reason, and the rest goes on.
"""


class SecondsourceError(Exception):
    """Base of all errors of the package; its message says what was wrong, where, and what to do."""


class WeightsError(SecondsourceError):
    """The shipped model is missing or is not the one that its manifest describes."""


class CaseError(SecondsourceError):
    """Something about the case file."""


class CaseNotFoundError(CaseError):
    """There is no case at that path."""


class CaseInUseError(CaseError):
    """Another process is writing to the case."""


class CaseTooNewError(CaseError):
    """The case was made by a newer version of the program."""


class CaseDamagedError(CaseError):
    """The file is not a case, or fails its own checks."""


class InputError(SecondsourceError):
    """What was asked for cannot be done with that input."""


class ExportError(SecondsourceError):
    """An export or a dossier could not be written."""
