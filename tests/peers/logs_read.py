"""Runs in the environment of r4pm: what it finds in the two logs of a folder, as JSON."""

import json
import sys

import r4pm

folder = sys.argv[1]
log, ocel = r4pm.import_item("EventLog", f"{folder}/log.xes"), r4pm.import_item("SlimLinkedOCEL", f"{folder}/log.json")
found = r4pm.bindings
told = {"cases": found.get_num_cases(log), "variants": found.get_num_variants(log)}
print(json.dumps({**told, "events": found.num_events(ocel), "objects": found.num_objects(ocel)}))
