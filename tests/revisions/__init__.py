"""Which reports are of one page, and in which order they were seen."""
