import type { Browser, BrowserContext, Page } from 'playwright-core';

const password = 'vigie-demonstration';

/** One person at one browser, and everything their page asked for or complained about. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly address: string;
  /** Addresses asked outside of this Vigie. */
  readonly outside: string[];
  /** Errors of the page and of its content security policy. */
  readonly complaints: string[];
}

interface VisitorOptions {
  readonly width?: number;
  readonly height?: number;
  readonly zoom?: number;
}

/** A refusal that a check provokes on purpose: the browser writes it in its console as any other. */
const provoked = /Failed to load resource: the server responded with a status of (401|404|409)/;

export async function openVisitor(
  browser: Browser,
  address: string,
  options: VisitorOptions = {},
): Promise<Visitor> {
  const zoom = options.zoom ?? 1;
  const context = await browser.newContext({
    viewport: { width: (options.width ?? 1366) / zoom, height: (options.height ?? 768) / zoom },
    deviceScaleFactor: zoom,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const outside: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(`${address}/`)) outside.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !provoked.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, context, address, outside, complaints };
}

/** Signs in without the mouse: the login has the focus, Tab walks to the password, Enter opens the session. */
export async function signInByKeyboard(visitor: Visitor, login: string): Promise<void> {
  const { page, address } = visitor;
  await page.goto(`${address}/`);
  await page.locator('input[autocomplete="username"]').waitFor();
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.locator('button[aria-haspopup="menu"]').waitFor();
}

/** Opens an address and waits until nothing is being read any more. */
export async function open(visitor: Visitor, path: string): Promise<void> {
  await visitor.page.goto(`${visitor.address}${path}`);
  await settle(visitor.page);
}

export async function settle(page: Page): Promise<void> {
  await page.locator('main').first().waitFor();
  await page.waitForTimeout(250);
  await until(page, 'document.querySelectorAll(\'[role="status"][aria-label]\').length === 0');
}

/** Waits until an expression holds in the page; asked from outside, as its policy lets no text become code. */
export async function until(page: Page, expression: string, timeoutMs = 20_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await page.evaluate(`Boolean(${expression})`))) {
    if (Date.now() > end) throw new Error(`never true: ${expression}`);
    await page.waitForTimeout(60);
  }
}

/** Asks the API as this page does, with its session. */
export async function ask<T>(visitor: Visitor, path: string): Promise<T> {
  const answer = await visitor.context.request.get(`${visitor.address}${path}`);
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  // The shapes are those of the contracts, which the server checks before it answers.
  return (await answer.json()) as T;
}
