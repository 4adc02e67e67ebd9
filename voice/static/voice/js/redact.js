/* Words are chosen by dragging over them, or with the arrow keys. Without script each is a tick. */
const words = document.querySelector("[data-words]");
const boxes = [...words.querySelectorAll("input")];
const offer = document.querySelector("[data-take]");
const lost = document.querySelector("[data-lost]");
const forward = getComputedStyle(words).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
const steps = { [forward]: 1, [forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight"]: -1 };
let marked = null;
let wasDragged = false;

document.querySelector("[data-with-script]").hidden = false;

/* One word at a time can be reached with Tab; the arrow keys go on from there. */
const stopAt = (box) => boxes.forEach((one) => (one.tabIndex = one === box ? 0 : -1));
if (boxes.length) stopAt(boxes[0]);

const changed = () => words.dispatchEvent(new Event("change", { bubbles: true }));

words.addEventListener("focusin", (event) => stopAt(event.target));
words.addEventListener("keydown", (event) => {
  const here = boxes.indexOf(event.target);
  const ends = { Home: 0, End: boxes.length - 1 };
  const to = event.key in ends ? ends[event.key] : here + steps[event.key];
  if (here < 0 || !boxes[to] || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  if (event.shiftKey) {
    const [first, last] = [Math.min(here, to), Math.max(here, to)];
    boxes.slice(first, last + 1).forEach((box) => (box.checked = true));
    changed();
  }
  boxes[to].focus();
});

/* The words that are marked as text is marked anywhere; all chosen already, they are put back. */
const within = (range) => boxes.filter((box) => range.intersectsNode(box.nextElementSibling));

const take = (range) => {
  const inside = within(range);
  const on = inside.some((box) => !box.checked);
  inside.forEach((box) => (box.checked = on));
  getSelection().removeAllRanges();
  if (inside.length) changed();
};

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  marked = range && range.intersectsNode(words) && within(range).length ? range : null;
  offer.hidden = marked === null;
});

document.addEventListener("pointerup", (event) => {
  if (event.pointerType !== "mouse" || marked === null || offer.contains(event.target)) return;
  take(marked);
  wasDragged = true;
  setTimeout(() => (wasDragged = false));
});
words.addEventListener("click", (event) => wasDragged && event.preventDefault(), true);

/* A press on the button would unmark what it is for. */
offer.addEventListener("pointerdown", (event) => event.preventDefault());
offer.addEventListener("click", () => marked && take(marked));

/* A page that is not ours came back, or none: what was chosen is not kept. */
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const isOurs = event.detail.serverResponse.includes('id="result"');
  event.detail.shouldSwap = isOurs;
  lost.hidden = isOurs;
});
document.body.addEventListener("htmx:sendError", () => (lost.hidden = false));
