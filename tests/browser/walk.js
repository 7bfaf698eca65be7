// What the tests ask of the page. `course.panel` is the notebook in front.

window.course = {
  async open(path) {
    const panel = await jupyterapp.commands.execute("docmanager:open", { path });
    await panel.context.ready;
    await panel.revealed;
    course.panel = panel;
    await within(60, panel.sessionContext.ready, `a kernel for ${path}`);
    // Closed before it has answered, a kernel ends with an error.
    await within(60, panel.sessionContext.session.kernel.info, "an answer of the kernel");
  },

  close() {
    course.panel?.dispose();
    course.panel = null;
  },

  runAll() {
    course.done = false;
    jupyterapp.commands.execute("notebook:run-all-cells").then(() => (course.done = true));
  },

  cells: () => course.panel.content.widgets,

  busy: () =>
    course.cells().filter((cell) => cell.promptNode?.textContent.includes("*")).map(course.name),

  // "neuron-widget" (number 12)
  name: (cell) => `"${cell.model.id}" (number ${course.cells().indexOf(cell) + 1})`,

  cellOf: (node) => course.name(course.cells().find((cell) => cell.node.contains(node))),

  outputs() {
    const rows = [];
    for (const cell of course.cells()) {
      if (cell.model.type !== "code") continue;
      const meant = (cell.model.getMetadata("tags") ?? []).includes("raises-exception");
      const errors = cell.model.outputs.toJSON().filter((o) => o.output_type === "error" && !meant);
      rows.push({
        cell: course.name(cell),
        ran: cell.model.executionCount,
        text: seen(cell.outputArea.node),
        stderr: cell.model.outputs.toJSON().filter((o) => o.name === "stderr").map((o) => o.text).join(""),
        error: errors.map((o) => `${o.ename}: ${o.evalue}`).join("; "),
        pictures: shown(cell.outputArea.node, ".course-live, .course-still").length,
        stored: cell.outputArea.node.querySelectorAll(".course-still").length,
      });
    }
    return rows;
  },

  // A kernel answers in order: after its answer, whatever was asked before has been done. Again,
  // if a widget asked in between: it waits for the answer to its last change to send the next.
  async settle() {
    const kernel = course.panel.sessionContext.session.kernel;
    let asked;
    const listen = (_, { direction, msg }) =>
      (asked ||= direction === "send" && msg.header.msg_type === "comm_msg");
    kernel.anyMessage.connect(listen);
    do {
      asked = false;
      await within(60, kernel.requestKernelInfo(), "an answer of the kernel");
    } while (asked);
    kernel.anyMessage.disconnect(listen);
    await frame();
  },

  // The numbers that the kernel makes of expressions, by their names.
  async ask(expressions) {
    const code = { code: "", silent: true, user_expressions: expressions };
    const { content } = await course.panel.sessionContext.session.kernel.requestExecute(code).done;
    const values = Object.entries(content.user_expressions);
    return Object.fromEntries(values.map(([name, v]) => [name, Number(v.data["text/plain"])]));
  },

  // In command mode, on the cell that holds `node`, as after running it.
  select(node) {
    const notebook = course.panel.content;
    notebook.mode = "command";
    notebook.activeCellIndex = course.cells().findIndex((cell) => cell.node.contains(node));
    notebook.activeCell.node.focus();
  },

  // Only the cell that holds `node` is seen: with a whole lesson to lay out, each frame is slow.
  alone(node) {
    for (const cell of course.cells()) cell.node.hidden = !cell.node.contains(node);
  },

  together() {
    for (const cell of course.cells()) cell.node.hidden = false;
  },

  scroller: () => course.panel.content.outerNode,

  // How many screens the notebook fills, and one of them brought into view: its place on the page.
  pieces: () => Math.ceil(course.scroller().scrollHeight / course.scroller().clientHeight),

  async show(number) {
    const { scrollHeight, clientHeight } = course.scroller();
    course.scroller().scrollTop = number * clientHeight;
    await frame();
    await frame();
    const { x, y, width, height } = course.scroller().getBoundingClientRect();
    const seen = Math.max(1, Math.min(clientHeight, scrollHeight - number * clientHeight));
    return { x, y: y + height - seen, width, height: seen };
  },

  find: (id) => course.cells().find((cell) => cell.model.id === id),

  // Click into the editor of a cell.
  edit(id) {
    course.panel.content.activeCellIndex = course.cells().indexOf(course.find(id));
    course.panel.content.mode = "edit";
    course.find(id).editor.focus();
  },

  // A cell that runs a second time gets a number again.
  forget: (id) => (course.find(id).model.executionCount = null),

  count: (id) => course.find(id).model.executionCount,

  says: (id) => seen(course.find(id).outputArea.node),

  newCell: () => course.panel.content.activeCell.model.id,

  // `course.restarted` is fulfilled by the next restart of the kernel.
  expectRestart() {
    const { statusChanged } = course.panel.sessionContext;
    const restart = new Promise((done) => {
      let begun = false;
      statusChanged.connect((_, status) => {
        begun ||= ["restarting", "autorestarting", "starting"].includes(status);
        if (begun && status === "idle") done();
      });
    });
    course.restarted = within(60, restart, "the kernel to restart");
    course.restarted.catch(() => {});
  },

  panels: () => [...course.panel.node.querySelectorAll(".course-panel")],

  controls: (panel) =>
    shown(
      panel,
      "button, select, input, textarea, a[href], [role=slider], [role=application], " +
        "[tabindex='0'], [contenteditable=true]",
    ),

  // Pictures to click into; what a click does, sliders must do too.
  targets: (panel) =>
    shown(panel, "img").filter((node) => getComputedStyle(node).cursor === "crosshair"),

  async state(panel) {
    const wrong = [];
    while (shown(panel, "img").some((image) => !image.complete)) await frame();
    const output = panel.closest(".jp-OutputArea");
    const views = shown(output, ".course-live");
    const own = shown(panel, ".course-live");
    if (own.length !== 1) wrong.push(`${own.length} views are visible, expected 1`);
    if (shown(output, ".course-still").length && views.length)
      wrong.push("the still is visible beside the live picture");
    const pictures = shown(panel, "img, canvas, svg.course-svg");
    const images = shown(panel, "img");
    if (panel.querySelector(".course-picture") && images.length !== 1)
      wrong.push(`${images.length} pictures are visible, expected 1`);
    for (const image of images) if (!image.naturalWidth) wrong.push("the picture is blank");
    const trouble = shown(panel, ".course-trouble").map((node) => node.textContent);
    wrong.push(...trouble.filter(Boolean));
    return {
      picture: pictures.map(pixels).join(),
      sentence: shown(panel, ".course-sentence, .course-says").map((n) => n.textContent).join(" "),
      wrong,
    };
  },

  async changed(panel, before, ms) {
    const end = performance.now() + ms;
    let now = await course.state(panel);
    const waits = () =>
      (before.picture && now.picture === before.picture) || now.sentence === before.sentence;
    while (waits() && performance.now() < end) {
      await frame();
      now = await course.state(panel);
    }
    return now;
  },
};

const frame = () => new Promise((done) => requestAnimationFrame(done));

const within = (seconds, promise, what) =>
  Promise.race([
    promise,
    new Promise((_, fail) =>
      setTimeout(() => fail(new Error(`waited ${seconds} s for ${what}`)), 1000 * seconds),
    ),
  ]);

const shown = (node, selector) =>
  [...node.querySelectorAll(selector)].filter((found) => found.checkVisibility());

const seen = (node) => node.innerText ?? "";

// One number for what an image or a canvas shows now. An image that shows something else has
// another address; reading its pixels again on every frame would slow the kernel beside it.
const known = new WeakMap();

function pixels(node) {
  const last = known.get(node);
  if (last && last.src === node.src) return last.hash;
  const hash = hashed(node);
  if (node.src && node.naturalWidth) known.set(node, { src: node.src, hash });
  return hash;
}

function hashed(node) {
  const [width, height] = [node.naturalWidth ?? node.width, node.naturalHeight ?? node.height];
  if (!width) return 0;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(node, 0, 0);
  const values = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  let hash = 17;
  for (let i = 0; i < values.length; i++) hash = (Math.imul(hash, 31) + values[i]) | 0;
  return hash;
}

course.shown = shown; // for the benchmark
