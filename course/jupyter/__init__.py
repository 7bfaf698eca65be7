"""Settings of JupyterLab that `course lab` uses for its own process and for nothing else."""
