"""Helpers of the backpropagation course: the maths, the pictures, the checks, the command."""
