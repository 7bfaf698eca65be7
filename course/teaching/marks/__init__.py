"""A whole class graded, and its marks in nbgrader's gradebook."""
