import { mkdirSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { hiddenSideways, type Language, show, type Theme, violationsOf } from './accessibility.ts';
import { type Checks, must, startChecks } from './checks.ts';
import { judgeAndRetract } from './judgement.ts';
import { findIds, type Screen, screensOf } from './screens.ts';
import { tellStory } from './story.ts';
import { startVigie } from './vigie.ts';
import { ask, open, openVisitor, settle, signInByKeyboard, type Visitor } from './visitor.ts';

// Debian's chromium, driven without installing a browser of its own.
const chromiumPath = process.env.VIGIE_CHROMIUM ?? '/usr/bin/chromium';
const reports = Number(process.env.VIGIE_DEMO_REPORTS ?? 300);
const pictures = 'docs/screenshots';
const print = (line: string): void => void process.stdout.write(`${line}\n`);

// Each screen in both themes and both languages; the theme changes no word and the language no colour.
const appearances: readonly { readonly theme: Theme; readonly language: Language }[] = [
  { theme: 'light', language: 'fr' },
  { theme: 'dark', language: 'en' },
];

async function checkSignIn(checks: Checks, visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await checks.check('the sign-in page says that this is a demonstration', async () => {
    await page.goto(`${visitor.address}/`);
    await page.getByText('Installation de démonstration').waitFor();
  });
  await checkAppearances(checks, page, 'sign-in');
  await show(page, 'light', 'fr');
  await checks.check('a wrong password is refused in words, and the password emptied', async () => {
    await page.locator('input[autocomplete="username"]').fill('analyste');
    await page.locator('input[autocomplete="current-password"]').fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    must(
      (await page.locator('input[autocomplete="current-password"]').inputValue()) === '',
      'it is still there',
    );
  });
  await checks.check('an analyst signs in with the keyboard alone', async () => {
    await signInByKeyboard(visitor, 'analyste');
    await page.locator('[role="grid"]').waitFor();
  });
}

async function checkAppearances(checks: Checks, page: Visitor['page'], name: string): Promise<void> {
  for (const { theme, language } of appearances) {
    await checks.check(`accessible: ${name}, ${theme}, ${language}`, async () => {
      await show(page, theme, language);
      const violations = await violationsOf(page);
      must(violations.length === 0, violations.join('\n'));
    });
  }
}

async function checkScreens(checks: Checks, visitor: Visitor, screens: readonly Screen[]): Promise<void> {
  const { page } = visitor;
  for (const screen of screens) {
    await show(page, 'light', 'fr');
    await checks.check(`opens: ${screen.name}`, async () => {
      await screen.visit(visitor);
      const drawn = Number(
        await page.evaluate('document.querySelectorAll("img, video, picture, iframe").length'),
      );
      must(drawn === 0, `${drawn} media elements`);
    });
    await checkAppearances(checks, page, screen.name);
  }
  await show(page, 'light', 'fr');
}

/** 200 % on a 1366 px screen, and a telephone: everything stays reachable without scrolling sideways. */
async function checkNarrow(
  checks: Checks,
  browser: Browser,
  address: string,
  screens: readonly Screen[],
): Promise<void> {
  const windows = [
    { name: '200 % zoom', width: 1366, height: 768, zoom: 2 },
    { name: '360 px wide', width: 360, height: 740, zoom: 1 },
  ];
  for (const window of windows) {
    const visitor = await openVisitor(browser, address, window);
    await signInByKeyboard(visitor, 'analyste');
    await settle(visitor.page);
    await checks.check(`${window.name}: the menu opens with the filters in it`, async () => {
      await visitor.page.getByRole('button', { name: 'Ouvrir le menu et les filtres' }).click();
      await visitor.page.getByRole('link', { name: /Dépôt de pièces/ }).waitFor();
      await visitor.page.getByRole('button', { name: /Danger immédiat/ }).waitFor();
      await visitor.page.keyboard.press('Escape');
    });
    for (const screen of screens) {
      await checks.check(`${window.name}: nothing lost sideways, ${screen.name}`, async () => {
        await screen.visit(visitor);
        const hidden = await hiddenSideways(visitor.page);
        must(hidden <= 0, `${hidden} px are hidden`);
      });
    }
    await visitor.context.close();
  }
}

async function checkAuditor(checks: Checks, browser: Browser, address: string): Promise<void> {
  const auditor = await openVisitor(browser, address);
  await checks.check('an auditor reads the journal and no report', async () => {
    await signInByKeyboard(auditor, 'auditeur');
    await auditor.page.waitForURL(/\/journal/);
    await auditor.page.locator('tbody tr').first().waitFor();
    await open(auditor, '/queue');
    await auditor.page.getByText('n’est pas ouverte à votre rôle').waitFor();
    await open(auditor, '/journal');
  });
  await checkAppearances(checks, auditor.page, 'journal');
  await auditor.context.close();
}

async function takePictures(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  mkdirSync(pictures, { recursive: true });
  const { rows } = await ask<{ rows: readonly { readonly id: string }[] }>(visitor, '/api/queue?limit=1');
  const id = rows[0]?.id;
  await open(visitor, '/queue');
  await page.locator('[role="row"][aria-selected="true"]').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('t');
  await page.locator('[role="gridcell"]', { hasText: /^Moi$/ }).waitFor();
  for (const language of ['fr', 'en'] as const) {
    await open(visitor, `/queue?selected=${id}`);
    await show(page, 'light', language);
    await page.waitForTimeout(800);
    await page.screenshot({ path: `${pictures}/queue.${language}.png` });
    await open(visitor, `/reports/${id}`);
    const address = page.locator('tr', { hasText: '@example' }).first().locator('button.place');
    if ((await address.count()) > 0) await address.click();
    await page.waitForTimeout(800);
    await page.screenshot({ path: `${pictures}/report.${language}.png` });
  }
  await open(visitor, '/queue');
  await page.keyboard.press('j');
  await page.keyboard.press('u');
  await show(page, 'light', 'fr');
}

async function runAll(checks: Checks, browser: Browser, address: string): Promise<void> {
  const analyst = await openVisitor(browser, address);
  await checkSignIn(checks, analyst);
  const ids = await findIds(analyst);
  const screens = screensOf(ids);
  await takePictures(analyst);
  await open(analyst, '/queue');
  await tellStory(checks, browser, analyst);
  await judgeAndRetract(checks, analyst, ids.person);
  await checkScreens(checks, analyst, screens);
  await checkNarrow(checks, browser, address, screens);
  await checkAuditor(checks, browser, address);
  await checks.check('nothing was asked outside of this Vigie', async () => {
    must(analyst.outside.length === 0, analyst.outside.join('\n'));
  });
  await checks.check('the page broke no rule of its content security policy and threw nothing', async () => {
    must(analyst.complaints.length === 0, [...new Set(analyst.complaints)].join('\n'));
  });
}

async function main(): Promise<number> {
  const checks = startChecks(print);
  const vigie = await startVigie(reports);
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  try {
    // What the checks below stand on may fail too: that is one failure, counted and said like the others.
    await checks.check('the test ran to its end', () => runAll(checks, browser, vigie.address));
  } finally {
    await browser.close();
    await vigie.stop();
  }
  print(`${checks.passed} passed, ${checks.failed} failed`);
  return checks.failed === 0 ? 0 : 1;
}

process.exitCode = await main();
