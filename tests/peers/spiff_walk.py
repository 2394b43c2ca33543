"""Run by a Python that has SpiffWorkflow and nothing of ours: what the engine has open along the paths of FOLDER, against what they say.

FOLDER holds NAME.bpmn and paths.json: [{"procedure", "values", "steps": [{"verb", "outcome", "changed", "open": [...]}]}]; `open` is what
may be done after the step, and the first step has no verb. Prints what differs, and how many steps were compared; exit 1 when any does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser, BpmnValidator
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine, TaskDataEnvironment
from SpiffWorkflow.util.task import TaskState


def walk(folder: Path, path: Mapping[str, Any]) -> list[str]:
    """The steps at which the engine has something else open."""
    marks: dict[str, str] = {}

    def record(verb: str, outcome: str, undone: Mapping[str, list[str]], lapsed: list[str]) -> None:
        marks[verb] = outcome
        for name in (*undone.get(outcome, []), *(lapsed if changed[0] else [])):
            marks.pop(name, None)

    asked = {
        "done": lambda verb, outcomes=(): verb in marks and (not outcomes or marks[verb] in outcomes),
        "value": path["values"].get,
        "waited": lambda verb, duration: True,
        "record": record,
    }
    changed = [False]
    parser = BpmnParser(validator=BpmnValidator())
    parser.add_bpmn_file(str(folder / f"{path['procedure']}.bpmn"))
    workflow = BpmnWorkflow(parser.get_spec(path["procedure"]), script_engine=PythonScriptEngine(TaskDataEnvironment(asked)))
    wrong = []
    for number, step in enumerate(path["steps"]):
        if step["verb"]:
            task = next((one for one in tasks(workflow) if one.task_spec.name == f"{step['verb']}_task"), None)
            if task is None:
                return [*wrong, f"{path['procedure']} {number} {step['verb']}: not open"]
            changed[0], task.data["outcome"] = step["changed"], step["outcome"]
            task.run()
        settle(workflow)
        found = sorted(one.task_spec.name.removesuffix("_task") for one in tasks(workflow))
        if found != step["open"]:
            wrong.append(f"{path['procedure']} {number} {step['verb']}：{found} instead of {step['open']}")
    return wrong


def tasks(workflow: BpmnWorkflow) -> list[Any]:
    """What somebody could do now."""
    return [one for one in workflow.get_tasks(state=TaskState.READY) if one.task_spec.name.endswith("_task")]


def settle(workflow: BpmnWorkflow) -> None:
    """Let conditions be seen until nothing moves by itself."""
    before = None
    while before != (now := [(one.id, one.state) for one in workflow.get_tasks()]):
        before = now
        workflow.do_engine_steps()
        workflow.refresh_waiting_tasks()
        workflow.do_engine_steps()


if __name__ == "__main__":
    where = Path(sys.argv[1])
    paths = json.loads((where / "paths.json").read_text("utf-8"))
    differing = [line for path in paths for line in walk(where, path)]
    print("\n".join([*differing, f"{len(paths)} paths, {sum(len(path['steps']) for path in paths)} steps compared"]))
    sys.exit(1 if differing else 0)
