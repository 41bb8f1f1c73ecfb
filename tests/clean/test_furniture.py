"""Furniture told piece by piece."""

from __future__ import annotations

import pytest

from dateline.clean.furniture import furniture_kind
from dateline.clean.pieces import Piece


def piece(text: str) -> Piece:
    return Piece(0, len(text), text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Support us", "appeal"),
        ("Will you help us keep our newsroom open?", "appeal"),
        ("Join HC's Telegram channel and get the latest breaking news delivered to you.", "invite"),
        ("Advertisement Continue reading the main story", "ad"),
        ("Slideshow (2 Images)", "navigation"),
        ("...", "navigation"),
        ("Related articles", "related"),
        ("Copyright 2018 The Harbour Courier. All rights reserved.", "legal"),
        ("The mayor (L) greets a fisherman at the pier.", "caption"),
        ("The mayor at the pier. REUTERS/Ana Lund", "caption"),
        ("FILE PHOTO: The pier in May", "caption"),
        ("34 show all The harbour in pictures", "caption"),
        ("Live updates on the harbour fire", "related"),
        ("[Why the pier was never repaired]", "related"),
        ("What the dockers want, and what the port offers Read more", "related"),
        ("Listen live: Harbour Radio on 98.4 FM", "invite"),
        ("If you witnessed the fire, contact us at the address below.", "invite"),
        ("The Harbour Courier is free to read. Please turn off your ad blocker.", "appeal"),
        ("• This article was amended on 3 May to correct the height of the pier.", "other"),
        ("This is a breaking news story, more follows...", "other"),
        (
            "The pier opens again on Monday.#Pier pic.twitter.com/Ab3dEf — Port of Marrow (@MarrowPort) May 26, 2031",
            "other",
        ),
        ("What a night at the pier! pic.twitter.com/Ab3dEf", "other"),
        ("— Ana Lund (@ana_lund) 26 May 2031", "other"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    """Wording and shape give each kind away."""
    assert furniture_kind(piece(text)) == kind


@pytest.mark.parametrize(
    "text",
    [
        "A Reuters/Ipsos poll showed the mayor ahead by four points.",
        "Governor Ann Pike (R) endorsed the plan on Friday.",
        '"We need your help," the mayor told the fishermen on Tuesday.',
        "The paper said it would launch a newsletter about the harbour next year.",
        "The copyright dispute over the harbour song went to court on Monday.",
        "Ana Lund (@ana_lund) wrote that the pier opens again on Monday.",
        "The port — it posts as Port of Marrow (@MarrowPort) — said on May 26, 2031 that the pier was closed.",
        "A picture of the pier, posted as pic.twitter.com/Ab3dEf by the port, was seen by thousands.",
    ],
)
def test_story(text: str) -> None:
    """Polls, parties, quotations and reports about such things are story."""
    assert furniture_kind(piece(text)) is None
