"""The addresses from which the replicas of this service copy its versions, with a token for that."""

from graph_api.linked_data.read_routes import reads
from graph_api.replication.endpoint import listing, version_file
from graph_store.replication.sources import PATH

routes = [*reads(PATH, listing), *reads(PATH + "/{name:path}", version_file)]
"""The routes of this package."""
