// Paper to draw a digit on by mouse, finger, pen or keys; what the network sees; what it guesses.

const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const HELP =
  "Draw with the mouse, a finger or a pen. Keys: arrows move, Space inks, " +
  "Shift + arrows draw a line, X erases, Esc clears.";

function render({ model, el }) {
  el.classList.add("course-live", "course-draw");
  el.dataset.lmSuppressShortcuts = "true"; // X is ours here, and does not cut a cell
  const ink = new Uint8ClampedArray(SIDE * SIDE);
  const page = build(el, model.cid);
  let asked = false;
  const changed = () => {
    paint(page.drawing, ink, 255);
    if (!asked) requestAnimationFrame(send);
    asked = true;
  };
  const send = () => {
    asked = false;
    model.set("ink", new DataView(ink.slice().buffer));
    model.save_changes();
  };
  const clear = () => {
    ink.fill(0);
    changed();
  };
  drawByPointer(page.paper, ink, changed);
  drawByKeys(page, ink, changed, clear);
  page.clear.addEventListener("click", clear);
  page.real.forEach((button, digit) =>
    button.addEventListener("click", () => model.send({ show: digit })),
  );

  const showInk = () => {
    ink.set(bytes(model.get("ink")));
    paint(page.drawing, ink, 255);
  };
  const showAnswer = () => {
    paint(page.seen, bytes(model.get("pixels")), 16);
    showBars(page.bars, model.get("probabilities"));
    page.sentence.textContent = model.get("sentence");
    page.trouble.textContent = model.get("trouble");
    page.trouble.hidden = !page.trouble.textContent;
    page.say(model.get("sentence"), 700); // once the hand rests
  };
  showInk();
  showAnswer();
  model.on("change:ink", showInk);
  model.on("change:pixels change:probabilities change:sentence change:trouble", showAnswer);
}

function drawByPointer(paper, ink, changed) {
  let last = null;
  const draw = (event) => {
    const box = paper.firstElementChild.getBoundingClientRect();
    const place = [event.clientX - box.left, event.clientY - box.top];
    const here = place.map((length) => (length / box.width) * SIDE);
    stroke(ink, last ?? here, here);
    last = here;
  };
  paper.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || last) return;
    paper.setPointerCapture(event.pointerId);
    paper.classList.remove("course-keys");
    draw(event);
    changed();
  });
  paper.addEventListener("pointermove", (event) => {
    if (!last || !paper.hasPointerCapture(event.pointerId)) return;
    const passed = event.getCoalescedEvents?.() ?? [];
    (passed.length ? passed : [event]).forEach(draw);
    changed();
  });
  paper.addEventListener("lostpointercapture", () => (last = null));
}

function drawByKeys({ paper, cursor, say }, ink, changed, clear) {
  let at = [3, 0];
  const middle = ([column, row]) => [(column + 0.5) * CELL, (row + 0.5) * CELL];
  const move = ([right, down], drawing) => {
    const from = at;
    at = [clamp(at[0] + right, CELLS - 1), clamp(at[1] + down, CELLS - 1)];
    if (drawing) stroke(ink, middle(from), middle(at));
  };
  const show = () => {
    cursor.style.left = `${(100 * at[0]) / CELLS}%`;
    cursor.style.top = `${(100 * at[1]) / CELLS}%`;
  };
  const tell = () => {
    const full = Math.round((16 * sumOfCell(ink, at)) / (255 * CELL * CELL));
    say(`Row ${at[1] + 1}, column ${at[0] + 1}: ink ${full} of 16.`, 100);
  };
  show();
  paper.addEventListener("focus", tell);
  paper.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key in MOVES) move(MOVES[event.key], event.shiftKey);
    else if ([" ", "Enter"].includes(event.key)) stroke(ink, middle(at), middle(at));
    else if (["x", "X", "Backspace", "Delete"].includes(event.key)) eraseCell(ink, at);
    else if (event.key === "Escape") clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
    paper.classList.add("course-keys");
    show();
    tell();
    if (!(event.key in MOVES) || event.shiftKey) changed();
  });
}

function paint(canvas, ink, full) {
  const side = Math.sqrt(ink.length);
  const image = new ImageData(side, side);
  ink.forEach((value, i) => image.data.set([0, 0, 0, (255 * value) / full], 4 * i));
  canvas.getContext("2d").putImageData(image, 0, 0);
}

function showBars(bars, probabilities) {
  const most = Math.max(...probabilities);
  bars.forEach((bar, digit) => {
    const share = probabilities[digit] ?? 0;
    bar.classList.toggle("course-most", share === most);
    bar.querySelector(".course-fill").style.width = `${100 * share}%`;
    bar.querySelector(".course-percent").textContent = probabilities.length
      ? `${Math.round(100 * share)}\u00a0%`
      : "";
  });
}

function bytes(view) {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function clamp(value, most) {
  return Math.max(0, Math.min(most, value));
}

function build(el, id) {
  const bar = (digit) =>
    `<li><span>${digit}</span><span class="course-track">` +
    `<span class="course-fill"></span></span><span class="course-percent"></span></li>`;
  const button = (digit) =>
    `<button type="button" aria-label="Show a real ${digit}">${digit}</button>`;
  const digits = [...Array(10).keys()];
  el.innerHTML = `
    <div class="course-desk">
      <div class="course-paper" tabindex="0" role="application" aria-describedby="help-${id}"
           aria-label="Paper of 8 by 8 cells to draw a digit on">
        <canvas width="${SIDE}" height="${SIDE}"></canvas>
        <div class="course-cursor"></div>
      </div>
      <p class="course-sentence"></p>
      <div class="course-answer">
        <div class="course-seen">
          <canvas width="${CELLS}" height="${CELLS}" role="img"
                  aria-label="What the network sees"></canvas>
          <p>What the network sees: 64 numbers. Your digit is moved and stretched to fill the
             grid, as were all digits it learned from.</p>
        </div>
        <ol class="course-bars" aria-label="How sure the network is">
          ${digits.map(bar).join("")}
        </ol>
      </div>
    </div>
    <p class="course-trouble" role="alert" hidden></p>
    <div class="course-buttons">
      <button type="button" class="course-clear">Clear</button>
      <span class="course-real">Show a real ${digits.map(button).join("")}</span>
    </div>
    <p class="course-help" id="help-${id}">${HELP}</p>
    <div class="course-unseen" role="status"></div>`;
  const find = (selector) => el.querySelector(selector);
  const all = (selector) => [...el.querySelectorAll(selector)];
  return {
    paper: find(".course-paper"),
    drawing: find(".course-paper canvas"),
    cursor: find(".course-cursor"),
    seen: find(".course-seen canvas"),
    bars: all(".course-bars li"),
    sentence: find(".course-sentence"),
    trouble: find(".course-trouble"),
    clear: find(".course-clear"),
    real: all(".course-real button"),
    say: sayer(find("[role=status]")),
  };
}

// Tells a screen reader, after a pause in which something newer may take its place.
function sayer(status) {
  let waiting;
  return (words, pause) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => (status.textContent = words), pause);
  };
}

export default { render };
