import { follow } from "./feed.js";

const list = document.querySelector("ol");
const status = document.querySelector("[role=status]");
const form = document.querySelector("form");
const shown = new Set();

// A row may come twice, and before one with a lower number.
function show(number, body) {
  if (shown.has(number)) return;
  shown.add(number);
  const item = document.createElement("li");
  item.value = number;
  item.textContent = body;
  const next = [...list.children].find((other) => other.value > number);
  list.insertBefore(item, next ?? null);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await fetch("/api/rows", { method: "POST", body: form.body.value });
  if (answer.ok) form.reset();
});

follow(show, (state) => (status.textContent = state));
