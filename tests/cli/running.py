"""Running the commands as a person does."""

from click.testing import CliRunner

from secondsource.cli import command


def run(*arguments, status=0, stdin=None):
    """Run a command; return what it printed and what it told."""
    result = CliRunner().invoke(command, [str(argument) for argument in arguments], input=stdin)
    assert result.exit_code == status, result.output
    return result
