import { expect, test } from '@playwright/test';
import { resolve } from 'node:path';
import { BoardPage } from './BoardPage';
import { control } from './fleet';

const pictures = resolve(process.env.GITOPS_SCREENSHOTS || 'test-results');

test.describe('when an engine fails', () => {
  for (const { target, broken, untouched, name } of [
    {
      target: 'argocd',
      broken: 'gcp-gke',
      untouched: 'azure-aks',
      name: 'Argo CD hub',
    },
    {
      target: 'azure-aks',
      broken: 'azure-aks',
      untouched: 'gcp-gke',
      name: 'Flux on azure-aks',
    },
  ]) {
    test(`${name} down: its rows are dated, the others untouched; up again: live`, async ({
      page,
    }) => {
      const board = new BoardPage(page);
      await board.open();
      const row = board.row(broken);
      await expect(row).toContainText('Healthy', { timeout: 60_000 });
      const readUntouched = async () =>
        (await board.row(untouched).innerText()).replace(
          /just now|\d+ \w+ ago/,
          '(relative time)',
        );
      const before = await readUntouched();
      try {
        await control({ op: 'down', target });
        await expect(row).toContainText('as of', { timeout: 60_000 });
        await expect(row).toContainText('Healthy');
        await expect(
          page.getByText(/does not answer|cannot be (read|reached)/).first(),
        ).toBeVisible();
        expect(await readUntouched()).toBe(before);
        if (target === 'argocd') {
          await page.screenshot({
            path: resolve(pictures, 'board-engine-down.png'),
          });
        }
      } finally {
        await control({ op: 'up', target });
      }
      await expect(row).not.toContainText('as of', { timeout: 90_000 });
      expect(board.complaints).toEqual([]);
    });
  }

  test('refused credentials name the setting to look at', async ({ page }) => {
    const board = new BoardPage(page);
    await board.open();
    try {
      await control({ op: 'unauthorized', target: 'argocd' });
      await expect(page.getByText(/token/).first()).toBeVisible({
        timeout: 60_000,
      });
      await expect(board.row('gcp-gke')).toContainText('as of');
    } finally {
      await control({ op: 'up', target: 'argocd' });
    }
    await expect(board.row('gcp-gke')).not.toContainText('as of', {
      timeout: 110_000,
    });
  });
});
