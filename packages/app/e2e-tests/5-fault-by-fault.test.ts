import { expect } from '@playwright/test';
import { BoardPage } from './BoardPage';
import { faults } from './faults';
import { control } from './fleet';
import { test } from './test';

const sides = [
  {
    side: 'argocd',
    target: 'argocd',
    says: 'Argo CD hub',
    object: 'checkout-api-gcp-gke',
    broken: 'gcp-gke',
    untouched: 'azure-aks',
    malformed:
      'Argo CD hub sent the Application argocd/checkout-api-gcp-gke, which we cannot read: spec is missing.',
  },
  {
    side: 'flux',
    target: 'azure-aks',
    says: 'Flux on azure-aks',
    object: 'checkout-api',
    broken: 'azure-aks',
    untouched: 'gcp-gke',
    malformed:
      'HelmRelease flux-system/checkout-api of azure-aks cannot be read: its spec is not what Flux writes.',
  },
] as const;

test.describe('fault by fault', () => {
  // Limits of time and pauses between tries are the real ones.
  test.describe.configure({ timeout: 300_000 });

  for (const { side, target, says, broken, untouched, ...one } of sides) {
    for (const { harm, [side]: seen } of faults) {
      if (!seen) continue;
      const told = {
        live: 'its rows are as ever',
        back: 'its rows are as ever in the end',
      };
      const outcome =
        typeof seen === 'string'
          ? told[seen]
          : 'dated, with the reason; the others as ever; and back';
      const name = Object.values(harm).join(' ');

      test(`${says}, ${name}: ${outcome}`, async ({ page }) => {
        const board = new BoardPage(page);
        await board.open();
        const row = board.row(broken);
        await expect(row).toContainText('Healthy', { timeout: 120_000 });
        await expect(row).not.toContainText('as of', { timeout: 120_000 });
        try {
          await control({ op: 'fault', target, ...harm });
          // A cut connection lets a fault show at once that open streams hide for a while.
          await control({ op: 'cut', target });
          if (typeof seen === 'object') {
            await expect(row).toContainText('as of', { timeout: 90_000 });
            await expect(
              page.getByText(`${says} ${seen.sentence}`).first(),
            ).toBeVisible({ timeout: 90_000 });
            await expect(row).toContainText('last known: Healthy');
          }
          const other = board.row(untouched);
          await expect(other).not.toContainText('as of');
          await expect(other).toContainText('Healthy');
          if (seen === 'live') {
            // A stream that was cut is opened anew in a moment, which is no outage.
            await expect(row).not.toContainText('as of', { timeout: 30_000 });
            await expect(row).toContainText('Healthy');
            await expect(row).not.toContainText('last known');
          }
        } finally {
          await control({ op: 'up', target });
        }
        await expect(row).toContainText('Healthy', { timeout: 180_000 });
        await expect(row).not.toContainText('as of', { timeout: 180_000 });
        expect(board.complaints).toEqual([]);
      });
    }

    test(`${says}, one malformed object: its row alone is dated, with the reason; and back`, async ({
      page,
    }) => {
      const board = new BoardPage(page);
      await board.open();
      const row = board.row(broken);
      await expect(row).toContainText('Healthy', { timeout: 120_000 });
      await expect(row).not.toContainText('as of', { timeout: 120_000 });
      try {
        await control({
          op: 'fault',
          target,
          fault: 'malformed',
          name: one.object,
        });
        await expect(row).toContainText('as of', { timeout: 60_000 });
        await expect(row).toContainText(one.malformed);
        await expect(board.row('aws-eks')).not.toContainText('as of');
      } finally {
        await control({ op: 'up', target });
      }
      await expect(row).not.toContainText('as of', { timeout: 60_000 });
      expect(board.complaints).toEqual([]);
    });
  }
});
