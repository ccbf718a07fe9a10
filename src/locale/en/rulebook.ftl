## rulebook
