/* Says how many letters are left, politely, and only near the limit. Never cuts what is typed. */
const NEAR = 0.9;

for (const box of document.querySelectorAll("textarea[data-count]")) {
  const words = document.querySelector(`[data-count-for="${box.id}"]`);
  const limit = Number(box.dataset.count);
  const start = words.textContent;
  let waiting;

  const say = () => {
    const left = limit - box.value.length;
    if (left < 0) {
      words.textContent = words.dataset.over.replace("%s", -left);
    } else if (box.value.length >= limit * NEAR) {
      words.textContent = words.dataset.left.replace("%s", left);
    } else if (words.textContent !== start) {
      words.textContent = start;
    }
  };

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(say, 600);
  });
  say();
}
