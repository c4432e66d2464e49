"""The containers of the deployment examples, read from Compose and Kubernetes alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[2] / "examples" / "deploy"
COMPOSE = FOLDER / "compose.yaml"
MANIFESTS = sorted((FOLDER / "kubernetes").glob("*.yaml"))
PROGRAM = "kennisgraaf"


@dataclass(frozen=True, slots=True)
class Container:
    """A container: its name, image, command line after the program, variables with fixed values, and description.

    `pod` is the description of its pod, and empty in Compose.
    """

    name: str
    image: str
    command: tuple[str, ...]
    variables: dict[str, str]
    described: dict[str, Any]
    pod: dict[str, Any]

    def __str__(self) -> str:
        return self.name


def compose() -> dict[str, Any]:
    """Return the Compose file."""
    return dict(yaml.safe_load(COMPOSE.read_text(encoding="utf-8")))


def manifests() -> list[dict[str, Any]]:
    """Return every Kubernetes object."""
    return [each for file in MANIFESTS for each in yaml.safe_load_all(file.read_text(encoding="utf-8"))]


def in_compose() -> list[Container]:
    """Return the services of the Compose file."""
    return [
        Container(name, each["image"], tuple(each.get("command", ["serve"])), each.get("environment", {}), each, {})
        for name, each in compose()["services"].items()
    ]


def in_kubernetes() -> list[Container]:
    """Return the containers of every pod."""
    return [each for made in manifests() if made["kind"] == "StatefulSet" for each in _of_pod(made)]


def _of_pod(made: dict[str, Any]) -> Iterator[Container]:
    pod = made["spec"]["template"]["spec"]
    for each in pod["containers"]:
        variables = {variable["name"]: variable.get("value", "") for variable in each["env"]}
        name = f"{made['metadata']['name']}-{each['name']}"
        yield Container(name, each["image"], tuple(each["args"]), variables, each, pod)


def of_program() -> list[Container]:
    """Return the containers that run our program."""
    return [each for each in (*in_compose(), *in_kubernetes()) if PROGRAM in each.image]
