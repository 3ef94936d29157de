// Wheel, drag, click and keys on the diagram and the charts.

function attachGestures(canvas, view, timeAt, rowAt = () => -1) {
  let drag = null;
  const at = event => timeAt(event.offsetX);
  const brush = h('div', { class: 'brush', hidden: true });
  canvas.parentElement.append(brush);
  canvas.addEventListener('wheel', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.activeElement === canvas) {
      event.preventDefault();
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) view.pan(event.deltaX / 1000);
      else view.zoom(1.0015 ** event.deltaY, at(event));
    }
  }, { passive: false });
  canvas.addEventListener('pointerdown', event => {
    canvas.setPointerCapture(event.pointerId);
    canvas.focus({ preventScroll: true });
    drag = { x: event.offsetX, time: at(event), brush: event.shiftKey, from: view.from, until: view.until, moved: false };
  });
  canvas.addEventListener('pointermove', event => {
    if (drag && Math.abs(event.offsetX - drag.x) > 3) drag.moved = true;
    brush.hidden = !(drag?.moved && drag.brush);
    if (!brush.hidden) {
      brush.style.left = Math.min(drag.x, event.offsetX) + 'px';
      brush.style.width = Math.abs(event.offsetX - drag.x) + 'px';
    }
    if (drag?.moved && !drag.brush) {
      const shift = ((drag.x - event.offsetX) / Math.max(1, canvas.clientWidth - GUTTER - RIGHT_MARGIN))
        * (drag.until - drag.from);
      view.show(drag.from + shift, drag.until + shift);
    }
    view.moveCursor(Math.max(view.from, Math.min(view.until, at(event))));
  });
  canvas.addEventListener('pointerup', event => {
    const done = drag;
    drag = null;
    brush.hidden = true;
    if (!done) return;
    if (done.brush && done.moved) view.show(Math.min(done.time, at(event)), Math.max(done.time, at(event)));
    else if (!done.moved) click(event, view, rowAt(event.offsetX, event.offsetY));
  });
  canvas.addEventListener('pointerleave', () => { if (!drag) view.moveCursor(-1); });
  canvas.addEventListener('dblclick', event => view.zoom(0.3, at(event)));
}

/** First click pins an operation, a second shows its causal past and future, with Alt held two are compared. */
function click(event, view, row) {
  if (event.altKey && view.pinned >= 0 && row >= 0) view.compare(row);
  else if (row >= 0 && row === view.pinned) view.showCone(view.cone ? null : causalCone(view.model, row));
  else view.pin(row);
}

/** The keys that work wherever the focus is, except in fields. */
function attachKeys(app) {
  const { view, tour } = app;
  const keys = {
    f: () => view.fit(),
    '+': () => view.zoom(0.5),
    '=': () => view.zoom(0.5),
    '-': () => view.zoom(2),
    n: () => tour.anomaly(1),
    p: () => tour.anomaly(-1),
    ']': () => tour.fault(1),
    '[': () => tour.fault(-1),
    '/': () => byId('filter').focus(),
    Escape: () => view.pin(-1),
  };
  const onCanvas = {
    ArrowLeft: () => view.pan(-0.2),
    ArrowRight: () => view.pan(0.2),
    Home: () => view.fit(),
    j: () => tour.operation(1),
    k: () => tour.operation(-1),
    c: () => view.pinned >= 0 && view.showCone(view.cone ? null : causalCone(view.model, view.pinned)),
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const action = keys[event.key] ?? (event.target.tagName === 'CANVAS' ? onCanvas[event.key] : undefined);
    if (action) {
      event.preventDefault();
      action();
    }
  });
}
