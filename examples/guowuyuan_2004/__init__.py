"""A second rulebook, by declarations alone: chapter nine of the State Council's working rules of 2004 (国发〔2004〕18号)."""
