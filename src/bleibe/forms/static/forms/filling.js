/* Comfort on pages of a form: counts letters, sends files in pieces. Everything works without. */
"use strict";
(() => {
  const PIECE = 1024 * 1024;
  const WAIT = 3000;
  const numbers = new Intl.NumberFormat(document.documentElement.lang || "de");

  function count(input) {
    const told = document.querySelector(`[data-count-for="${input.id}"]`);
    if (!told) return;
    const left = Number(input.dataset.most) - Array.from(input.value.replace(/\r\n/g, "\n")).length;
    told.dataset.state = left < 0 ? "over" : "";
    told.textContent = (left < 0 ? told.dataset.over : told.dataset.words)
      .replace("{left}", numbers.format(Math.abs(left)));
  }

  function countAll() {
    document.querySelectorAll("[data-most]").forEach(count);
  }

  async function digest(blob) {
    const bytes = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
    return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function token() {
    return document.querySelector("[name=csrfmiddlewaretoken]").value;
  }

  async function post(address, body, headers = {}) {
    const response = await fetch(address, {
      method: "POST", body, headers: { "X-CSRFToken": token(), ...headers },
      credentials: "same-origin",
    });
    if (response.status >= 500) throw new TypeError("server");
    const type = response.headers.get("Content-Type") || "";
    if (!type.startsWith("application/json")) throw new Error("");
    return { status: response.status, answer: await response.json() };
  }

  /* Ask again until the line is back: the server knows how much has arrived. */
  async function stubborn(ask, say) {
    for (;;) {
      try {
        return await ask();
      } catch (trouble) {
        if (!(trouble instanceof TypeError)) throw trouble;
        say();
        await new Promise((resume) => setTimeout(resume, WAIT));
      }
    }
  }

  async function send(file, input, line) {
    const form = new FormData();
    const id = crypto.randomUUID();
    const all = { id, field: input.dataset.field, name: file.name, size: file.size, sha256: await digest(file) };
    Object.entries(all).forEach(([name, value]) => form.append(name, value));
    const broken = () => { line.textContent = input.dataset.broken; };
    let told = await stubborn(() => post(input.dataset.upload, form), broken);
    if (told.status !== 200) throw new Error(told.answer.sentence || "");
    const base = input.dataset.upload.replace(/[^/]+\/hochladen\/$/, `hochladen/${id}/`);
    let offset = told.answer.offset;
    while (offset < file.size) {
      const piece = file.slice(offset, offset + PIECE);
      const headers = { "Upload-Offset": String(offset), "Chunk-Sha256": await digest(piece), "Content-Type": "application/octet-stream" };
      told = await stubborn(() => post(`${base}teil/`, piece, headers), broken);
      if (told.answer.offset === undefined) throw new Error(told.answer.sentence || "");
      offset = told.answer.offset;
      line.textContent = input.dataset.said.replace("{name}", file.name).replace("{percent}", Math.floor((100 * offset) / file.size));
    }
    const end = new FormData();
    const title = document.getElementById(`id_title-${input.dataset.field}`);
    end.append("title", title && input.files.length === 1 ? title.value : "");
    told = await stubborn(() => post(`${base}abschluss/`, end), broken);
    if (told.status !== 200) throw new Error(told.answer.sentence || "");
  }

  async function sendAll(input) {
    const place = document.querySelector(`[data-arriving-for="${input.dataset.field}"]`);
    const files = Array.from(input.files);
    let failed = false;
    for (const file of files) {
      const line = document.createElement("p");
      place.append(line);
      try {
        await send(file, input, line);
      } catch (trouble) {
        failed = true;
        line.textContent = trouble.message || input.dataset.broken;
      }
    }
    input.value = "";
    if (!failed) document.getElementById("formular").requestSubmit(document.querySelector('#formular button[name="save"]'));
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-most]")) count(event.target);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-upload]") && window.isSecureContext) sendAll(event.target);
  });
  document.addEventListener("htmx:after:swap", countAll);
  document.addEventListener("DOMContentLoaded", countAll);
})();
