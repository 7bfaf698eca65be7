// Ink on paper of 32 × 32 pixels, row by row, from 0 to 255.

const SIDE = 32; // pixels along the paper, as in the scans that the shipped digits come from
const CELLS = 8; // cells along it, for the keyboard and the eye
const CELL = SIDE / CELLS;
const BRUSH = 2; // radius in pixels: strokes are one cell wide

// Ink every pixel by its distance from the line between two points: full under the brush, soft
// at its edge.
function stroke(ink, [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy || 1;
  for (let i = 0; i < ink.length; i++) {
    const [x, y] = [(i % SIDE) + 0.5 - x1, Math.floor(i / SIDE) + 0.5 - y1];
    const share = Math.max(0, Math.min(1, (x * dx + y * dy) / length));
    const distance = Math.hypot(x - share * dx, y - share * dy);
    ink[i] = Math.max(ink[i], 255 * (BRUSH + 0.5 - distance));
  }
}

function eachOfCell([column, row], visit) {
  for (let y = 0; y < CELL; y++)
    for (let x = 0; x < CELL; x++) visit((row * CELL + y) * SIDE + column * CELL + x);
}

function eraseCell(ink, cell) {
  eachOfCell(cell, (i) => (ink[i] = 0));
}

function sumOfCell(ink, cell) {
  let sum = 0;
  eachOfCell(cell, (i) => (sum += ink[i]));
  return sum;
}
