"""For instructors: assign units, collect what comes back, grade it in safety, report."""
