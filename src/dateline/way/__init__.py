"""The way: what `pipeline` and the desk go the way of a report with, a file a noun.

In: articles, parses, what the steps found. Out: the same, passed on safely, narrowed and joined. Never: the order of the steps; a rule
about news; a store.
"""
