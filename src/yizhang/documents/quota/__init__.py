"""发文控制: how many documents of a name, kind or organ a year is planned to have, and what is told as it fills (第五十一条)."""
