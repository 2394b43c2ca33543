"""The command line: `yizhang NAME …` runs the function of cli/NAME.py. How to add one: yizhang.cli.command."""
