import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { until } from './visitor.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export type Theme = 'light' | 'dark';
export type Language = 'fr' | 'en';

/** Switches the theme as the machine would, and the language by its button: neither reloads the page. */
export async function show(page: Page, theme: Theme, language: Language): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  const lang = await page.locator('html').getAttribute('lang');
  if (lang !== language) {
    // The switch is in the bar above the page, whatever panel is open over it.
    await page.evaluate(`document.querySelector('button[lang="${language}"]').click()`);
    await until(page, `document.documentElement.lang === '${language}'`);
  }
  await page.waitForTimeout(120);
}

/** What axe finds wrong on the page as it stands; empty when nothing. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.map((violation) => {
    const first = violation.nodes[0];
    const where = first?.target.join(' ') ?? '';
    const why = first?.any[0]?.message ?? first?.failureSummary ?? '';
    return `${violation.id} (${violation.nodes.length}): ${where} — ${why}`;
  });
}

/** How many CSS pixels of the page cannot be reached without scrolling sideways. */
export async function hiddenSideways(page: Page): Promise<number> {
  const text = await page.evaluate(
    'String(document.documentElement.scrollWidth - document.documentElement.clientWidth)',
  );
  return Number(text);
}
