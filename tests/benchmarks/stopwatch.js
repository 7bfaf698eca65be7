// From a key press to changed pixels, seen frame by frame.

window.stopwatch = {
  output: (cell) => course.cells()[cell].outputArea.node,
  handle: (cell) => stopwatch.output(cell).querySelector("[role=slider]"),

  // JupyterLab as it comes does not lay out cells that are out of sight; the tests' server does.
  alone: (cell) => course.alone(stopwatch.output(cell)),

  // What is seen, cheap enough for every frame: a new image has a new address, a canvas is looked
  // at from afar. "" while an image is still loading.
  pixels(cell) {
    const found = course.shown(stopwatch.output(cell), "img, canvas");
    if (found.some((node) => node.complete === false || !node.width)) return "";
    return found.map((node) => node.src ?? afar(node)).join();
  },

  focus(cell) {
    stopwatch.handle(cell).scrollIntoView({ block: "start" });
    stopwatch.handle(cell).focus();
  },

  start(cell) {
    const before = stopwatch.pixels(cell);
    stopwatch.taken = new Promise((done) => {
      const pressed = () => {
        const began = performance.now();
        const look = () => {
          const now = stopwatch.pixels(cell);
          if (now && now !== before) done(performance.now() - began);
          else if (performance.now() - began > 2000) done(null);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      };
      stopwatch.handle(cell).addEventListener("keydown", pressed, { once: true, capture: true });
    });
  },

  // Pictures a second under a mouse that moves once a frame, as browsers hand on the moves of a
  // real one. (A browser told of each move from outside has to answer before the next.)
  async drag(cell, seconds) {
    const handle = stopwatch.handle(cell);
    handle.scrollIntoView({ block: "start" });
    const grip = handle.getBoundingClientRect();
    const box = handle.closest(".noUi-target").getBoundingClientRect();
    const clientY = grip.y + grip.height / 2;
    const mouse = (type, node, clientX) =>
      node.dispatchEvent(
        new MouseEvent(type, { bubbles: true, cancelable: true, view: window, buttons: 1, clientX, clientY }),
      );
    mouse("mousedown", handle, grip.x + grip.width / 2);
    stopwatch.count(cell);
    const began = performance.now();
    let passed = 0;
    while (passed < seconds) {
      await new Promise(requestAnimationFrame);
      passed = (performance.now() - began) / 1000;
      // Twice there and back in a second: on a slider of ten values 36 new ones, enough to count.
      const share = Math.abs(((4 * passed + 1) % 2) - 1);
      mouse("mousemove", document.documentElement, box.x + share * box.width);
    }
    const rate = stopwatch.stop() / passed;
    mouse("mouseup", document.documentElement, box.x);
    return rate;
  },

  count(cell) {
    let [last, pictures, on] = [stopwatch.pixels(cell), 0, true];
    const look = () => {
      const now = stopwatch.pixels(cell);
      if (now && now !== last) [last, pictures] = [now, pictures + 1];
      if (on) requestAnimationFrame(look);
    };
    look();
    stopwatch.stop = () => {
      on = false;
      return pictures;
    };
  },
};

const small = new OffscreenCanvas(240, 120).getContext("2d", { willReadFrequently: true });

function afar(canvas) {
  small.drawImage(canvas, 0, 0, 240, 120);
  const values = new Uint32Array(small.getImageData(0, 0, 240, 120).data.buffer);
  return values.reduce((hash, value) => (Math.imul(hash, 31) + value) | 0, 17);
}
