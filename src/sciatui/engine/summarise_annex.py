"""What a file says beside the summary: the topics that these answers call for, their tables and their sources.

It is for a file that is read on a screen: on paper, two pages hold the summary and nothing else.
"""

from sciatui.engine.reading import grids
from sciatui.engine.summarise_shared import part
from sciatui.engine.summarise_sources import cited, topic_sources
from sciatui.engine.summarise_words import Case
from sciatui.engine.summary import Bullets, Part


def annex(case: Case) -> tuple[Part, ...]:
    """Return the names of the topics, each with its sources, then the table of each that has one."""
    offered = [case.flow.topics[name] for name in case.result.topics]
    if not offered:
        return ()
    names = part(case, "topics", [Bullets(tuple(cited(case, topic.title, topic.source) for topic in offered))])
    tables = (Part(f"topic.{topic.id}", topic.title, grids(topic)) for topic in offered if topic.table is not None)
    sources = topic_sources(case)
    return (names, *tables, *([sources] if sources.blocks else []))
