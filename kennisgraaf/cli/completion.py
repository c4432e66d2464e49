"""`kennisgraaf completion`: print the script that completes commands and options in a shell."""

from typing import Annotated, Literal

from cyclopts import Parameter


def completion(shell: Annotated[Literal["bash", "zsh", "fish"], Parameter(name="shell")], /) -> None:
    """Print a script that completes commands, options and their values with the Tab key.

    bash: add it to ~/.local/share/bash-completion/completions/kennisgraaf

    zsh: save it as _kennisgraaf in a folder of $fpath

    fish: save it as ~/.config/fish/completions/kennisgraaf.fish

    Parameters
    ----------
    shell
        The shell that reads the script.
    """
    from kennisgraaf.cli.command_line import build_app

    print(build_app().generate_completion(shell=shell), end="")
