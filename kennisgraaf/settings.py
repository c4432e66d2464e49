"""Everything a deployment can choose, from `KENNISGRAAF_*` variables, a `.env` file or the graph folder.

The fields of `Settings` give the settings, `--help`, `docs/settings.md` and the validation.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from graph_store.errors import BadSetting
from graph_store.graphs import DEFAULT_BASE
from graph_store.text import Text
from ontology.graph_folder import DEFAULT_LANGUAGES, graph_folder, reread
from ontology.graph_folder import VARIABLE as GRAPH_VARIABLE

if TYPE_CHECKING:
    from graph_api.service import ServiceSettings
    from graph_store.remote.client import StoreAddress

PREFIX = "KENNISGRAAF_"
"""The prefix of every setting in the environment."""

_ALIKE = 0.75
"""The least similarity of two names, from 0 to 1, for one to count as a misspelling of the other."""

_SAYS_LITTLE = {"string_pattern_mismatch", "string_too_short"}
"""The kinds of faults for which the meaning of the setting says what it takes."""

_ACCEPTED: Mapping[str, str] = {
    "bool_parsing": "write true or false",
    "float_parsing": "write a number",
    "greater_than": "write a number above {gt}",
    "greater_than_equal": "write {ge} or more",
    "int_parsing": "write a whole number",
    "less_than_equal": "write {le} or less",
    "literal_error": "write {expected}",
}
"""The values that a setting takes, for each kind of fault."""

_STORE = r"^(https?://[^\s<>\"{}|\\^`]+)?$"
_IRI = r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+"


def _named(folder: object) -> object:
    """Refuse an empty folder name, which would mean the working folder. Raises: ValueError."""
    if folder == "":
        raise ValueError("it is empty; name a folder")
    return folder


_Folder = Annotated[Path, BeforeValidator(_named)]


class Settings(BaseSettings):
    """Every setting with its default; each is read from `KENNISGRAAF_` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True)

    base: str = Field(
        DEFAULT_BASE,
        pattern=r"^https?://[^\s<>\"{}|\\^`]+/$",
        description="Base of every IRI; an http or https address that ends with a slash.",
    )
    graph: _Folder | None = Field(
        None, description="Folder with kennisgraaf.toml; the working folder, or the nearest above that has one."
    )
    data: _Folder = Field(Path("var"), description="Folder of the state: working store, versions, lock.")
    store: str = Field(
        "",
        pattern=_STORE,
        description="Query address of a SPARQL 1.1 server that holds the newest version as well; empty for none.",
    )
    store_update: str = Field(
        "", pattern=_STORE, description="Update address of that server; the query address if empty."
    )
    store_gsp: str = Field(
        "", pattern=_STORE, description="Address of its Graph Store Protocol, for quicker loads; updates if empty."
    )
    store_user: str = Field("", description="User name at that server; empty if it asks for none.")
    store_password: SecretStr = Field(SecretStr(""), description="Password at that server.")
    store_copies: bool = Field(
        True, description="The state folder keeps a copy of each version; if not, that server has the only copy."
    )
    host: str = Field("127.0.0.1", min_length=1, description="Address the service listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port the service listens on.")
    serve_workers: int = Field(
        1, ge=1, le=64, description="Processes that serve; with more than one, a supervisor starts and restarts them."
    )
    workers: int = Field(
        2, ge=1, le=64, description="Worker processes for arbitrary SPARQL queries, shared out among those that serve."
    )
    log: Literal["text", "json"] = Field("text", description="Form of the log lines.")
    languages: str = Field(
        ",".join(DEFAULT_LANGUAGES),
        pattern=r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*(,[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*)*$",
        description="Languages for display in order of preference, comma-separated BCP 47 tags.",
    )
    query_timeout_s: float = Field(10, gt=0, description="Seconds that one SPARQL query may take, including waiting.")
    query_memory_mb: int = Field(512, gt=0, description="Megabytes that one query may add to its worker.")
    max_rows: int = Field(100_000, gt=0, description="Most rows in one answer; more is an error.")
    max_answer_mb: float = Field(
        100, gt=0, description="Most megabytes in one answer, before compression; more is an error."
    )
    max_body_mb: float = Field(1, gt=0, description="Most megabytes in the body of one read request.")
    lock_wait_s: float = Field(30, ge=0, description="Seconds that a writer waits for another writer.")
    memory_quads: int = Field(
        2_000_000, ge=0, description="Versions with at most this many quads are held in memory by the query workers."
    )
    update_timeout_s: float = Field(
        300, gt=0, description="Seconds that one update or upload, or building a view, may take, including waiting."
    )
    update_memory_mb: int = Field(
        2048, gt=0, description="Megabytes that one write, or building a view, may add to its process."
    )
    views_mb: int = Field(
        2048,
        gt=0,
        description="Most megabytes on disk of all built views: stated or inferred facts only, or older documents.",
    )
    max_upload_mb: float = Field(
        200, gt=0, description="Most megabytes in the body of one update or upload, and in one file of a sync."
    )
    client_budget_s: float = Field(
        120, ge=0, description="Seconds a minute for all long queries of one client together; 0 means no limit."
    )
    check_timeout_s: float = Field(
        30, gt=0, description="Seconds that one upload to /check may take, including waiting."
    )
    check_memory_mb: int = Field(512, gt=0, description="Megabytes that one check may add to its process.")
    service_allow: str = Field(
        "",
        pattern=r"^[^\s,/]*(,[^\s,/]+)*$",
        description="Hosts that SERVICE and LOAD may reach, comma-separated; private addresses must be named.",
    )
    plain: bool = Field(
        False, description="Run a plain SPARQL server over an ordinary dataset, without our graphs and pages."
    )
    access_log: bool = Field(True, description="Log one line for each request, without the literals of a query.")
    slow_query_s: float = Field(1, ge=0, description="Queries that take at least this many seconds are logged as slow.")
    graphql_max_depth: int = Field(12, gt=0, description="Most levels of fields in one GraphQL document.")
    graphql_max_cost: float = Field(
        100_000, gt=0, description="Highest cost of one GraphQL document, about 1 for each resource."
    )
    graphql_http: Literal["audit", "draft"] = Field(
        "audit", description="Status codes of GraphQL: `audit`, or 422 and 294 as in the newest `draft`."
    )
    graphql_introspection: bool = Field(
        True, description="Show the schema in GraphQL; when off, errors do not suggest names either."
    )
    graphql_persisted_only: bool = Field(
        False, description="Answer only the GraphQL documents that the graph folder names, and refuse all others."
    )
    graphql_subscriptions: int = Field(
        100, ge=0, description="Most open GraphQL subscriptions of one client; 0 allows none."
    )
    keep_versions: int = Field(
        20, gt=0, description="Number of published versions to keep; a version in use is never removed."
    )
    primary_token: SecretStr = Field(
        SecretStr(""), description="Token of the primary, with the scope replicate, for kennisgraaf replicate."
    )
    dataset_title: str = Field(
        "Kennisgraaf",
        description="Title of the dataset in the catalogue, `nl=…; en=…`; without a tag it is in the first language.",
    )
    dataset_description: str = Field(
        "Kennisgraaf",
        description="Description of the dataset in the catalogue, in the same form as the title.",
    )
    publisher_name: str = Field("Kennisgraaf", description="Publisher named in the catalogue and the dumps.")
    publisher_iri: str = Field("", pattern=rf"^({_IRI})?$", description="IRI of the publisher; empty if there is none.")
    contact: str = Field(
        "",
        pattern=r"^((mailto|https?):[^\s<>\"{}|\\^`]+)?$",
        description="Where to write about the data and send lists: a mailto: or web address; empty if there is none.",
    )
    data_licence: str = Field(
        "https://creativecommons.org/publicdomain/zero/1.0/",
        pattern=f"^{_IRI}$",
        description="Licence of the data, as an IRI.",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return the sources, the first before the second: given values, environment, `.env`, graph folder."""
        return init_settings, env_settings, dotenv_settings, InitSettingsSource(settings_cls, _of_the_folder())

    @property
    def language_list(self) -> tuple[str, ...]:
        """The languages for display, in order."""
        return tuple(self.languages.split(","))

    @property
    def store_address(self) -> "StoreAddress | None":
        """The SPARQL server that holds the newest version as well, if one is named."""
        from graph_store.remote.client import StoreAddress

        if not self.store:
            return None
        password = self.store_password.get_secret_value()
        return StoreAddress(
            self.store, self.store_update or self.store, self.store_gsp, self.store_user, password, self.store_copies
        )

    def service(self) -> "ServiceSettings":
        """Return the section that the HTTP service needs."""
        from graph_api.service import ServiceSettings

        shared = {field.name for field in fields(ServiceSettings)} - {"languages", "service_allow", "store"}
        return ServiceSettings(
            languages=self.language_list,
            store=self.store_address,
            service_allow=tuple(filter(None, self.service_allow.split(","))),
            **{name: getattr(self, name) for name in shared},
        )


def _of_the_folder() -> dict[str, Any]:
    """Return the settings that the graph folder gives. Raises: BadSetting (400)."""
    folder = graph_folder()
    return {"data": folder.state, **folder.graph.settings()}


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One row of the table of settings."""

    field: str
    variable: str
    default: str
    meaning: str


def settings_table() -> list[SettingRow]:
    """Return every setting, as the documentation and `kennisgraaf settings` show it."""
    return [
        SettingRow(name, f"{PREFIX}{name.upper()}", str(field.default), field.description or "")
        for name, field in Settings.model_fields.items()
    ]


def read_settings(**given: object) -> Settings:
    """Read the settings from the environment; the `given` ones override it.

    Raises: BadSetting (400) naming the setting, the value and the accepted values, or a variable that is not a setting.
    """
    refuse_unknown()
    try:
        found = Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
        if found.plain and found.store:
            raise BadSetting("KENNISGRAAF_STORE holds versions of a graph folder; unset it, or KENNISGRAAF_PLAIN.")
        return found
    except ValidationError as fault:
        raise BadSetting(Text.joined(map(_sentence, fault.errors()), "; ")) from fault


def choose_graph_folder(folder: Path | None) -> None:
    """Use a graph folder in this process and those it starts: the given one, else one that `.env` names.

    Raises: BadSetting (400) if it is not a graph folder, or its file is wrong.
    """
    named = str(folder) if folder else DotEnvSettingsSource(Settings).env_vars.get(GRAPH_VARIABLE.lower())
    if named:
        os.environ[GRAPH_VARIABLE] = str(Path(named).resolve())
    reread()
    graph_folder()


def refuse_unknown() -> None:
    """Refuse variables of the environment or of `.env` that start with `KENNISGRAAF_` and are not settings.

    Raises: BadSetting (400) with the setting that was probably meant.
    """
    known = {row.variable for row in settings_table()}
    there = {name.upper() for name in (*os.environ, *DotEnvSettingsSource(Settings).env_vars)}
    unknown = sorted(name for name in there - known if name.startswith(PREFIX))
    if unknown:
        raise BadSetting(Text.joined(map(_no_setting, unknown)))


def _no_setting(name: str) -> Text:
    return Text("{name} is not a setting. Did you mean {near}?", name=name, near=_meant(name))


def _meant(variable: str) -> str:
    """Return the setting with nearly the same name, else one whose name or meaning has the word, else the nearest."""
    word = variable.removeprefix(PREFIX)
    rows = {row.field.upper(): row for row in settings_table()}
    telling = [name for name, row in rows.items() if word in re.findall(r"[A-Z]+", f"{name} {row.meaning}".upper())]
    found = [*get_close_matches(word, rows, 1, _ALIKE), *telling, *get_close_matches(word, rows, 1, 0)]
    return rows[found[0]].variable


def _sentence(error: ErrorDetails) -> Text:
    name = str(error["loc"][0]) if error["loc"] else "?"
    variable = name if name.startswith(PREFIX) else f"{PREFIX}{name.upper()}"
    field = Settings.model_fields.get(name.removeprefix(PREFIX).lower())
    described = field.description if field is not None and error["type"] in _SAYS_LITTLE else None
    template, values = _ACCEPTED.get(error["type"]), error.get("ctx", {})
    accepted = Text(template, **values) if template else Text(described or error["msg"])
    return Text(
        "{variable}={given!r} is not accepted: {accepted}", variable=variable, given=error["input"], accepted=accepted
    )
