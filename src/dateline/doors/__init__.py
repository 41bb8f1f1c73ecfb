"""Doors: parse what was asked, make one call to the desk, render the answer.

In: what people and programs ask. Out: text and documents. Never: a decision about news.
"""
