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
  showImage();
  showWords();
  model.on("change:png", showImage);
  model.on("change:sentence change:trouble change:width change:busy", showWords);
  const naming = nameSliders(el);
  return () => {
    naming.disconnect();
    URL.revokeObjectURL(image.src);
  };
}

// ipywidgets leaves slider handles without a name: give them the label that stands beside them.
function nameSliders(el) {
  const name = () => {
    const panel = el.closest(".course-panel");
    for (const handle of panel?.querySelectorAll("[role=slider]:not([aria-label])") ?? []) {
      const label = handle.closest(".jupyter-widgets")?.querySelector(".widget-label");
      if (label) handle.setAttribute("aria-label", label.textContent);
    }
    return panel;
  };
  const observer = new MutationObserver(name);
  const attach = () => {
    const panel = name();
    if (panel) observer.observe(panel, { childList: true, subtree: true });
    else requestAnimationFrame(attach);
  };
  requestAnimationFrame(attach);
  return observer;
}

export default { render };
