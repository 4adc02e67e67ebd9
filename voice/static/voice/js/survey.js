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
