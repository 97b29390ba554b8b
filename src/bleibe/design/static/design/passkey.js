// Tells people on the page, not only in the console, that a passkey was not accepted.
document.addEventListener("allauth.error", () => {
  const trouble = document.getElementById("passkey-trouble");
  trouble.hidden = false;
  trouble.scrollIntoView({ block: "nearest" });
});
