import { expect } from '@playwright/test';
import { BoardPage } from './BoardPage';
import { control } from './fleet';
import { test } from './test';
import { toScreenshotPath } from './toScreenshotPath';

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
            path: toScreenshotPath('board-engine-down', { documented: true }),
          });
        }
      } finally {
        await control({ op: 'up', target });
      }
      await expect(row).not.toContainText('as of', { timeout: 90_000 });
      expect(board.complaints).toEqual([]);
    });
  }

  test('a dead cluster behind a happy Argo CD is said, with the time of what is shown', async ({
    page,
  }) => {
    // It is probed once a minute as long as it answers.
    test.setTimeout(300_000);
    const board = new BoardPage(page);
    await board.open();
    const row = board.row('gcp-gke');
    await expect(row).toContainText('Healthy', { timeout: 60_000 });
    await expect(row).not.toContainText('as of');
    try {
      await control({ op: 'fault', target: 'gcp-gke', fault: 'refuse' });
      await expect(row).toContainText('cluster not reachable', {
        timeout: 150_000,
      });
      await expect(row).toContainText(/as of .*\d\d:\d\d/);
      await expect(row).toContainText('last known: Synced');
      await expect(row).toContainText('last known: Healthy');
      await expect(
        page.getByText(/^gcp-gke has not answered since /),
      ).toHaveCount(1);
      await expect(
        page.getByText(/Argo CD hub still reports its last state/),
      ).toBeVisible();
      await expect(board.row('aws-eks')).not.toContainText('as of');
      await expect(board.row('azure-aks')).not.toContainText('as of');
      await page.screenshot({
        path: toScreenshotPath('board-cluster-down', { documented: false }),
      });
      const overview = new BoardPage(await page.context().newPage());
      await overview.page.goto('/catalog/default/component/checkout-api');
      await expect(
        overview.page.getByText(/1 of \d+ not reachable/),
      ).toBeVisible({ timeout: 60_000 });
      await overview.page.close();
    } finally {
      await control({ op: 'up', target: 'gcp-gke' });
    }
    await expect(row).not.toContainText('as of', { timeout: 60_000 });
    await expect(page.getByText(/^gcp-gke does not answer/)).toHaveCount(0);
    const drawer = await board.openHistory('gcp-gke');
    const changes = drawer.getByRole('list', { name: 'Changes of state' });
    await expect(changes).toContainText('not reachable → reachable');
    await expect(changes).toContainText('reachable → not reachable');
    expect(board.complaints).toEqual([]);
  });

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
