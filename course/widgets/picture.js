// Shows PNG bytes as an image with a text alternative, and the sentence that says what it shows.

const NEEDS_ARROWS = "input, select, textarea, [role=slider], [contenteditable=true]";

function render({ model, el }) {
  el.classList.add("course-live", "course-picture");
  const image = el.appendChild(document.createElement("img"));
  const sentence = el.appendChild(document.createElement("p"));
  const trouble = el.appendChild(document.createElement("p"));
  sentence.className = "course-sentence";
  sentence.setAttribute("aria-live", "polite");
  trouble.className = "course-trouble";
  const [details, code] = unfolding(el, "Show me the code");
  trouble.setAttribute("role", "alert");

  const showImage = () => {
    const url = URL.createObjectURL(new Blob(model.get("png"), { type: "image/png" }));
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
  const showCode = () => {
    details.hidden = !model.get("code");
    if (code.textContent !== model.get("code")) code.textContent = model.get("code");
  };
  if (model.get("clickable")) letClick(image, model);
  showImage();
  showWords();
  showCode();
  model.on("change:png", showImage);
  model.on("change:code", showCode);
  model.on("change:sentence change:trouble change:width change:busy", showWords);
  const mending = mendControls(el);
  const forgetScreen = suitScreen(model);
  const letGo = walkByKeys(el, image);
  return () => {
    mending.disconnect();
    forgetScreen();
    letGo();
    URL.revokeObjectURL(image.src);
  };
}

// Text that is folded up until it is asked for, by mouse or by Enter and Space.
function unfolding(el, title) {
  const details = el.appendChild(document.createElement("details"));
  const summary = details.appendChild(document.createElement("summary"));
  details.className = "course-code";
  summary.textContent = title;
  summary.dataset.lmSuppressShortcuts = "true"; // JupyterLab would edit the cell
  return [details, details.appendChild(document.createElement("pre"))];
}

// Asks for as many pixels as the screen has: on a sharp screen, or zoomed in, for more of them.
function suitScreen(model) {
  let screen;
  const ask = () => {
    screen?.removeEventListener("change", ask);
    screen = matchMedia(`(resolution: ${devicePixelRatio}dppx)`); // until it is another one
    screen.addEventListener("change", ask);
    const sharpness = Math.min(2, Math.max(1, devicePixelRatio));
    if (model.get("sharpness") === sharpness) return;
    model.set("sharpness", sharpness);
    model.save_changes();
  };
  ask();
  return () => screen.removeEventListener("change", ask);
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

// The arrow keys press Back and Next, wherever in the panel the focus is; a click into the picture
// puts it there. Controls that need these keys themselves keep them. The window hears of a key
// before JupyterLab does, which would go to another heading.
function walkByKeys(el, image) {
  image.tabIndex = -1;
  const press = (event) => {
    const name = { ArrowLeft: "back", ArrowRight: "next" }[event.key];
    const panel = el.closest(".course-panel");
    const button = name && panel?.querySelector(`button.course-${name}`);
    const elsewhere = !panel?.contains(event.target) || event.target.matches(NEEDS_ARROWS);
    if (!button || elsewhere || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey)
      return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) button.click(); // a key held down would run ahead of the pictures
  };
  window.addEventListener("keydown", press, true);
  return () => window.removeEventListener("keydown", press, true);
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
