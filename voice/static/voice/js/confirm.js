/* Asks once more before a form marked data-confirm is sent. Without script its page asks instead. */
document.addEventListener("submit", (event) => {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) {
    event.preventDefault();
  }
});
