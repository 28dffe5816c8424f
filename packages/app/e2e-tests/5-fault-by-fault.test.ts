import { expect } from '@playwright/test';
import { BoardPage } from './BoardPage';
import { control } from './fleet';
import { test } from './test';

const sides = [
  {
    target: 'argocd',
    says: 'Argo CD hub',
    object: 'checkout-api-gcp-gke',
    broken: 'gcp-gke',
    untouched: 'azure-aks',
    malformed:
      'Argo CD hub sent the Application argocd/checkout-api-gcp-gke, which we cannot read: spec is missing.',
  },
  {
    target: 'azure-aks',
    says: 'Flux on azure-aks',
    object: 'checkout-api',
    broken: 'azure-aks',
    untouched: 'gcp-gke',
    malformed:
      'HelmRelease flux-system/checkout-api of azure-aks cannot be read: its spec is not what Flux writes.',
  },
];

/** Of each sort one, at real sockets: the others of docs/faults.md are told through the same notice. */
const faults = [
  {
    fault: 'certificate',
    sentence: 'shows a certificate we do not trust: check caData or caFile.',
  },
  { fault: 'hang', sentence: 'did not answer in time.' },
  { fault: 'serverError', sentence: 'answers with an error (HTTP 500).' },
];

test.describe('fault by fault', () => {
  // Limits of time and pauses between tries are the real ones.
  test.describe.configure({ timeout: 240_000 });

  for (const { target, says, broken, untouched, object, malformed } of sides) {
    for (const { fault, sentence } of faults) {
      test(`${says}, ${fault}: dated, with the reason; the others as ever; and back`, async ({
        page,
      }) => {
        const board = new BoardPage(page);
        await board.open();
        const row = board.row(broken);
        await expect(row).toContainText('Healthy', { timeout: 60_000 });
        await expect(row).not.toContainText('as of', { timeout: 60_000 });
        try {
          await control({ op: 'fault', target, fault });
          await control({ op: 'cut', target });
          await expect(row).toContainText('as of', { timeout: 90_000 });
          await expect(
            page.getByText(`${says} ${sentence}`).first(),
          ).toBeVisible({ timeout: 90_000 });
          await expect(row).toContainText('last known: Healthy');
          await expect(board.row(untouched)).not.toContainText('as of');
          await expect(board.row(untouched)).toContainText('Healthy');
        } finally {
          await control({ op: 'up', target });
        }
        await expect(row).not.toContainText('as of', { timeout: 120_000 });
        expect(board.complaints).toEqual([]);
      });
    }

    test(`${says}, one malformed object: its row alone is dated, with the reason; and back`, async ({
      page,
    }) => {
      const board = new BoardPage(page);
      await board.open();
      const row = board.row(broken);
      await expect(row).toContainText('Healthy', { timeout: 60_000 });
      await expect(row).not.toContainText('as of', { timeout: 60_000 });
      try {
        await control({
          op: 'fault',
          target,
          fault: 'malformed',
          name: object,
        });
        await expect(row).toContainText('as of', { timeout: 60_000 });
        await expect(row).toContainText(malformed);
        await expect(board.row('aws-eks')).not.toContainText('as of');
      } finally {
        await control({ op: 'up', target });
      }
      await expect(row).not.toContainText('as of', { timeout: 60_000 });
      expect(board.complaints).toEqual([]);
    });
  }
});
