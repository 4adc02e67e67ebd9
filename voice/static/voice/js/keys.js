/* One key for what has a button anyway. Off while one types, and for whoever unticks it. */
const STORED = "voice-keys-off";
const typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
const choice = document.querySelector("[data-keys-choice]");
let isOn = localStorage.getItem(STORED) === null;

const step = (by) => {
  const stops = [...document.querySelectorAll("[data-stop]")];
  const here = stops.findIndex((stop) => stop === document.activeElement || stop.contains(document.activeElement));
  const next = stops[here < 0 ? (by > 0 ? 0 : stops.length - 1) : here + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
};

const press = (target) => {
  if (target.matches(typing)) {
    target.focus();
    target.select?.();
  } else {
    target.focus();
    target.click();
  }
};

if (choice) {
  choice.hidden = false;
  const box = choice.querySelector("input");
  box.checked = isOn;
  box.addEventListener("change", () => {
    isOn = box.checked;
    if (isOn) {
      localStorage.removeItem(STORED);
    } else {
      localStorage.setItem(STORED, "1");
    }
  });
}

document.addEventListener("keydown", (event) => {
  if (!isOn || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.target.matches(typing)) {
    if (event.key === "Escape") {
      event.target.blur();
    }
    return;
  }
  const row = event.target.closest("[data-row]");
  const named = `[data-key="${CSS.escape(event.key)}"]`;
  const target = row?.querySelector(named) ?? document.querySelector(named);
  if (event.key === "j" || event.key === "k") {
    step(event.key === "j" ? 1 : -1);
  } else if (target) {
    press(target);
  } else {
    return;
  }
  event.preventDefault();
});
