/* The page of a phone: follows the wall, and keeps what was not sent yet until the server has it. */
(function () {
  'use strict';
  var root = document.getElementById('workshop');
  if (!root || !window.fetch || !window.EventSource) return;
  var words = JSON.parse(root.dataset.words);
  var key = 'workshop-cards-' + root.dataset.workshop;
  var dotsKey = 'workshop-dots-' + root.dataset.workshop;
  var form = document.getElementById('write');
  var dots = document.getElementById('dots');
  var own = document.getElementById('own');
  var wall = document.getElementById('wall');
  var state = document.getElementById('state');
  var memory = {};
  var sending = false;
  var pause = 1000;

  function stored(name) {
    try {
      return JSON.parse(localStorage.getItem(name)) || memory[name] || null;
    } catch (refused) {
      return memory[name] || null;
    }
  }
  function store(name, value) {
    memory[name] = value;
    try {
      if (value === null) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify(value));
    } catch (refused) {
      /* A private window: the page itself remembers. */
    }
  }
  function say(text) {
    state.textContent = text;
    state.hidden = !text;
  }
  function freshId() {
    var bytes = new Uint8Array(16);
    crypto.getRandomValues(bytes);
    return Array.prototype.map.call(bytes, function (one) { return ('0' + one.toString(16)).slice(-2); }).join('');
  }
  function queue() {
    return stored(key) || [];
  }

  function drawOwn() {
    Array.prototype.slice.call(own.querySelectorAll('.unsent')).forEach(function (one) { own.removeChild(one); });
    queue().forEach(function (card) {
      if (own.querySelector('[data-id="' + card.id + '"]')) return;
      var item = document.createElement('li');
      var note = document.createElement('small');
      item.className = 'unsent';
      item.textContent = card.text;
      note.textContent = card.refused || words.waiting;
      item.appendChild(note);
      own.insertBefore(item, own.firstChild);
    });
  }
  function arrived(card) {
    if (own.querySelector('[data-id="' + card.id + '"]')) return;
    var item = document.createElement('li');
    item.dataset.id = card.id;
    item.textContent = card.text;
    own.insertBefore(item, own.firstChild);
  }
  function post(path, body) {
    return fetch(root.dataset.path + path, {
      method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body)
    });
  }

  /* Sends what has gathered, one portion after the other; a card leaves the queue when the server says it has it. */
  function send() {
    var waiting = queue().filter(function (card) { return !card.refused; }).slice(0, 10);
    if (sending || !waiting.length) return;
    sending = true;
    var cards = waiting.map(function (card) {
      return { id: card.id, text: card.text, phase: card.phase, lane: card.lane || null };
    });
    post('/cards', { token: root.dataset.token, cards: cards }).then(function (answer) {
      if (answer.status === 200) return answer.json().then(function (said) { settle(waiting, said); });
      if (answer.status === 404 || answer.status === 410) { say(words.ended); pause = 30000; }
      throw new Error(String(answer.status));
    }).then(function () {
      sending = false;
      pause = 1000;
      say('');
      send();
    }, function () {
      sending = false;
      if (state.hidden) say(words.offline);
      setTimeout(send, pause);
      pause = Math.min(pause * 2, 30000);
    });
  }
  function settle(waiting, said) {
    waiting.forEach(function (card) {
      if (said.stored.indexOf(card.id) >= 0) arrived(card);
    });
    store(key, queue().filter(function (card) { return said.stored.indexOf(card.id) < 0; }).map(function (card) {
      if (said.refused[card.id]) card.refused = words.refused + ' ' + said.refused[card.id];
      return card;
    }));
    drawOwn();
  }
  function sendDots() {
    var waiting = stored(dotsKey);
    if (!waiting || waiting.vote !== root.dataset.vote) { store(dotsKey, null); return; }
    post('/dots', { token: root.dataset.token, points: waiting.points }).then(function (answer) {
      if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
      store(dotsKey, null);
      if (answer.status === 200) {
        say(words[Object.keys(waiting.points).length ? 'dots-sent' : 'none-sent']);
        return undefined;
      }
      return answer.json().then(function (said) { say(said.detail); });
    }).catch(function () {
      say(words['dots-waiting']);
      setTimeout(sendDots, 3000);
    });
  }
  /* Who presses the button without having set a dot is told so; pressed again, it is meant so. */
  function isMeant(points) {
    var none = document.getElementById('none');
    if (Object.keys(points).length || dots.dataset.given || !none.hidden) return true;
    var asked = none.textContent;
    none.textContent = '';
    none.hidden = false;
    none.textContent = asked;
    none.scrollIntoView({ block: 'nearest' });
    return false;
  }
  function givenDots() {
    var points = {};
    Array.prototype.forEach.call(dots.querySelectorAll('select'), function (one) {
      if (Number(one.value)) points[one.name.slice(4)] = Number(one.value);
    });
    return points;
  }
  function showLeft() {
    var points = givenDots();
    var used = Object.keys(points).reduce(function (sum, one) { return sum + points[one]; }, 0);
    var left = Number(dots.dataset.points) - used;
    document.getElementById('left').textContent = words.left.replace('#', String(left));
    dots.querySelector('button').disabled = left < 0;
  }

  if (form) {
    form.addEventListener('submit', function (event) {
      var text = form.elements.text.value;
      event.preventDefault();
      if (!text.trim()) return;
      var card = { id: freshId(), text: text, phase: form.elements.phase.value };
      if (form.elements.lane) card.lane = form.elements.lane.value;
      store(key, queue().concat([card]));
      form.elements.text.value = '';
      form.elements.text.focus();
      drawOwn();
      send();
    });
  }
  if (dots) {
    dots.addEventListener('change', function () {
      document.getElementById('none').hidden = true;
      showLeft();
    });
    dots.addEventListener('submit', function (event) {
      var points = givenDots();
      event.preventDefault();
      if (!isMeant(points)) return;
      document.getElementById('none').hidden = true;
      dots.dataset.given = Object.keys(points).length ? 'yes' : '';
      store(dotsKey, { vote: root.dataset.vote, points: points });
      sendDots();
    });
    showLeft();
  }

  /* Another phase, another vote or closed writing is another page; what is being typed stays where it is. */
  function isOther(now) {
    var vote = now.vote && now.vote.state === 'open' ? now.vote.id : '';
    return now.phase !== root.dataset.phase || vote !== root.dataset.vote ||
      (now.is_writing_open ? 'yes' : 'no') !== root.dataset.open;
  }
  function follow() {
    var stream = new EventSource(root.dataset.path + '/stream?after=' + root.dataset.revision);
    stream.addEventListener('wall', function (event) {
      var now = JSON.parse(event.data);
      if (isOther(now)) {
        if (form && form.elements.text.value.trim()) {
          sessionStorage.setItem('typed', form.elements.text.value);
        }
        stream.close();
        /* A hall must not come all in the same moment. */
        setTimeout(function () { location.replace(root.dataset.path); }, Math.random() * 1500);
        return;
      }
      now.gone.concat(now.cards.map(function (card) { return card.id; })).forEach(function (id) {
        var known = wall.querySelector('[data-card="' + id + '"]');
        if (known) wall.removeChild(known);
      });
      now.cards.forEach(function (card) {
        if (card.phase !== now.phase) return;
        var item = document.createElement('li');
        item.dataset.card = card.id;
        item.textContent = card.text;
        wall.insertBefore(item, wall.firstChild);
      });
    });
    stream.onopen = function () { if (!queue().length) say(''); pause = 1000; send(); };
    stream.onerror = function () { if (!navigator.onLine) say(words.offline); };
  }
  var typed = form && sessionStorage.getItem('typed');
  if (typed && !form.elements.text.value) {
    form.elements.text.value = typed;
    sessionStorage.removeItem('typed');
  }
  window.addEventListener('online', function () { pause = 1000; send(); });
  drawOwn();
  send();
  if (stored(dotsKey)) sendDots();
  follow();
})();
