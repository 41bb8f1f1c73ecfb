"""The verbs of a desk, a module for each kind of question.

In: what a reader asks. Out: records of `dateline.terms`. Never: a rule about news, a terminal.
"""
