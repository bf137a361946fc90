// The page that the server itself serves: signs in, and shows the sessions and the live events.
// Everything that comes from a pane goes into text nodes only.

const MOST_EVENTS = 300;
const KEY = 'muxcast-session';
const SHARED = 'muxcast-shared'; // whether a share link led here: who has one can't run muxcast open
const byId = (id) => document.getElementById(id);
const show = (id, yes) => { byId(id).hidden = !yes; };

let socket;
let place = null; // epoch and seq of the newest event or bookmark
let tries = 0;
let looking = 0;

function say(text) { byId('state').textContent = text; }

/** @param guest whether it is no use to tell of muxcast open */
function askToSignIn(why, guest = false) {
  sessionStorage.removeItem(KEY);
  const shared = sessionStorage.getItem(SHARED);
  byId('why').textContent = shared ? `${why} Open the link you were given once more.` : why;
  show('how', !shared && !guest);
  show('door', true);
  show('sessions', false);
  show('live', false);
  say('Not signed in');
}

/** What stands in the fragment, a ticket or the secret of a share link, becomes this tab's token; the fragment is gone before anything else. */
async function redeem() {
  const given = new URLSearchParams(location.hash.slice(1));
  const ticket = given.get('ticket');
  const share = given.get('share');
  if (!ticket && !share) return;
  history.replaceState(null, '', location.pathname);
  sessionStorage.removeItem(KEY);
  sessionStorage.removeItem(SHARED);
  const Authorization = ticket ? `Ticket ${ticket}` : `Share ${share}`;
  const answer = await fetch('/session', { method: 'POST', headers: { Authorization } });
  if (!answer.ok) {
    const why = ticket
      ? 'That address was used already, or is older than 30 seconds.'
      : 'That link has expired, or was taken back. Ask for another one.';
    throw Object.assign(new Error(why), { guest: !ticket });
  }
  sessionStorage.setItem(KEY, (await answer.json()).token);
  if (share) sessionStorage.setItem(SHARED, 'yes');
}

function connect() {
  const token = sessionStorage.getItem(KEY);
  if (!token) return askToSignIn('');
  show('door', false);
  socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/monitor`);
  socket.onopen = () => socket.send(JSON.stringify({ action: 'auth', token }));
  socket.onmessage = (message) => take(JSON.parse(message.data));
  socket.onclose = ({ code, reason }) => {
    if (code === 4005 || code >= 4500) return askToSignIn(reason);
    const wait = Math.min(20000, 200 + Math.random() * Math.min(20000, 200 * 2 ** tries++));
    say(`Connection lost, trying again in ${Math.ceil(wait / 1000)} s …`);
    setTimeout(connect, wait);
  };
}

function take(message) {
  switch (message.type) {
    case 'auth.response': {
      if (!message.success) return;
      tries = 0;
      const ask = { action: 'subscribe', rules: [{ effect: 'include', filters: {} }] };
      if (place) ask.since = place;
      socket.send(JSON.stringify(ask));
      say(`Live, as ${message.role}`);
      show('sessions', true);
      show('live', true);
      look();
      return;
    }
    case 'subscription.confirmed':
      place = place ?? { epoch: message.epoch, seq: message.top };
      place.epoch = message.epoch;
      return;
    case 'snapshot.data':
      return draw(message.sessions ?? []);
    case 'bookmark':
      place = { epoch: message.epoch, seq: message.seq };
      return;
    case 'gap':
      return add(`— ${message.to_seq - message.from_seq + 1} events are missing (${message.reason}) —`, 'warning');
    default:
      if (message.seq && message.timestamp) event(message);
  }
}

function event(it) {
  place = { ...place, seq: it.seq };
  const where = [it.session, it.window_name, it.pane_id].filter((part) => part !== undefined).join(' ');
  const data = it.data ?? {};
  const what = data.preview ?? data.status ?? data.name ?? data.command ?? '';
  const time = document.createElement('time');
  time.dateTime = it.timestamp;
  time.textContent = new Date(it.timestamp).toLocaleTimeString();
  add(` ${it.type}  ${where}  ${what}`, data.severity, time);
  if (!it.type.startsWith('pane.output') && !it.type.startsWith('resource.')) look();
}

function add(text, severity, before) {
  const line = document.createElement('li');
  if (severity) line.classList.add(severity);
  if (before) line.append(before);
  line.append(text);
  const list = byId('events');
  list.prepend(line);
  while (list.childElementCount > MOST_EVENTS) list.lastElementChild.remove();
}

/** Asks for the picture, at most twice a second. */
function look() {
  if (looking) return;
  looking = setTimeout(() => {
    looking = 0;
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ action: 'snapshot' }));
  }, 500);
}

function draw(sessions) {
  const rows = [];
  for (const session of sessions) {
    for (const window of session.windows ?? []) {
      for (const pane of window.panes ?? []) {
        const agent = pane.agent ?? {};
        const row = document.createElement('tr');
        const status = [agent.status, agent.reason].filter(Boolean).join(': ');
        const runs = pane.agent_type && pane.agent_type !== 'unknown' ? pane.agent_type : pane.command;
        for (const text of [session.session, window.window_name, pane.pane_id, runs, status]) {
          row.insertCell().textContent = text ?? '';
        }
        if (agent.attention) row.classList.add('attention');
        rows.push(row);
      }
    }
  }
  byId('panes').replaceChildren(...rows);
}

try {
  await redeem();
  connect();
} catch (failed) {
  askToSignIn(failed.message, failed.guest);
}
