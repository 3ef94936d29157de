// Builds elements. Text of any origin becomes text, never markup.

const SVG_SPACE = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== undefined) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().map(child => (child instanceof Node ? child : String(child))));
  return element;
}

function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG_SPACE, tag), attributes, children);
}

function button(label, action, title = label) {
  return h('button', { type: 'button', title, 'aria-label': title, onclick: action }, label);
}

const byId = id => document.getElementById(id);

/** Calls an action at most once a frame, however often it is asked for. */
function onceAFrame(action) {
  let asked = false;
  return () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        action();
      });
    }
  };
}

function offer(name, text, type) {
  const link = h('a', { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Copies text and says so on the button for a moment. */
async function copy(text, on) {
  const label = on.textContent;
  try {
    await navigator.clipboard.writeText(text);
    on.textContent = 'Copied';
  } catch {
    const area = h('textarea', {}, text);
    document.body.append(area);
    area.select();
    on.textContent = document.execCommand('copy') ? 'Copied' : 'Copy failed';
    area.remove();
  }
  setTimeout(() => { on.textContent = label; }, 1500);
}
