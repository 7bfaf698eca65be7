// A bar that fills while a network learns, and a line that says how far it is.

function render({ model, el }) {
  el.classList.add("course-live", "course-progress");
  const bar = el.appendChild(document.createElement("progress"));
  const words = el.appendChild(document.createElement("p"));
  bar.setAttribute("aria-label", "Epochs trained");
  words.setAttribute("role", "status"); // announced once, at the end

  const show = () => {
    bar.max = model.get("epochs");
    bar.value = model.get("done");
    words.setAttribute("aria-busy", bar.value < bar.max);
    words.textContent = model.get("words");
  };
  show();
  model.on("change", show);
}

export default { render };
