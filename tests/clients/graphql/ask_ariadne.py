"""Asks with the client that ariadne-codegen made: ask_ariadne.py FOLDER ENDPOINT."""

import asyncio
import sys

folder, endpoint = sys.argv[1:]
sys.path.insert(0, folder)


async def ask() -> None:
    from cities_client import Client, MunicipalityFilter, TextFilter  # type: ignore[import-not-found]  # made by the test

    async with Client(endpoint) as client:
        found = await client.cities(first=3, filter_=MunicipalityFilter(label=TextFilter(starts_with="G")))
    print(found.model_dump_json(by_alias=True))


asyncio.run(ask())
