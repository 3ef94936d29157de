// The cluster at one moment: who answers, which links a fault has cut or slowed, how far clocks are off.

class Topology {
  constructor(element, app) {
    this.element = element;
    this.app = app;
    this.states = statesByNode(app.model);
    this.draw = onceAFrame(() => this.show());
    app.view.on('cursor time', this.draw);
    this.draw();
  }

  show() {
    const { view, model } = this.app;
    const at = view.moment();
    const nodes = [...new Set([...model.facts.nodes])].slice(0, 16);
    const faults = model.facts.faults.filter(fault => fault.startSeconds * 1e6 <= at && at < fault.endSeconds * 1e6);
    const place = new Map(nodes.map((node, number) => {
      const angle = (2 * Math.PI * number) / nodes.length - Math.PI / 2;
      return [node, { x: 170 + 105 * Math.cos(angle), y: 135 + 92 * Math.sin(angle) }];
    }));
    this.element.replaceChildren(
      h('p', { class: 'note' }, 'At ' + seconds(at) + (view.isCursorInView() ? ', under the cursor' : ', the middle of the view')),
      s('svg', { viewBox: '0 0 340 270', role: 'img', 'aria-label': 'Topology at ' + seconds(at) },
        this.links(nodes, place, faults), nodes.map(node => this.node(node, place.get(node), faults, at))),
      h('ul', { class: 'inforce' }, faults.length === 0 ? h('li', {}, 'no fault is in force')
        : faults.map(fault => h('li', {}, `#${fault.number} ${fault.description}${fault.observed ? '' : ' (no effect seen)'}`))));
  }

  links(nodes, place, faults) {
    const hit = new Map();
    faults.forEach(fault => fault.targets.filter(target => target.includes('->'))
      .forEach(target => hit.set(target, fault.kind)));
    return nodes.flatMap(from => nodes.filter(to => to !== from).map(to => {
      const kind = hit.get(from + '->' + to);
      const [start, end] = shifted(place.get(from), place.get(to));
      const middle = { x: (start.x + 2 * end.x) / 3, y: (start.y + 2 * end.y) / 3 };
      const cut = /partition|drop|cut/.test(kind ?? '');
      return s('g', { class: kind ? (cut ? 'link cut' : 'link slow') : 'link' },
        s('title', {}, from + ' → ' + to + (kind ? ': ' + kind : '')),
        s('line', { x1: start.x, y1: start.y, x2: end.x, y2: end.y }),
        s('path', { class: 'head', d: head(start, end) }),
        cut ? s('path', { class: 'cross', d: `M${middle.x - 5} ${middle.y - 5}l10 10m0 -10l-10 10` }) : '');
    }));
  }

  node(node, { x, y }, faults, at) {
    const state = stateAt(this.states.get(node) ?? [], at);
    const own = faults.filter(fault => fault.targets.includes(node));
    const silent = state && !state.reachable;
    const words = [silent ? 'no answer' : '', ...own.map(fault => fault.kind),
      state?.reachable && Math.abs(state.offset) > 50_000 ? 'clock ' + (state.offset / 1e6).toFixed(2) + ' s' : '',
      state?.reachable && state.backlog > 0 ? count(state.backlog) + ' to send' : ''].filter(word => word);
    return s('g', { class: 'replica ' + (silent ? 'silent' : own.length ? 'hit' : 'well') },
      s('circle', { cx: x, cy: y, r: 22 }),
      s('text', { class: 'name', x, y: y + 4 }, node.length > 6 ? node.slice(0, 5) + '…' : node),
      s('text', { class: 'word', x, y: y < 130 ? y - 28 : y + 36 }, words.join(', ')));
  }
}

/** Both directions of a link lie side by side. */
function shifted(from, to) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const unit = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const aside = { x: -unit.y * 5, y: unit.x * 5 };
  const end = (point, by) => ({ x: point.x + unit.x * by + aside.x, y: point.y + unit.y * by + aside.y });
  return [end(from, 25), end(to, -25)];
}

function head(start, end) {
  const angle = Math.atan2(end.y - start.y, end.x - start.x);
  const at = turn => `${end.x - 8 * Math.cos(angle + turn)} ${end.y - 8 * Math.sin(angle + turn)}`;
  return `M${end.x} ${end.y}L${at(0.4)}L${at(-0.4)}Z`;
}
