"""One submission graded: the student's code in a container, the judgement outside of it."""
