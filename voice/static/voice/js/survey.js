/* Extras of the young person's pages. Everything works without them.

   Exit this page: clears the page at once and takes its place in the list of pages, so that Back does
   not lead here again.

   Read this page to me: speaks the question, its hint and its answers, and marks what is spoken. Only
   with voices that this very device holds: any other would send our words to another company. Never
   by itself, and never what somebody typed. */
const SPOKEN = "h1, h2, .lead, .hint, .choice label, .ranks label, .things label, .rows button, main section p, main section li, dt, dd";

document.addEventListener("click", (event) => {
  const exit = event.target.closest("a[data-exit]");
  if (exit) {
    event.preventDefault();
    document.body.replaceChildren();
    window.location.replace(exit.href);
  }
});

const button = document.querySelector("[data-read]");
const speech = window.speechSynthesis;

const languageOf = (element) => element.closest("[lang]").lang.toLowerCase();
const voiceFor = (language) => {
  const ours = speech.getVoices().filter((voice) => voice.localService);
  const spoken = (voice) => voice.lang.toLowerCase().replace("_", "-");
  const family = language.split("-")[0];
  return ours.find((voice) => spoken(voice) === language)
    || ours.find((voice) => spoken(voice).split("-")[0] === family);
};

const offer = () => {
  button.hidden = !voiceFor(document.documentElement.lang.toLowerCase());
};

const parts = () => [...document.querySelectorAll(`main :is(${SPOKEN})`)].filter((element) =>
  !element.querySelector(SPOKEN) && element.getClientRects().length && element.textContent.trim());

const words = button && button.querySelector("span");
const start = words && words.textContent;
let turn = 0;

const stop = () => {
  turn += 1;
  speech.cancel();
  words.textContent = start;
  document.querySelectorAll(".is-read").forEach((element) => element.classList.remove("is-read"));
};

const read = () => {
  stop();
  const mine = turn;
  words.textContent = button.dataset.stop;
  const said = parts().map((element) => [element, voiceFor(languageOf(element))])
    .filter(([, voice]) => voice);
  said.forEach(([element, voice], place) => {
    const utterance = new SpeechSynthesisUtterance(element.textContent.trim());
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onstart = () => element.classList.add("is-read");
    utterance.onend = () => {
      element.classList.remove("is-read");
      if (place === said.length - 1 && mine === turn) {
        stop();
      }
    };
    speech.speak(utterance);
  });
};

if (button && speech) {
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  button.addEventListener("click", () => (words.textContent === start ? read() : stop()));
  window.addEventListener("pagehide", () => speech.cancel());
}

/* Not saved yet: a page is sent while it stays where it is, and again and again until the line is
   back. Nothing is kept anywhere but on the page itself: others may use this device. */
const WAITS = [2, 5, 10, 20, 30]; // seconds
const BUSY = [502, 503, 504];

const keepTrying = (form) => {
  const notice = form.querySelector("[data-unsaved]");
  const hasFile = form.enctype.startsWith("multipart");
  let pressed, sending, waiting, asItIs;
  let tries = 0;

  const tell = () => {
    if (notice.hidden) {
      notice.hidden = false;
      notice.scrollIntoView({ block: "nearest" });
    }
  };

  const wait = () => {
    clearTimeout(waiting);
    waiting = setTimeout(send, WAITS[Math.min(tries, WAITS.length - 1)] * 1000);
  };

  const send = async () => {
    clearTimeout(waiting);
    waiting = 0;
    sending?.abort();
    const mine = new AbortController();
    sending = mine;
    const slow = setTimeout(tell, 4000);
    const patience = setTimeout(() => mine.abort(), hasFile ? 180000 : 20000);
    const data = new FormData(form);
    if (pressed?.name) data.append(pressed.name, pressed.value);
    let next;
    try {
      const said = await fetch(pressed?.getAttribute("formaction") || form.getAttribute("action"), {
        method: "POST",
        body: hasFile ? data : new URLSearchParams(data),
        headers: { "X-Requested-With": "fetch" },
        signal: mine.signal,
      });
      if (BUSY.includes(said.status)) throw said.status;
      next = said.headers.get("X-Go-To");
    } catch {
      if (mine === sending && form.isConnected) {
        tell();
        wait();
        tries += 1;
      }
      return;
    } finally {
      clearTimeout(slow);
      clearTimeout(patience);
    }
    if (!form.isConnected) return; // somebody pressed Exit
    if (next) {
      window.location.assign(next);
    } else {
      asItIs = true; // a page to look at: sent once more, as without a script
      form.requestSubmit(pressed);
      asItIs = false;
    }
  };

  form.addEventListener("submit", (event) => {
    if (asItIs) return;
    event.preventDefault();
    pressed = event.submitter;
    tries = 0;
    send();
  });
  form.addEventListener("input", () => waiting && wait());
  window.addEventListener("online", () => waiting && send());
};

if (HTMLFormElement.prototype.requestSubmit) {
  document.querySelectorAll("form[data-retry]").forEach(keepTrying);
}
