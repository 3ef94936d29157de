// Goes from anomaly to anomaly, fault to fault, operation to operation.

class Tour {
  constructor(view) {
    this.view = view;
    this.model = view.model;
    this.at = -1;
  }

  anomaly(step) {
    const { anomalies } = this.model;
    if (anomalies.length === 0) return;
    this.at = (this.at + step + anomalies.length) % anomalies.length;
    this.showFinding(anomalies[this.at]);
  }

  showFinding(finding) {
    const rows = finding.witness.map(event => event.row).filter(row => row >= 0);
    const times = finding.witness.map(event => event.micros).concat(rows.map(row => this.model.invoked[row]));
    if (times.length === 0) return;
    this.view.reveal(Math.min(...times), Math.max(...times));
    const lost = finding.witness.find(event => event.row >= 0 && event.role.startsWith('lost'));
    if (rows.length > 0) this.view.pin(lost?.row ?? rows.find(row => this.model.isWrite(row)) ?? rows[0]);
  }

  fault(step) {
    const faults = this.model.facts.faults;
    const middle = (this.view.from + this.view.until) / 2e6;
    const ordered = step > 0 ? faults : [...faults].reverse();
    const next = ordered.find(fault => {
      const center = (fault.startSeconds + fault.endSeconds) / 2;
      return step > 0 ? center > middle + 1e-6 : center < middle - 1e-6;
    });
    if (next) this.view.reveal(next.startSeconds * 1e6, next.endSeconds * 1e6);
  }

  operation(step) {
    const { view, model } = this;
    if (model.rows === 0) return;
    const row = view.pinned < 0 ? model.firstFrom(view.from) : view.pinned + step;
    this.showRow(Math.min(Math.max(row, 0), model.rows - 1));
  }

  showRow(row) {
    const { view, model } = this;
    if (model.invoked[row] < view.from || model.invoked[row] > view.until) {
      const half = (view.until - view.from) / 2;
      view.show(model.invoked[row] - half, model.invoked[row] + half);
    }
    view.pin(row);
  }
}
