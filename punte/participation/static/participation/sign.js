/* Drawing a signature. Without it the typed name is enough. The strokes are kept as "x,y x,y;x,y …" in the units of
   the field, never as a picture. */
"use strict";

for (const box of document.querySelectorAll("[data-sign]")) {
  const canvas = box.querySelector("canvas");
  const field = document.getElementById(box.dataset.sign);
  const pen = canvas.getContext("2d");
  const most = 40000;
  let strokes = field.value ? field.value.split(";").map((stroke) => stroke.split(" ")) : [];
  let drawing = false;

  const show = () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = 4;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = "#231a1d";
    for (const stroke of strokes) {
      pen.beginPath();
      for (const point of stroke) pen.lineTo(...point.split(",").map(Number));
      pen.stroke();
    }
  };
  const keep = () => {
    field.value = strokes.filter((stroke) => stroke.length > 1).map((stroke) => stroke.join(" ")).join(";");
  };
  const at = (event) => {
    const place = canvas.getBoundingClientRect();
    const along = (value, from, size, units) => Math.max(0, Math.min(units, Math.round(((value - from) / size) * units)));
    return `${along(event.clientX, place.left, place.width, canvas.width)},${along(event.clientY, place.top, place.height, canvas.height)}`;
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (field.value.length > most - 2000) return;
    drawing = true;
    canvas.setPointerCapture(event.pointerId);
    strokes.push([at(event)]);
  });
  canvas.addEventListener("pointermove", (event) => {
    const stroke = strokes.at(-1);
    if (!drawing || stroke.length > 1000) return;
    const point = at(event);
    if (point !== stroke.at(-1)) stroke.push(point);
    show();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      drawing = false;
      keep();
    });
  }
  box.querySelector("button").addEventListener("click", () => {
    strokes = [];
    keep();
    show();
  });
  box.hidden = false;
  show();
}
