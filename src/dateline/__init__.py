"""dateline: follow a developing news story across many published reports."""
