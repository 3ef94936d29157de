// Unpacks what the page carries: gzip in base64, decoded by the browser itself.

function bytesOf(base64) {
  if (typeof Uint8Array.fromBase64 === 'function') {
    return Uint8Array.fromBase64(base64);
  }
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    bytes[at] = text.charCodeAt(at);
  }
  return bytes;
}

/** The text of an element, which is not needed any longer. */
function taken(id) {
  const element = document.getElementById(id);
  element.remove();
  return element.textContent;
}

async function unpack(text) {
  const packed = bytesOf(text.trim());
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A column lies plane by plane, lowest bytes first; narrow ones are signed, wide ones become doubles. */
function column(bytes, offset, rows, { width, delta }) {
  const cells = width > 4 ? new Float64Array(rows) : new Int32Array(rows);
  const low = Math.min(width, 4);
  const shift = 32 - 8 * low;
  for (let row = 0; row < rows; row++) {
    let cell = 0;
    for (let plane = 0; plane < low; plane++) {
      cell |= bytes[offset + plane * rows + row] << (8 * plane);
    }
    cells[row] = width > 4 ? cell >>> 0 : (cell << shift) >> shift;
  }
  for (let plane = 4; plane < width; plane++) {
    const last = plane === width - 1;
    for (let row = 0; row < rows; row++) {
      const byte = bytes[offset + plane * rows + row];
      cells[row] += (last && byte > 127 ? byte - 256 : byte) * 2 ** (8 * plane);
    }
  }
  if (delta) {
    for (let row = 1; row < rows; row++) {
      cells[row] += cells[row - 1];
    }
  }
  return cells;
}

async function load(packedFacts, packedColumns) {
  const facts = JSON.parse(new TextDecoder().decode(await unpack(packedFacts)));
  const bytes = await unpack(packedColumns);
  const columns = {};
  let offset = 0;
  for (const description of facts.columns) {
    columns[description.name] = column(bytes, offset, facts.rows, description);
    offset += facts.rows * description.width;
  }
  return { facts, columns };
}
