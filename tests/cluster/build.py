"""Texts of our own for the tests of cluster: two look-alikes, and two reports of one matter a season apart."""

from __future__ import annotations

QUAKE = """\
TORVIK — An earthquake of magnitude 6.1 shook the coast near Torvik on Monday, killing at least nine people, the civil guard said.
Houses collapsed in the old town of Torvik and rescuers dug through the rubble for survivors of the earthquake.
"""
OTHER_QUAKE = """\
SANTA MIRA — An earthquake of magnitude 5.4 shook the mountains around Santa Mira on Friday, damaging a monastery, officials said.
Nobody was hurt in Santa Mira, where the earthquake cracked walls and sent tourists into the streets.
"""
INVITED = """\
VELLMAR — President Anna Weber has invited Prime Minister Jonas Okafor of Tarsia to Vellmar for talks on the disputed Ostra dam.
Okafor, who met Weber in Lund last week, has not said whether he will come. Tarsia fears that the Ostra dam will dry out its fields.
"""
AGREED = """\
VELLMAR — President Anna Weber and Prime Minister Jonas Okafor will meet in Vellmar in December to settle the dispute on the Ostra dam.
Aides to Okafor said that Tarsia expects Weber to promise water for its fields below the Ostra dam.
"""
