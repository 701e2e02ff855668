import { type Checks, must } from './checks.ts';
import { ask, open, type Visitor } from './visitor.ts';

type Person = { readonly observedTotal: number; readonly judgements: readonly { readonly id: string }[] };

/** Two mentions told apart, the person split, the judgement taken back, the person as before. */
export async function judgeAndRetract(checks: Checks, analyst: Visitor, personId: string): Promise<void> {
  const { page } = analyst;
  const before = await ask<Person>(analyst, `/api/persons/${personId}`);
  await checks.check('a person opens on its weakest link, with what each clue weighs', async () => {
    await open(analyst, `/persons/${personId}`);
    await page.waitForURL(/left=\d+&right=\d+/);
    await page.getByText('bits').first().waitFor();
    await page.locator('svg[role="img"]').first().waitFor();
  });
  await checks.check('a judgement of two different persons splits the person', async () => {
    await page.keyboard.press('2');
    await page.getByLabel('Raison').fill('Deux usages distincts de la même ligne.');
    await page.getByRole('button', { name: 'Inscrire ce jugement' }).click();
    await page.getByRole('button', { name: 'Retirer ce jugement' }).first().waitFor();
    const split = await ask<Person>(analyst, `/api/persons/${idOf(page.url())}`);
    must(
      split.observedTotal < before.observedTotal,
      `${split.observedTotal} mentions of ${before.observedTotal}`,
    );
  });
  await checks.check('taking the judgement back gives the same person again', async () => {
    await page.getByRole('button', { name: 'Retirer ce jugement' }).first().click();
    await page.getByLabel('Raison du retrait').fill('Fin de la vérification.');
    await page.getByRole('button', { name: 'Retirer ce jugement' }).first().click();
    await page.getByText('Aucun : les rapprochements viennent des seuls indices.').waitFor();
    const after = await ask<Person>(analyst, `/api/persons/${personId}`);
    must(after.observedTotal === before.observedTotal, `${after.observedTotal} of ${before.observedTotal}`);
    must(after.judgements.length === before.judgements.length, 'a judgement is left');
  });
}

function idOf(url: string): string {
  return /persons\/(\d+)/.exec(url)?.[1] ?? '';
}
