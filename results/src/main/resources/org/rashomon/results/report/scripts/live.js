// Follows a run by server-sent events; everything is shown as text.

const lines = document.getElementById('lines');
const state = document.getElementById('state');
const events = new EventSource('/events');
let seen = 0;
events.onopen = () => {
  // After a reconnection everything is told again.
  lines.textContent = '';
  seen = 0;
  state.textContent = 'Connected.';
};
events.onmessage = event => {
  lines.append(event.data + '\n');
  seen++;
  state.textContent = `${seen} lines; the last: ${event.data.trim()}`;
  scrollTo(0, document.body.scrollHeight);
};
events.onerror = () => {
  state.textContent = 'The run is over, or the connection is lost.';
};
