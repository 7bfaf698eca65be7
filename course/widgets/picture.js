// Shows PNG bytes as an image with a text alternative, and the sentence that says what it shows.

function render({ model, el }) {
  el.classList.add("course-live", "course-picture");
  const image = el.appendChild(document.createElement("img"));
  const sentence = el.appendChild(document.createElement("p"));
  const trouble = el.appendChild(document.createElement("p"));
  sentence.className = "course-sentence";
  sentence.setAttribute("aria-live", "polite");
  trouble.className = "course-trouble";
  trouble.setAttribute("role", "alert");

  const showImage = () => {
    const url = URL.createObjectURL(new Blob([model.get("png")], { type: "image/png" }));
    const last = image.src;
    image.src = url;
    if (last) URL.revokeObjectURL(last);
  };
  const showWords = () => {
    image.width = model.get("width");
    image.alt = sentence.textContent = model.get("sentence");
    sentence.setAttribute("aria-busy", model.get("busy"));
    trouble.textContent = model.get("trouble");
    trouble.hidden = !trouble.textContent;
  };
  if (model.get("clickable")) letClick(image, model);
  showImage();
  showWords();
  model.on("change:png", showImage);
  model.on("change:sentence change:trouble change:width change:busy", showWords);
  const mending = mendControls(el);
  return () => {
    mending.disconnect();
    URL.revokeObjectURL(image.src);
  };
}

// Tells where the picture was clicked, as shares of its width and height.
function letClick(image, model) {
  image.style.cursor = "crosshair";
  image.addEventListener("click", (event) => {
    const box = image.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    model.set("clicked", [x / box.width, y / box.height]);
    model.save_changes();
  });
}

// What ipywidgets leaves out: slider handles get the label beside them as their name, and menus
// keep the arrow keys, with which JupyterLab would go to another cell.
function mendControls(el) {
  const mend = () => {
    const panel = el.closest(".course-panel");
    for (const handle of panel?.querySelectorAll("[role=slider]:not([aria-label])") ?? []) {
      const label = handle.closest(".jupyter-widgets")?.querySelector(".widget-label");
      if (label) handle.setAttribute("aria-label", label.textContent);
    }
    for (const menu of panel?.querySelectorAll("select") ?? [])
      menu.dataset.lmSuppressShortcuts = "true";
    return panel;
  };
  const observer = new MutationObserver(mend);
  const attach = () => {
    const panel = mend();
    if (panel) observer.observe(panel, { childList: true, subtree: true });
    else requestAnimationFrame(attach);
  };
  requestAnimationFrame(attach);
  return observer;
}

export default { render };
