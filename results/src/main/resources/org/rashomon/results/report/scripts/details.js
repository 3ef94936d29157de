// What is known of the pinned operation, and how it stands to another one.

class Details {
  constructor(element, app) {
    this.element = element;
    this.app = app;
    app.view.on('selection', () => this.show());
    this.show();
  }

  show() {
    const { view } = this.app;
    if (view.pinned < 0) {
      this.element.replaceChildren(h('p', { class: 'note' },
        'Click an operation to see all that is known of it; click it again for its causal past and future;'
        + ' hold Alt and click another to compare the two.'));
      return;
    }
    this.element.replaceChildren(...this.of(view.pinned), ...this.comparison());
  }

  of(row) {
    const { model } = this.app;
    return [
      h('h3', {}, model.describe(row), ' ', h('small', {}, 'event ' + model.columns.index[row])),
      h('dl', { class: 'facts' }, this.facts(row).filter(([, value]) => value !== '').map(([name, value]) =>
        h('div', {}, h('dt', {}, name), h('dd', {}, value)))),
      h('p', { class: 'actions' }, this.actions(row)),
      ...this.findings(row),
    ];
  }

  facts(row) {
    const { model } = this.app;
    const outcome = OUTCOMES[model.outcome[row]];
    return [
      ['outcome', outcome === 'info' ? 'info: nobody knows whether it took effect' : outcome],
      ['error', model.errorOf(row)],
      ['node', model.nodeOf(row)],
      ['session, process', model.session[row] + ', ' + model.columns.process[row]],
      ['invoked', seconds(model.invoked[row], 6)],
      ['took', duration(model.duration[row])],
      ['version', model.dotOf(row)],
      ['stamp', model.stampOf(row) ? model.stampOf(row) + ' µs' : ''],
      ['had applied before', model.hasVersions ? model.vectorOf(row) : ''],
      ['faults in force', faultsAt(model, row).map(fault => '#' + fault.number + ' ' + fault.description).join('; ')],
      ['seen on', this.sights(row)],
      ['rests on', this.causes(row)],
    ];
  }

  sights(row) {
    const { model } = this.app;
    if (!model.isWrite(row) || !model.hasDot(row)) return '';
    return model.facts.replicas.map((name, replica) => {
      if (name === model.nodeOf(row)) return '';
      const sight = model.sight[replica][row];
      return name + (sight < 0 ? ': never' : ' by ' + duration(sight) + ' later');
    }).filter(text => text).join('; ');
  }

  /** The writes that a read returned, or the versions that a write took the place of, each to be gone to. */
  causes(row) {
    const { model, tour } = this.app;
    if (!model.hasDot(row)) return '';
    const causes = model.isWrite(row) ? parentsOf(model, row, versionsOf(model, model.key[row])) : model.writesRead(row);
    return causes.length === 0 ? '' : causes.slice(0, 4).map(cause =>
      button(`${model.describe(cause)}, ${model.nodeOf(cause)}, ${seconds(model.over(cause))}`, () => tour.showRow(cause)));
  }

  actions(row) {
    const { view, model, keys, history } = this.app;
    return [
      button(view.cone ? 'Hide causal cone' : 'Causal past and future', () =>
        view.showCone(view.cone ? null : causalCone(model, row))),
      model.keyOf(row) ? button('Versions of ' + model.keyOf(row), () => keys.open(model.key[row])) : '',
      model.keyOf(row) ? button('History of this key', () => history.search('key:' + quoted(model.keyOf(row)))) : '',
      button('Center', () => {
        const half = Math.max(2000, (view.until - view.from) / 8);
        view.show(model.invoked[row] - half, model.over(row) + half);
      }),
      button('Unpin', () => view.pin(-1)),
    ];
  }

  findings(row) {
    const { model } = this.app;
    return (model.findingsOf.get(row) ?? []).map(finding => h('p', { class: finding.byDesign ? 'note' : 'alert' },
      h('strong', {}, finding.name + (finding.byDesign ? ' (by design)' : '')), ' ', finding.sentence));
  }

  comparison() {
    const { view, model } = this.app;
    if (view.compared < 0) return [];
    return [
      h('h3', {}, 'Compared with ', model.describe(view.compared), ' ',
        h('small', {}, 'event ' + model.columns.index[view.compared])),
      h('p', {}, relation(model, view.pinned, view.compared)),
    ];
  }
}

function faultsAt(model, row) {
  const from = model.invoked[row] / 1e6;
  const until = model.over(row) / 1e6;
  return model.facts.faults.filter(fault => {
    const hit = nodesOf(fault);
    return fault.startSeconds <= until && fault.endSeconds >= from && (hit.size === 0 || hit.has(model.nodeOf(row)));
  });
}

const quoted = text => (/^[^\s"]+$/.test(text) ? text : JSON.stringify(text));
