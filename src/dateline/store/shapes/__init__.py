"""The steps of the migrations, a module for what they change; one that was released is never changed.

In: a connection. Out: the file in its next shape. Never: a record read as the program has it now: a step knows the fields as they were when it was written, by name.
"""
