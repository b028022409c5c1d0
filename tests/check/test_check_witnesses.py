"""Every patient who refutes something in a random flow can be played from a scenario file, whatever was answered."""

from pathlib import Path

import pytest
from random_flow import made

from sciatui.check.prove.run import prove_all
from sciatui.check.report import Finding
from sciatui.check.witness_file import file_name, scenario
from sciatui.flow.complaint import Complaint, key_of
from sciatui.flow.definition import Flow
from sciatui.headless.document import Document
from sciatui.headless.flows import Flows
from sciatui.headless.scenario_file import read_scenario
from sciatui.headless.scenario_play import play_scenario


class OneFlow(Flows):
    """A flow that stands in no file."""

    def __init__(self, flow: Flow) -> None:
        super().__init__()
        self._flow = flow

    def of(self, scenario: Path, document: Document) -> Flow:  # noqa: ARG002 - whatever is asked for
        return self._flow


@pytest.mark.parametrize("seed", range(60, 90))
def test_a_witness_of_a_random_flow_is_a_scenario_that_passes(seed: int, tmp_path: Path) -> None:
    flow, conditions = made(seed)
    for proof in prove_all(flow, conditions):
        if proof.refutation is not None and proof.refutation.witness is not None:
            key, message = key_of(proof.path), proof.refutation.message
            finding = Finding(Complaint(proof.rule, "", 0, 0, key, message), proof.refutation.witness)
            file = tmp_path / file_name(finding)
            file.write_text(scenario(finding, proof.refutation.witness, flow.id), "utf-8")
            assert not play_scenario(read_scenario(file, OneFlow(flow))).failures, file.read_text("utf-8")
