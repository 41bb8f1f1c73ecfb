"""Batch: the same steps over very many reports, in shards, on one machine or a cluster.

In: paths of reports and a folder that the workers share. Out: their stories as Parquet files in that folder, by month. Never: a step of its own;
work that was done and noted done again; a shard that costs the others.

The way of a report is that of `pipeline`, in an order that needs little at a time: each shard of the input is opened and cleaned (`reading`);
from short rows of all of them copies, episodes and stories are found (`linking`); articles are dealt out to bundles of whole
stories (`dealing`); and each bundle is parsed, one copy a dispatch, and told (`telling`). Only linking sees all reports, and of most
of them only numbers.
"""

from dateline.batch.engines import Engine, Here, engine
from dateline.batch.results import Slice, everything, slice_of
from dateline.batch.running import Outcome, counted, run
from dateline.batch.shown import database_of, in_use

__all__ = [
    "Engine", "Here", "Outcome", "Slice", "counted", "database_of", "engine", "everything", "in_use", "run", "slice_of",
]  # fmt: skip
