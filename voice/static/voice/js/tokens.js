/* Buttons beside each number, and how many tokens are left, said politely. Changes no number unasked. */
for (const list of document.querySelectorAll("[data-tokens]")) {
  const all = Number(list.dataset.tokens);
  const boxes = [...list.querySelectorAll("input")];
  const words = list.parentNode.querySelector("[data-tokens-left]");
  const number = (box) => Math.max(0, Math.trunc(Number(box.value)) || 0);
  let waiting;

  const say = () => {
    const left = all - boxes.reduce((sum, box) => sum + number(box), 0);
    const text = left < 0 ? words.dataset.tokensOver : words.dataset.tokensLeft;
    words.textContent = text.replace("%s", Math.abs(left));
  };

  const button = (box, label, step) => {
    const made = document.createElement("button");
    const about = list.dataset[step > 0 ? "more" : "less"];
    made.type = "button";
    made.className = "button button-quiet";
    made.textContent = step > 0 ? "+" : "−";
    made.setAttribute("aria-label", about.replace("%s", label));
    made.addEventListener("click", () => {
      box.value = Math.min(all, Math.max(0, number(box) + step));
      say();
    });
    return made;
  };

  for (const box of boxes) {
    const label = box.labels[0].textContent.trim();
    const row = document.createElement("span");
    row.className = "cluster cluster-1";
    box.replaceWith(row);
    row.append(button(box, label, -1), box, button(box, label, 1));
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(say, 600);
    });
  }
  if (boxes.some((box) => box.value)) say();
}
