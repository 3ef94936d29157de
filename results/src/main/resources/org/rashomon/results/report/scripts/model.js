// The operations of the run: columns, and what can be asked of a row.

const OK = 0;
const FAIL = 1;
const INFO = 2;
const OUTCOMES = ['ok', 'fail', 'info'];

class Model {
  constructor(loaded) {
    this.become(loaded);
  }

  /** Holds these operations of the run from now on. */
  become({ facts, columns }) {
    this.facts = facts;
    this.columns = columns;
    this.rows = facts.rows;
    this.end = facts.endMicros;
    this.invoked = columns.invoked;
    this.duration = columns.duration;
    this.outcome = columns.outcome;
    this.node = columns.node;
    this.key = columns.key;
    this.session = columns.session;
    this.hasVersions = 'dotReplica' in columns;
    this.isRead = facts.functions.map(name => name === 'read');
    this.usual = new Map();
    if (this.hasVersions) {
      this.undoVectors();
    }
    this.markFindings();
  }

  /** The vectors are differences to the last of the same node. */
  undoVectors() {
    this.had = this.facts.replicas.map((_, replica) => this.columns['had ' + replica]);
    this.sight = this.facts.replicas.map((_, replica) => this.columns['sight ' + replica]);
    for (const column of this.had) {
      const last = new Int32Array(this.facts.nodes.length);
      for (let row = 0; row < this.rows; row++) {
        column[row] = last[this.node[row]] += column[row];
      }
    }
  }

  markFindings() {
    this.anomalies = this.facts.findings.filter(finding => !finding.byDesign);
    this.marked = new Uint8Array(this.rows);
    this.findingsOf = new Map();
    for (const finding of this.facts.findings) {
      for (const { row } of finding.witness) {
        if (row < 0) continue;
        this.marked[row] = Math.max(this.marked[row], finding.byDesign ? 1 : 2);
        this.findingsOf.set(row, [...(this.findingsOf.get(row) ?? []), finding]);
      }
    }
  }

  /** When an operation was over for its client; the end of the run if it never was. */
  over(row) {
    return this.duration[row] < 0 ? this.end : this.invoked[row] + this.duration[row];
  }

  value(code) {
    if (code === -1) return '';
    return code & 1 ? this.facts.values[code >> 1] : String(code / 2);
  }

  /** What was read, or was to be written. */
  valueOf(row) {
    const { result, argument } = this.columns;
    if (this.isRead[this.columns.function[row]]) {
      return this.outcome[row] === OK ? this.value(result[row]) || 'nothing' : '';
    }
    return this.value(argument[row]) + (result[row] !== -1 && result[row] !== argument[row]
      ? ' → ' + this.value(result[row]) : '');
  }

  functionOf(row) { return this.facts.functions[this.columns.function[row]]; }
  keyOf(row) { return this.facts.keys[this.key[row]]; }
  nodeOf(row) { return this.facts.nodes[this.node[row]]; }
  errorOf(row) { return this.columns.error[row] < 0 ? '' : this.facts.errors[this.columns.error[row]]; }

  isWrite(row) { return !this.isRead[this.columns.function[row]]; }

  hasDot(row) { return this.hasVersions && this.columns.dotReplica[row] >= 0; }

  dotOf(row) {
    return this.hasDot(row)
      ? this.facts.replicas[this.columns.dotReplica[row]] + ':' + this.columns.dotSequence[row] : '';
  }

  stampOf(row) {
    return this.hasVersions && this.columns.stamp[row] >= 0 ? this.columns.stamp[row] + this.facts.leastStamp : 0;
  }

  vectorOf(row) {
    return this.facts.replicas
      .map((name, replica) => [name, this.had[replica][row]])
      .filter(([, sequence]) => sequence > 0)
      .map(([name, sequence]) => name + ':' + sequence)
      .join(', ');
  }

  /** The writes of the version that a read returned. */
  writesRead(row) {
    const { dotReplica, dotSequence } = this.columns;
    const writes = [];
    for (let other = 0; this.hasDot(row) && other < this.rows; other++) {
      if (dotSequence[other] === dotSequence[row] && dotReplica[other] === dotReplica[row] && this.isWrite(other)) writes.push(other);
    }
    return writes;
  }

  /** The median time to the first sight of a node's writes on a replica, of an even sample; 0 if none was seen. */
  usualSight(node, replica) {
    const name = node + ' ' + replica;
    if (!this.usual.has(name)) {
      const seen = [];
      for (let row = 0, step = Math.ceil(this.rows / 20_000); row < this.rows; row += step) {
        if (this.node[row] === node && this.sight[replica][row] >= 0) seen.push(this.sight[replica][row]);
      }
      this.usual.set(name, seen.sort((one, other) => one - other)[seen.length >> 1] ?? 0);
    }
    return this.usual.get(name);
  }

  /** Whether the replica that answered {@code later} had applied the write of {@code earlier}. */
  hadSeen(later, earlier) {
    return this.hasDot(earlier)
      && this.had[this.columns.dotReplica[earlier]][later] >= this.columns.dotSequence[earlier];
  }

  describe(row) {
    const value = this.valueOf(row);
    const arrow = this.isRead[this.columns.function[row]] && value ? ' → ' : ' ';
    return (this.functionOf(row) + ' ' + this.keyOf(row) + (value ? arrow + value : '')).trim();
  }

  /** The first row invoked at or after a time. */
  firstFrom(micros) {
    let low = 0;
    let high = this.rows;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.invoked[middle] < micros) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether no operation of this stretch was left out of the page. */
  isWhole(from, until) {
    return this.facts.rows === this.facts.allRows
      || this.facts.windows.some(window => window.fromMicros <= from && until <= window.untilMicros);
  }
}
