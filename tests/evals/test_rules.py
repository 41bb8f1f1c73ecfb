"""What rules are worth: firings are counted, and a task is measured again without each rule that fired in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.english.frames import frames
from dateline.rules import is_on
from evals import rules
from evals._article import built
from tests.english.marked import marked


@pytest.mark.usefixtures("own_cache")
def test_firings_are_those_of_the_articles() -> None:
    """A rule counts as often as it fires in the texts given, also the second time that they are given."""
    article = built("a", "", "The mayor did not resign. The governor did not leave.")
    for _ in range(2):
        fired = rules.firings([article])
        assert fired["english.negated"] == 2
        assert fired["english.unreal"] == 0


def test_a_task_is_measured_without_each_rule_that_fired(monkeypatch: pytest.MonkeyPatch) -> None:
    """The change of a figure is what it is without the rule less what it is with it; frames made before do not count."""
    sentence = marked("The mayor did not >resign<.").sentence
    measured: list[bool] = []

    def measure(task: str, shared: Path) -> dict[str, float]:
        measured.append(is_on("english.negated"))
        return {"denied": float(sum(one.denied for one in frames(sentence))), "same": 1.0}

    monkeypatch.setattr(rules, "measure", measure)
    worth = rules.weighed(Path(), tasks=["events"], texts=[])
    assert measured == [True, False]
    assert worth["english.negated"].without == {"events": {"denied": -1.0}}
    assert worth["english.question"].without == {}
    assert worth["english.question"].fired_in_task == {"events": 0}


def test_an_unknown_task_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A name that no task bears ends the call, with those that are known."""
    with pytest.raises(SystemExit):
        rules.main(["--tasks", "evnts"])
    assert "'evnts'" in capsys.readouterr().err
