"""Settings of JupyterLab that `course lab` uses for its own process and for nothing else.

- Messages go out at once (websocket.py), and widgets report on the kernel's main thread.
- The icon of the browser's tab no longer tells a busy kernel from an idle one: it changed twice
  for each picture, and a third of the pictures of a dragged slider were lost to it.
- JupyterLab asks nobody for news, updates or a rebuild; nbgrader's pages stay out.
"""
