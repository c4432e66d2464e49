"""The containers of the examples run commands and settings that exist, without rights, within limits, and watched."""

import re
import shlex
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

import pytest
from cyclopts import App, CycloptsError, Parameter

from kennisgraaf.cli.command_line import COMMANDS
from kennisgraaf.settings import settings_table
from tests.deploy.containers import (
    COMPOSE,
    FOLDER,
    MANIFESTS,
    Container,
    compose,
    in_compose,
    in_kubernetes,
    of_program,
)

ROOT = FOLDER.parents[1]
KNOWN = {row.variable for row in settings_table()} | {"FORWARDED_ALLOW_IPS"}
"""Our settings, and the variable of the HTTP server that docs/operations.md names."""
FILES = [COMPOSE, FOLDER / "Containerfile", *MANIFESTS]
COMMENTED = re.compile(r"^# .*?\bkennisgraaf ((?:sync|token)\b.*)$", re.MULTILINE)


def parsed(words: Sequence[str]) -> None:
    """Read a command line as the program does. Raises: CycloptsError."""
    group = " ".join(words[:2])
    name = group if group in COMMANDS else words[0]
    app = App(default_parameter=Parameter(negative=()))
    app.default(COMMANDS[name][0])
    app.parse_args(list(words[len(name.split()) :]), exit_on_error=False, print_error=False)


@pytest.mark.parametrize("container", of_program(), ids=str)
def test_its_command_is_one_of_the_program(container: Container) -> None:
    parsed(container.command)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_commands_in_comments_are_those_of_the_program(file: Any) -> None:
    for line in COMMENTED.findall(file.read_text(encoding="utf-8")):
        parsed(shlex.split(line))


@pytest.mark.parametrize("container", of_program(), ids=str)
def test_its_variables_are_settings(container: Container) -> None:
    assert set(container.variables) <= KNOWN
    assert container.variables["KENNISGRAAF_GRAPH"] == "/srv/graph"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_variable_that_a_file_names_is_a_setting(file: Any) -> None:
    assert set(re.findall(r"\bKENNISGRAAF_[A-Z_]+[A-Z]\b", file.read_text(encoding="utf-8"))) <= KNOWN


@pytest.mark.parametrize("container", of_program(), ids=str)
def test_its_image_is_of_this_release(container: Container) -> None:
    assert container.image.rpartition(":")[2] == version("kennisgraaf")


def test_the_image_with_a_graph_folder_is_of_this_release_and_holds_it_where_the_pods_look() -> None:
    text = (FOLDER / "Containerfile").read_text(encoding="utf-8")
    assert set(re.findall(r"kennisgraaf:(\S+)", text)) == {version("kennisgraaf")}
    assert " /srv/graph\n" in text


@pytest.mark.parametrize("container", in_compose(), ids=str)
def test_a_service_of_compose_has_no_rights_and_limits(container: Container) -> None:
    made = container.described
    assert made["read_only"] is True
    assert made["cap_drop"] == ["ALL"]
    assert made["security_opt"] == ["no-new-privileges:true"]
    assert set(made["deploy"]["resources"]["limits"]) == {"cpus", "memory", "pids"}
    assert not {"privileged", "network_mode", "pid"} & set(made)


@pytest.mark.parametrize("container", [each for each in in_compose() if each in of_program()], ids=str)
def test_our_services_run_as_the_user_of_the_image_and_publish_no_port(container: Container) -> None:
    [user] = re.findall(r"^USER (\d+)$", (ROOT / "Containerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert container.described["user"] == f"{user}:{user}"
    assert "ports" not in container.described


@pytest.mark.parametrize("container", in_kubernetes(), ids=str)
def test_a_pod_has_no_rights_limits_and_no_variables_of_kubernetes(container: Container) -> None:
    made, pod = container.described, container.pod
    assert made["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert (pod["securityContext"]["runAsNonRoot"], pod["securityContext"]["runAsUser"]) == (True, 10001)
    assert pod["enableServiceLinks"] is pod["automountServiceAccountToken"] is False
    assert set(made["resources"]["limits"]) == {"cpu", "memory"}


@pytest.mark.parametrize("container", [each for each in in_kubernetes() if each.command == ("serve",)], ids=str)
def test_kubernetes_asks_whether_a_service_lives_and_is_ready(container: Container) -> None:
    made = container.described
    assert made["livenessProbe"]["httpGet"] == {"path": "/healthz", "port": "http"}
    assert made["readinessProbe"]["httpGet"] == {"path": "/readyz", "port": "http"}


def test_the_writer_of_compose_is_healthy_before_its_first_version_and_readers_when_they_have_one() -> None:
    services = compose()["services"]
    assert "/healthz" in " ".join(services["writer"]["healthcheck"]["test"])
    assert "healthcheck" not in services["reader"]
    assert "/readyz" in (ROOT / "Containerfile").read_text(encoding="utf-8")


@pytest.mark.parametrize("container", of_program(), ids=str)
def test_no_token_is_written_in_the_examples(container: Container) -> None:
    assert not container.variables.get("KENNISGRAAF_PRIMARY_TOKEN")
    assert not any("kg_" in str(value) for value in container.described.values())


def test_a_misspelt_option_would_be_found() -> None:
    with pytest.raises(CycloptsError):
        parsed(["replicate", "--form", "http://writer:8000"])
