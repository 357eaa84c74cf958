// While a large network moves, the picture of it moves: drawing thousands of signs takes longer than a frame may.
// The last drawing is laid over the canvas and shifted by the browser; once the hand rests, all is drawn anew.
const REST = 260;
const FAR = 0.5;
let still = null;
let resting = 0;
let drawnView = null;
const viewNow = () => ({
  scale: canvas.body.view.scale,
  x: canvas.body.view.translation.x,
  y: canvas.body.view.translation.y,
});
function moving() {
  if (!many) return;
  if (!still) still = photographed();
  clearTimeout(resting);
  resting = setTimeout(rested, REST);
  const now = viewNow();
  const factor = now.scale / drawnView.scale;
  const [x, y] = [now.x - factor * drawnView.x, now.y - factor * drawnView.y];
  still.style.transform = `translate(${x}px, ${y}px) scale(${factor})`;
  // Too far from what was drawn for its picture to show: a drawing in between, without links and names.
  const box = $("canvas").getBoundingClientRect();
  const away = Math.max(
    Math.abs(x + ((factor - 1) * box.width) / 2) / box.width,
    Math.abs(y + ((factor - 1) * box.height) / 2) / box.height,
  );
  if (away > FAR || factor > 2 || factor < 0.5) again();
}
function photographed() {
  const from = $("canvas").querySelector("canvas");
  const picture = el("canvas", { id: "still", width: from.width, height: from.height, "aria-hidden": "true" });
  picture.getContext("2d").drawImage(from, 0, 0);
  $("graphe").insertBefore(picture, $("zoom"));
  $("canvas").classList.add("moving");
  canvas.body.emitter.emit("_blockRedraw");
  return picture;
}
function again() {
  canvas.body.emitter.emit("_allowRedraw");
  sparse = true;
  canvas.redraw();
  sparse = false;
  still.remove();
  still = photographed();
}
let sparse = false;
function rested() {
  clearTimeout(resting);
  if (!still) return;
  still.remove();
  still = null;
  $("canvas").classList.remove("moving");
  canvas.body.emitter.emit("_allowRedraw");
  canvas.redraw();
}
