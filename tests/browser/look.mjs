// Opens pages in Debian's chromium and reports on them: one JSON object per line in, one per line out.
// AT_ONCE pages (4) are open at the same time, each in a context of its own; the reports have the order of the pages.
// In: {"address", "width", "height", "scale", "dark", "axe": bool, "open": bool, "shot": file, "steps": [[action, …], …]}.
// Out: {"address", "status", "console", "outside", "dialogs", "policy", "violations", "wide", "seen", "kilobytes"}.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LONGEST_MS = 60000; // a busy machine is slow
const AT_ONCE = Number(process.env.AT_ONCE ?? 4);
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb", "--disable-dev-shm-usage"],
});

const jobs = [];
for await (const line of createInterface({ input: process.stdin })) if (line.trim()) jobs.push(JSON.parse(line));
const reports = [];
const waiting = jobs.entries();
await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  for (const [number, job] of waiting) reports[number] = await look(job);
}));
for (const report of reports) console.log(JSON.stringify(report));
await browser.close();

async function look(job) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const seen = { address: job.address, console: [], outside: [], dialogs: [], policy: [], violations: [], seen: [], kilobytes: 0 };
  try {
    await watch(page, seen, job);
    const answer = await page.goto(job.address, { waitUntil: "networkidle0" });
    seen.status = answer.status();
    if (job.open) await page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
    for (const step of job.steps ?? []) seen.seen.push(await take(page, step));
    if (job.axe) seen.violations = await violations(page);
    seen.policy = await page.evaluate(() => globalThis.__reports ?? []);
    seen.wide = await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
    if (job.shot) await page.screenshot({ path: job.shot, fullPage: Boolean(job.whole) });
  } catch (fault) {
    seen.fault = String(fault);
  }
  await context.close();
  return seen;
}

async function watch(page, seen, job) {
  page.setDefaultTimeout(LONGEST_MS);
  await page.setViewport({ width: job.width ?? 1280, height: job.height ?? 900, deviceScaleFactor: job.scale ?? 1 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: job.dark ? "dark" : "light" }, { name: "prefers-reduced-motion", value: "reduce" }]);
  if (job.script === false) await page.setJavaScriptEnabled(false);
  await page.evaluateOnNewDocument(() => {
    globalThis.__reports = [];
    document.addEventListener("securitypolicyviolation", (event) => globalThis.__reports.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
  });
  const host = new URL(job.address).host;
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && seen.console.push(message.text()));
  page.on("pageerror", (fault) => seen.console.push(String(fault)));
  page.on("dialog", async (dialog) => { seen.dialogs.push(dialog.message()); await dialog.dismiss(); });
  page.on("request", (request) => {
    const address = new URL(request.url());
    if (/^https?:$/.test(address.protocol) && address.host !== host) seen.outside.push(request.url());
  });
  const session = await page.createCDPSession();
  await session.send("Network.enable");
  session.on("Network.loadingFinished", ({ encodedDataLength }) => { seen.kilobytes += encodedDataLength / 1000; });
}

// A step that a reader does with a click: `open`, `pick`, `follow` and `download` name what can be seen by its text.
async function take(page, [action, ...given]) {
  if (action === "press") return page.keyboard.press(given[0]);
  if (action === "type") return page.keyboard.type(given[0]);
  if (action === "file") return (await page.$(given[0])).uploadFile(given[1]);
  if (action === "choose") return page.select(given[0], given[1]);
  if (action === "click") return page.click(given[0]);
  if (action === "hover") return page.hover(given[0]);
  if (action === "wait") return page.waitForSelector(given[0]).then(() => true);
  if (action === "until") return page.waitForFunction(given[0]).then(() => true);
  if (action === "settle") return page.waitForNetworkIdle({ idleTime: 400, timeout: 15000 });
  if (action === "go") return Promise.all([page.waitForNavigation({ waitUntil: "networkidle0" }), take(page, given)]).then(() => page.url());
  if (action === "tab-to") return tabTo(page, given[0]);
  if (action === "follow") return follow(page, ...given);
  if (action === "open") return (await visible(page, "summary, button, a.why", ...given)).click();
  if (action === "pick") return pick(page, ...given);
  if (action === "download") return (await visible(page, "a", ...given)).evaluate((link) => fetch(link.href).then((answer) => answer.text()));
  if (action === "text") return page.$eval(given[0], (element) => element.innerText);
  if (action === "print") return page.emulateMediaType("print");
  if (action === "evaluate") return page.evaluate(given[0]);
  throw new Error(`no such step: ${action}`);
}

// Clicks a link or a button that leads to another page, and waits for that page; returns its address.
async function follow(page, text, near) {
  const found = await visible(page, "a, button", text, near);
  await Promise.all([page.waitForNavigation({ waitUntil: "networkidle0" }), found.click()]);
  return page.url();
}

// Finds what can be seen with this text, or with this text before a count; `near` is a text of the item around it.
async function visible(page, selector, text, near = "") {
  const found = await page.evaluateHandle((fits, wanted, around) => {
    const read = (each) => (each.innerText ?? each.textContent).replace(/\s+/g, " ").trim();
    const item = (each) => each.closest("li, tr, section, form") ?? document.body;
    const shown = [...document.querySelectorAll(fits)].filter((each) => each.checkVisibility() && read(item(each)).includes(around));
    return shown.find((each) => read(each) === wanted) ?? shown.find((each) => read(each).replace(/ [\d.]+$/, "") === wanted);
  }, selector, text, near);
  if (!found.asElement()) throw new Error(`nothing with the text ${text} ${near} can be clicked on ${page.url()}`);
  return found.asElement();
}

// Chooses an option of a list by the text of its label and of the option.
async function pick(page, label, option) {
  const select = await page.evaluateHandle((wanted) => [...document.querySelectorAll("label")].find((each) => each.checkVisibility() && each.innerText.trim().startsWith(wanted))?.querySelector("select"), label);
  const value = await select.evaluate((list, wanted) => [...list.options].find((each) => each.text.startsWith(wanted))?.value, option);
  if (value === undefined) throw new Error(`${label} has no option ${option}`);
  await select.asElement().select(value);
}

// Moves the focus with the keyboard until a matching element has it.
async function tabTo(page, selector) {
  for (let presses = 1; presses <= 200; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((fit) => document.activeElement?.matches(fit), selector)) return presses;
  }
  throw new Error(`the tab key never reaches ${selector}`);
}

async function violations(page) {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), RULES);
  return found.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.slice(0, 4).map((node) => `${node.target.join(" ")} ${node.failureSummary.split("\n")[1]?.trim() ?? ""}`) }));
}
