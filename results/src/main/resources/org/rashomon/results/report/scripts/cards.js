// What scripts add to the static part: copying, and buttons that lead from an anomaly into the pictures.

function addCopyButtons(app) {
  const command = document.querySelector('header .command');
  const holder = h('p', { class: 'actions' });
  if (command) {
    const replay = button('Copy replay command', () => copy(command.textContent, replay));
    holder.append(replay);
  }
  const issue = button('Copy issue text', () => copy(issueText(app.model), issue));
  holder.append(issue);
  document.querySelector('header').append(holder);
}

/** The run as Markdown, for a bug report. */
function issueText(model) {
  const { facts } = model;
  const grouped = Object.groupBy?.(model.anomalies, anomaly => anomaly.name) ?? { anomalies: model.anomalies };
  const lines = [`## ${facts.verdict}: ${facts.name}, seed ${facts.seed}`, '', facts.reason, ''];
  for (const [name, anomalies] of Object.entries(grouped)) {
    lines.push(`### ${name} (${anomalies.length})`, '', anomalies[0].sentence, '', '| event | time | node | role | what |', '| --- | --- | --- | --- | --- |');
    for (const event of anomalies[0].witness.slice(0, 12)) {
      const cells = [event.index, seconds(event.micros), event.node, event.role, event.text];
      lines.push('| ' + cells.map(cell => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ') + ' |');
    }
    lines.push('');
  }
  const contract = Object.entries(facts.contract).map(([name, value]) => name + '=' + value).join(', ');
  lines.push(`Store: ${contract}. Faults: ${facts.faults.map(fault => fault.description).slice(0, 10).join('; ') || 'none'}.`, '', '```', facts.replay, '```', '');
  return lines.join('\n');
}

function addCardButtons(app) {
  for (const card of document.querySelectorAll('article[data-finding]')) {
    // Asked for anew each time, since a server may have sent other operations since.
    const current = () => app.model.anomalies[Number(card.dataset.finding)];
    const finding = current();
    if (!finding) continue;
    const reach = finding.witness.map(event => event.micros / 1e6);
    const keys = [...new Set(finding.witness.filter(event => event.row >= 0).map(event => app.model.keyOf(event.row)))].filter(key => key);
    const test = button('Copy as a test case', () => copy(testCase(app.model, current()), test));
    card.append(h('p', { class: 'actions' },
      button('Show in the diagram', () => {
        app.tour.showFinding(current());
        byId('diagram').scrollIntoView({ block: 'start' });
      }),
      button('Filter the history', () => app.history.search(
        (keys.length === 1 ? 'key:' + quoted(keys[0]) + ' ' : '') + `t:${(Math.min(...reach) - 0.05).toFixed(3)}..${(Math.max(...reach) + 0.05).toFixed(3)}`)),
      test));
  }
}

/** The operations of a witness as lines that {@code rashomon check} reads. */
function testCase(model, finding) {
  const rows = [...new Set(finding.witness.map(event => event.row).filter(row => row >= 0))].sort((one, other) => one - other);
  return `# ${finding.name}: ${finding.sentence}\n` + rows.map(row => ednLine(model, row)).join('\n') + '\n';
}
