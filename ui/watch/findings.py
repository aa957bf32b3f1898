"""What is stuck in a head, and what the trainer did about it, in words."""

from typing import Any

from core.iic.diagnosis import COLLAPSED, MERGED, Finding
from ui.frame.texts import Say, joined
from ui.pictures import clusters

N_CLUSTERS = 10  # of the heads that are judged
ACTIONS = ("reseeded", "restarted")


def sentence(finding: Finding, say: Say) -> str:
    """Return one sentence; heads count from 1 and clusters have letters, as on the page."""
    head = finding.head + 1
    names = [clusters.name(cluster, N_CLUSTERS) for cluster in finding.clusters]
    if finding.kind == COLLAPSED:
        return say("watch.collapsed", head=head, cluster=names[0])
    if finding.kind != MERGED:
        return say("watch.told_apart", head=head)
    full, *idle = names
    if len(idle) == 1:
        return say("watch.merged", head=head, full=full, idle=idle[0])
    return say("watch.merged_split", head=head, full=full, one=idle[0], other=idle[1])


def event_marks(events: list[dict[str, Any]], say: Say) -> list[dict[str, Any]]:
    """Return the marks of a time axis: the step, and what happened there in words.

    Args:
        events: a run's `events`; one that lacks something is left out.
    """
    found: dict[int, list[str]] = {}
    for event in events:
        if event.get("action") in ACTIONS and {"step", "kind", "head", "clusters"} <= event.keys():
            found.setdefault(int(event["step"]), []).append(_event_sentence(event, say))
    return [{"step": step, "text": joined(texts, say)} for step, texts in found.items()]


def _event_sentence(event: dict[str, Any], say: Say) -> str:
    finding = Finding(event["kind"], int(event["head"]), tuple(event["clusters"]))
    done = event["action"]
    return joined([sentence(finding, say), say(f"watch.{done}")], say)
