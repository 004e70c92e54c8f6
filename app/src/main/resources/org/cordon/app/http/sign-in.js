"use strict";
// Signs in by name and password, and remembers on this machine at which position it stands.

const byId = (id) => document.getElementById(id);

function say(text) {
  byId("said").textContent = text;
  byId("said").classList.add("refused");
}

async function signIn() {
  const answer = await fetch("/session", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      account: byId("account").value,
      password: byId("password").value,
      position: byId("position").value,
    }),
  });
  if (answer.status === 204) {
    localStorage.setItem("position", byId("position").value);
    location.replace("/");
    return;
  }
  const refusal = (await answer.json()).refusal;
  byId("password").value = "";
  byId("password").focus();
  say("Not signed in: " + refusal.found + ". " + refusal.remedy);
}

byId("position").value = localStorage.getItem("position") || "";
byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  signIn().catch(() => say("The desk does not answer. Try again."));
});
