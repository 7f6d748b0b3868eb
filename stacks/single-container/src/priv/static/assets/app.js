const list = document.querySelector("ol");
const form = document.querySelector("form");

async function show() {
  const lines = (await (await fetch("/api/rows?after=0")).text()).split("\n").filter(Boolean);
  list.replaceChildren(
    ...lines.map((line) => {
      const item = document.createElement("li");
      item.textContent = line.slice(line.indexOf(" ") + 1);
      return item;
    }),
  );
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await fetch("/api/rows", { method: "POST", body: form.body.value });
  form.reset();
  await show();
});

show();
