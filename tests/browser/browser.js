// Chromium as Debian brings it, and what goes wrong on a page while it is shown.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts the browser, with switches of its own where they are given. `CHROMIUM` names another one than the system's. */
export async function launch(...switches) {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error('no chromium is installed; ./test installs it');
  // Chromium refuses its sandbox to root; the pages under test are our own.
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: [...switches, ...(asRoot ? ['--no-sandbox'] : [])] });
}

/**
 * Notes what goes wrong on a page from now on: every message in its console (a breach of its security policy is one),
 * every script error, every request that fails, and every request that leaves `base`. Gives the growing list.
 */
export function troubles(page, base) {
  const found = [];
  page.on('console', (message) => found.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => found.push(`script error: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // The icon is asked for beside the page, and given up when the test goes on to the next one; an icon that is not there has a status.
    const isGivenUp = why === 'net::ERR_ABORTED' && /\/icon\.[0-9a-f]+\.svg$/.test(request.url());
    if (!isGivenUp) found.push(`failed: ${request.url()} (${why})`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !url.startsWith('data:')) found.push(`outside: ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) found.push(`status ${response.status()}: ${response.url()}`);
  });
  return found;
}
