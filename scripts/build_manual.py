"""Write the man page and the shell completions into `share/`, from the commands themselves; a test compares them.

    .venv/bin/python scripts/build_manual.py

They are installed with the package. Completion is a table: no Python starts when somebody presses Tab, and no name of a
person is ever offered.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARE = ROOT / "share"
FILES = ("--vault", "--out", "--passphrase-file", "--key-passphrase-file", "--organisation-key", "--receipt")
"""Options after which a file or folder comes."""
_KEY = "vault organisation-key"
TAKES_FILES = (
    *("fill", "import", "pack check", "pack show", "outline check", "person hand-over", "person take-over", "wording"),
    *(f"{_KEY} new", f"{_KEY} add", f"{_KEY} show"),
)
"""Commands whose arguments are files."""
EXIT_CODES = (
    (0, "fine"),
    (1, "unexpected"),
    (2, "usage: a command, an option or a value is not understood, or an option is needed"),
    (3, "something inside a file is wrong"),
    (4, "locked, or a wrong passphrase"),
    (5, "a file of the vault is damaged"),
    (6, "another program is writing this"),
    (7, "something named is not found, or is more than one"),
    (8, "someone was asked and said no"),
    (9, "the disk is full, read-only or gone"),
    (129, "the terminal was closed"),
    (130, "Ctrl+C"),
    (143, "asked to end by the system"),
)


@dataclass(frozen=True)
class Told:
    """One command as its documentation needs it."""

    path: str
    """`vault create`."""
    help: str
    usage: str
    options: tuple[tuple[str, str], ...]
    """`--out DIR` and what it does."""
    group: bool


def commands() -> list[Told]:
    """Read every command off the program."""
    from strengthtui.cli.app import build

    return list(_walk(build(), ()))


def _walk(command: Any, path: tuple[str, ...]) -> Any:  # noqa: ANN401  Typer's own copy of click has no public names
    inner = getattr(command, "commands", {})
    options, arguments = [], []
    for parameter in command.params:
        if getattr(parameter, "hidden", False):
            continue  # what may stand after every command is told once
        if hasattr(parameter, "is_flag"):
            value = "" if parameter.is_flag else f" {parameter.metavar or parameter.name.upper()}"
            options.append((", ".join(parameter.opts) + value, parameter.help or ""))
        else:
            arguments.append(parameter.metavar or parameter.name.upper())
    yield Told(" ".join(path), command.help or "", " ".join(arguments), tuple(options), bool(inner))
    for name, one in inner.items():
        yield from _walk(one, (*path, name))


def _roff(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")


def man_page(told: list[Told]) -> str:
    """Write the man page."""
    rows = [
        '.TH STRENGTHTUI 1 "" "strengthtui" "User Commands"',
        ".SH NAME",
        "strengthtui \\- strengths\\-based conversations and plans, offline, in the person\\(aqs own words",
        ".SH SYNOPSIS",
        ".B strengthtui",
        "[OPTIONS] [COMMAND] [ARGUMENTS]",
        ".SH DESCRIPTION",
        "Without a command it opens the app: three doors at first, later the people who are kept. Where no screen can",
        "be drawn, or with \\-\\-plain, the same conversation is held in plain lines.",
        "What is made goes to standard output, what is said about it to standard error.",
        ".SH OPTIONS",
    ]
    for option, what in told[0].options:
        rows += [".TP", f".B {_roff(option)}", _roff(what)]
    rows.append(".SH COMMANDS")
    for one in told[1:]:
        if one.group:
            continue
        rows += [".TP", f".B {_roff(' '.join(part for part in (one.path, one.usage) if part))}", _roff(one.help)]
        for option, what in one.options:
            rows += [".RS", ".TP", f".B {_roff(option)}", _roff(what), ".RE"]
    rows.append(".SH EXIT STATUS")
    for code, what in EXIT_CODES:
        rows += [".TP", f".B {code}", _roff(what)]
    rows += [
        ".SH ENVIRONMENT",
        ".TP",
        ".B STRENGTHTUI_VAULT",
        "The vault\\(aqs folder, where \\-\\-vault does not name it.",
        ".TP",
        ".B NO_COLOR",
        "No colours, if set.",
    ]
    return "\n".join(rows) + "\n"


def _words(told: list[Told], path: str) -> list[str]:
    """Give what can follow a command: its own commands, and its options."""
    inner = [one.path.split()[-1] for one in told if one.path and " ".join(one.path.split()[:-1]) == path]
    mine = next(one for one in told if one.path == path)
    options = [name for option, _what in mine.options for name in option.split(", ")]
    return inner + [option.split()[0] for option in options]


def bash(told: list[Told]) -> str:
    """Write the completion for bash."""
    rows = [
        "# Completion for bash: made from the commands by scripts/build_manual.py.",
        "_strengthtui() {",
        '    local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" path="" word i',
        f'    case "$before" in {"|".join(FILES)}) COMPREPLY=($(compgen -f -- "$current")); return;; esac',
        "    for ((i = 1; i < COMP_CWORD; i++)); do",
        '        word="${COMP_WORDS[i]}"',
        '        case "$path $word" in',
    ]
    known = [one.path for one in told if one.path]
    rows.append(f'            {"|".join(_case(path) for path in known)}) path="${{path:+$path }}$word";;')
    rows += ["        esac", "    done", '    case "$path" in']
    rows += [f'        "{one.path}") words="{" ".join(_words(told, one.path))}";;' for one in told]
    files = "|".join(_quoted(path) for path in TAKES_FILES)
    rows += [
        "    esac",
        '    COMPREPLY=($(compgen -W "$words" -- "$current"))',
        f'    case "$path" in {files}) COMPREPLY+=($(compgen -f -- "$current"));; esac',
        "}",
        "complete -o filenames -F _strengthtui strengthtui",
    ]
    rows[2] = rows[2].replace(" word i", ' word words="" i')
    return "\n".join(rows) + "\n"


def _case(path: str) -> str:
    parent, _blank, last = path.rpartition(" ")
    return f'"{parent} {last}"'


def _quoted(path: str) -> str:
    return f'"{path}"'


def zsh() -> str:
    """Write the completion for zsh: the table of bash, read by zsh."""
    return (
        "#compdef strengthtui\n"
        "# Completion for zsh: the table made for bash, read by zsh's own bridge.\n"
        "autoload -U +X bashcompinit && bashcompinit\n"
    )


def fish(told: list[Told]) -> str:
    """Write the completion for fish."""
    rows = ["# Completion for fish: made from the commands by scripts/build_manual.py.", "complete -c strengthtui -f"]
    top = [one for one in told if one.path and " " not in one.path]
    rows += [f"complete -c strengthtui -n __fish_use_subcommand -a {one.path} -d {_fish(one.help)}" for one in top]
    for one in told:
        condition = _fish_condition(one.path)
        for option, what in one.options:
            for name in option.split(", "):
                flag, _blank, value = name.partition(" ")
                kind = "-l" if flag.startswith("--") else "-s"
                need = " -r" if value or any(part in option for part in FILES) else ""
                rows.append(f"complete -c strengthtui{condition} {kind} {flag.lstrip('-')}{need} -d {_fish(what)}")
        if one.path and one.group:
            rows += [
                f"complete -c strengthtui{condition} -a {inner.path.split()[-1]} -d {_fish(inner.help)}"
                for inner in told
                if inner.path.rpartition(" ")[0] == one.path
            ]
        if one.path in TAKES_FILES:
            rows.append(f"complete -c strengthtui{condition} -F")
    return "\n".join(rows) + "\n"


def _fish(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _fish_condition(path: str) -> str:
    if not path:
        return ""
    tests = "; and ".join(f"__fish_seen_subcommand_from {word}" for word in path.split())
    return f" -n {_fish(tests)}"


def made() -> dict[str, str]:
    """Give every file: path under `share/` to text."""
    told = commands()
    table = bash(told)
    return {
        "man/man1/strengthtui.1": man_page(told),
        "bash-completion/completions/strengthtui": table,
        "zsh/site-functions/_strengthtui": zsh() + table.split("\n", 1)[1],
        "fish/vendor_completions.d/strengthtui.fish": fish(told),
    }


def main() -> None:
    """Write them."""
    for name, text in made().items():
        path = SHARE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
