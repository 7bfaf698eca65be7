"""What runs beside a student's code, and what both sides of the channel speak.

Inside, these files stand alone, next to `outcome.py` of the checks: they import nothing of ours.
"""
