"""The desk: every verb that a door may call.

In: paths of reports, and what a reader asks. Out: records of `dateline.terms`. Never: a rule about news, a terminal.
"""

from __future__ import annotations

from dateline.desk.verbs.corrections import CorrectionVerbs
from dateline.desk.verbs.finding import FindingVerbs
from dateline.desk.verbs.keeping import KeepingVerbs
from dateline.desk.verbs.reports import ReportVerbs
from dateline.desk.verbs.stories import StoryVerbs


class Desk(KeepingVerbs, StoryVerbs, FindingVerbs, ReportVerbs, CorrectionVerbs):
    """A store of reports and the stories that they tell.

    `db` is the file; None is the one that DATELINE_DB names, else the one in the platform's data folder. Without
    `create` a file that does not exist is NotAStore. Any number of processes may read while one writes; a second
    writer waits. `workers` processes share the parse of long inputs; `steps` names other steps for slots of the pipeline;
    `recent` is shared by desks of one file in one process. As of a moment that was not prepared, a story of more than `most_now`
    reports is NotPrepared; None tells it then and there, however long that takes. `wait` is for how many seconds it waits for another writer.
    """
