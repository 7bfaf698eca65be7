// From a key press to changed pixels, seen frame by frame.

window.stopwatch = {
  output: (cell) => course.cells()[cell].outputArea.node,
  handle: (cell) => stopwatch.output(cell).querySelector("[role=slider]"),

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

  track(cell) {
    stopwatch.handle(cell).scrollIntoView({ block: "start" });
    const handle = stopwatch.handle(cell).getBoundingClientRect();
    const box = stopwatch.handle(cell).closest(".noUi-target").getBoundingClientRect();
    const [grip, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
    return { x: box.x, width: box.width, grip, y };
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
