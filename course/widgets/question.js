// A question with its choices as buttons, and the explanation of the choice that was made.

function render({ model, el }) {
  el.classList.add("course-live", "course-predict");
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", "Predict first");
  add(el, "p", "course-kicker").textContent = "Predict first";
  write(add(el, "p", "course-question"), model.get("question"));
  const list = add(el, "div", "course-choices");
  const buttons = model.get("choices").map((text, index) => {
    const button = add(list, "button", "course-choice");
    button.type = "button";
    write(button, text);
    button.addEventListener("click", () => {
      model.set("chosen", index);
      model.save_changes();
    });
    return button;
  });
  const says = add(el, "div", "course-says");
  says.setAttribute("aria-live", "polite");

  const show = () => {
    const chosen = model.get("chosen");
    buttons.forEach((button, index) => button.setAttribute("aria-pressed", index === chosen));
    says.replaceChildren();
    for (const line of model.get("says").split("\n").filter(Boolean)) write(add(says, "p"), line);
  };
  show();
  model.on("change:chosen change:says", show);
}

function add(parent, tag, className = "") {
  const child = parent.appendChild(document.createElement(tag));
  if (className) child.className = className;
  return child;
}

// Text in which `backticks` mark code.
function write(parent, text) {
  text.split("`").forEach((part, index) => {
    if (index % 2) add(parent, "code").textContent = part;
    else parent.append(part);
  });
}

export default { render };
