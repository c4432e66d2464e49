// Scores pages with Lighthouse in Debian's chromium. In: one address per line. Out: one JSON object per line, with the score
// (0-100) of each category, the audits that lowered one, and the seconds until the largest part is painted.
import { createInterface } from "node:readline";
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});

for await (const address of createInterface({ input: process.stdin })) {
  if (address.trim()) console.log(JSON.stringify(await grades(address)));
}
await browser.close();

async function grades(address) {
  const options = { port: Number(new URL(browser.wsEndpoint()).port), onlyCategories: CATEGORIES, disableFullPageScreenshot: true, logLevel: "silent" };
  const { lhr } = await lighthouse(address, options);
  const scores = CATEGORIES.map((name) => [name, Math.round((lhr.categories[name].score ?? 0) * 100)]);
  const lost = CATEGORIES.flatMap((name) => lhr.categories[name].auditRefs)
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
    .map(({ id }) => `${id}: ${lhr.audits[id].displayValue ?? lhr.audits[id].title}`);
  const painted = lhr.audits["largest-contentful-paint"].numericValue / 1000;
  return { address, scores: Object.fromEntries(scores), painted, lost: [...new Set(lost)] };
}
