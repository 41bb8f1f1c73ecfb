"""Several files in one archive that is the same whenever it is made.

In: names and bytes. Out: a zip file. Never: the clock, the machine's users and permissions.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def zipped(files: Mapping[str, bytes]) -> bytes:
    """`files` by name, in their order, as a zip archive."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, data in files.items():
            info = ZipInfo(name)  # dated 1980, the format's first day
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, data)
    return made.getvalue()
