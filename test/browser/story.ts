import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { type Checks, must } from './checks.ts';
import { ask, open, openVisitor, settle, signInByKeyboard, until, type Visitor } from './visitor.ts';

const fixture = 'fixtures/intake/001-ncmec-json-plain/input.json';
const truncated = 'fixtures/intake/026-truncated/input.json';

/** The way of a report: signed in by keyboard, walked, dropped, ranked, traced to its source, taken, judged. */
export async function tellStory(checks: Checks, browser: Browser, analyst: Visitor): Promise<void> {
  await walkQueue(checks, analyst);
  await traceFact(checks, analyst);
  await dropFiles(checks, analyst);
  await claim(checks, browser, analyst);
  await revealMessage(checks, analyst);
}

async function walkQueue(checks: Checks, analyst: Visitor): Promise<void> {
  const { page } = analyst;
  const active = () => page.locator('[role="grid"]').getAttribute('aria-activedescendant');
  await checks.check('the queue is walked with J and K, and the address follows', async () => {
    await page.locator('[role="row"][aria-selected="true"]').waitFor();
    const first = await active();
    await page.keyboard.press('j');
    await until(
      page,
      `document.querySelector('[role="grid"]').getAttribute('aria-activedescendant') !== '${first}'`,
    );
    const second = await active();
    must(page.url().includes(`selected=${second?.replace('report-', '')}`), `the address is ${page.url()}`);
    await page.keyboard.press('k');
    await until(
      page,
      `document.querySelector('[role="grid"]').getAttribute('aria-activedescendant') === '${first}'`,
    );
  });
  await checks.check('a number filters one tier, zero brings all back', async () => {
    await page.keyboard.press('2');
    await page.waitForURL(/tier=2/);
    await until(
      page,
      `[...document.querySelectorAll('[role="row"] [role="gridcell"]:first-child')].every((cell) => /2/.test(cell.textContent))`,
    );
    await page.keyboard.press('0');
    await page.waitForURL((url) => !url.searchParams.has('tier'));
  });
  await checks.check('Enter opens the selected report, Escape comes back to its row', async () => {
    await page.locator('[role="row"][aria-selected="true"]').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/reports\/\d+/);
    const id = /reports\/(\d+)/.exec(page.url())?.[1];
    await page.locator('article').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL(new RegExp(`queue.*selected=${id}`));
  });
}

async function traceFact(checks: Checks, analyst: Visitor): Promise<void> {
  const { page } = analyst;
  await checks.check('a fact opens its place, highlighted, in a source re-read as sealed', async () => {
    await page.locator('[role="row"][aria-selected="true"]').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('article table').waitFor();
    const place = page.locator('article table button.place').nth(2);
    await place.click();
    await page.waitForURL(/locator=/);
    await page.locator('article mark').first().waitFor();
    await page.getByText('identique au scellé').waitFor();
  });
  await checks.check('J walks to the next report of the same queue', async () => {
    const before = page.url();
    await page.keyboard.press('j');
    await until(page, `location.href !== ${JSON.stringify(before)}`);
    await page.waitForURL(/\/reports\/\d+$/);
    await page.locator('article').waitFor();
  });
}

/** Drops files on the page as a file manager would. */
async function drop(
  analyst: Visitor,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
  await analyst.page.evaluate(`(() => {
    const transfer = new DataTransfer();
    for (const file of ${JSON.stringify(files)}) transfer.items.add(new File([file.text], file.name));
    const zone = document.querySelector('main section');
    zone.dispatchEvent(new DragEvent('dragover', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    zone.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  })()`);
}

async function dropFiles(checks: Checks, analyst: Visitor): Promise<void> {
  const { page } = analyst;
  const report = readFileSync(fixture, 'utf8');
  await checks.check('dropped files are read, and the malformed one is refused with its place', async () => {
    await open(analyst, '/intake');
    await drop(analyst, [
      { name: 'report.json', text: report },
      { name: 'cut.json', text: readFileSync(truncated, 'utf8') },
    ]);
    await until(page, 'document.querySelectorAll("tbody tr").length >= 2');
    await page.locator('tbody tr').first().getByRole('link').click();
    await page.getByText('Terminé').waitFor({ timeout: 60_000 });
    const refused = page.locator('li', { hasText: 'cut.json' }).first();
    await refused.waitFor();
    const words = await refused.innerText();
    must(words.includes('Refusé') && /byte:\d+|json:/.test(words), `the refusal says: ${words}`);
  });
  await checks.check(
    'the dropped report is found by its account and stands ranked in the queue',
    async () => {
      await waitUntilRanked(analyst);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('jd42@example.net');
      await page.keyboard.press('Enter');
      await page.waitForURL(/search\?q=/);
      await page.getByText('jd42@example.net').first().waitFor();
    },
  );
  await checks.check('its telephone leads to the line of the source that holds it', async () => {
    const id = await waitUntilRanked(analyst);
    await open(analyst, `/reports/${id}`);
    await page.locator('tr', { hasText: '6 39 98 00 01' }).first().locator('button.place').click();
    const mark = page.locator('article mark').first();
    await mark.waitFor();
    must((await mark.innerText()).includes('+33 6 39 98 00 01'), `highlighted: ${await mark.innerText()}`);
  });
}

async function waitUntilRanked(analyst: Visitor): Promise<string> {
  type Rows = { rows: readonly { readonly id: string; readonly sender: string }[] };
  for (let tries = 0; tries < 60; tries += 1) {
    const { rows } = await ask<Rows>(
      analyst,
      '/api/queue?state=all&sort=received&limit=200&sender=ExampleChat',
    );
    for (const row of rows) {
      const { externalRef } = await ask<{ externalRef: string | null }>(analyst, `/api/reports/${row.id}`);
      if (externalRef === '210000001') return row.id;
    }
    await analyst.page.waitForTimeout(500);
  }
  throw new Error('the dropped report never reached the queue');
}

async function claim(checks: Checks, browser: Browser, analyst: Visitor): Promise<void> {
  const { page } = analyst;
  const colleague = await openVisitor(browser, analyst.address);
  await signInByKeyboard(colleague, 'enqueteur');
  await checks.check('T takes a report and the row says so', async () => {
    await open(analyst, '/queue');
    await page.locator('[role="row"][aria-selected="true"]').waitFor();
    await page.keyboard.press('t');
    await holderOf(page, 'Moi').waitFor();
  });
  await checks.check(
    'a colleague who had the page open cannot take it unknowingly: the holder is named',
    async () => {
      await colleague.page.locator('[role="row"][aria-selected="true"]').waitFor();
      await colleague.page.keyboard.press('t');
      const named = colleague.page
        .locator('aside')
        .getByText(/Camille Analyste/)
        .first();
      await named.waitFor();
    },
  );
  await checks.check('U gives it back', async () => {
    await page.keyboard.press('u');
    await holderOf(page, 'Moi').waitFor({ state: 'detached' });
  });
  await checks.check('closing asks for an outcome and a reason, reopening for a reason', async () => {
    await page.keyboard.press('c');
    await page.getByLabel('Issue').selectOption('duplicate');
    await page.getByLabel('Raison').fill('Vérification du parcours.');
    const id = /selected=(\d+)/.exec(page.url())?.[1] ?? (await firstRow(analyst));
    await page.getByRole('button', { name: 'Clore', exact: true }).click();
    await page.waitForTimeout(500);
    await open(analyst, `/reports/${id}`);
    await page.getByRole('button', { name: 'Rouvrir…' }).click();
    await page.getByLabel('Raison').fill('Fin de la vérification.');
    await page.getByRole('button', { name: 'Rouvrir', exact: true }).click();
    await page.getByRole('button', { name: /^Prendre/ }).waitFor();
  });
  await colleague.context.close();
  must(colleague.outside.length === 0, `asked outside: ${colleague.outside.join(' ')}`);
}

/** The cell that says who holds the selected report. */
function holderOf(page: Page, name: string): Locator {
  return page.locator('[role="row"][aria-selected="true"] [role="gridcell"]:last-child', {
    hasText: new RegExp(`^${name}$`),
  });
}

async function firstRow(analyst: Visitor): Promise<string> {
  const id = await analyst.page.locator('[role="row"][aria-selected="true"]').getAttribute('id');
  return id?.replace('report-', '') ?? '';
}

async function revealMessage(checks: Checks, analyst: Visitor): Promise<void> {
  const { page } = analyst;
  await checks.check('messages are masked in the first frame and shown one by one', async () => {
    type Messages = { messages: readonly { readonly body: string }[] };
    type Detail = { chats: readonly { readonly id: string }[] };
    const { rows } = await ask<{ rows: readonly { readonly id: string }[] }>(
      analyst,
      '/api/queue?kind=chat&limit=1',
    );
    const detail = await ask<Detail>(analyst, `/api/reports/${rows[0]?.id}`);
    const { messages } = await ask<Messages>(analyst, `/api/chats/${detail.chats[0]?.id}/messages?limit=5`);
    const body = messages.find((message) => message.body.length > 10)?.body ?? '';
    await open(analyst, `/reports/${rows[0]?.id}?tab=chats`);
    await page.getByRole('button', { name: 'Afficher' }).first().waitFor();
    must(!(await page.locator('main').innerText()).includes(body), 'a text stands unmasked');
    for (const button of await page.getByRole('button', { name: 'Afficher' }).all()) {
      await button.click({ timeout: 2000 }).catch(() => undefined);
      if ((await page.locator('main').innerText()).includes(body)) return;
    }
    must(false, 'the text asked for is not shown');
  });
  await settle(page);
}
