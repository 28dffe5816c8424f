import { expect } from '@playwright/test';
import { BoardPage } from './BoardPage';
import { control } from './fleet';
import { test } from './test';

// What is made here stays: no test of another service may come after it.
const SERVICE = 'inventory-api';

for (const { target, cluster, untouched } of [
  { target: 'azure-aks', cluster: 'azure-aks', untouched: 'aws-eks' },
  { target: 'argocd', cluster: 'aws-eks', untouched: 'azure-aks' },
]) {
  test(`ten thousand objects of ${target} change at once: a service's rows are right, and its next version arrives`, async ({
    page,
  }) => {
    test.setTimeout(420_000);
    const board = new BoardPage(page);
    await board.open(SERVICE);
    const row = board.row(cluster);
    await expect(row).toContainText('Healthy', { timeout: 60_000 });
    // They are made, then all of them change.
    for (let round = 0; round < 2; round++) {
      await control({ op: 'fault', target, fault: 'churn', count: 10_000 });
    }
    await control({
      op: 'version',
      service: SERVICE,
      cluster,
      version: '7.0.1',
    });
    await expect(board.row(untouched)).not.toContainText('as of');
    await expect(board.row(untouched)).toContainText('Healthy');
    await expect(row).toContainText('7.0.1', { timeout: 240_000 });
    await expect(row).toContainText('Healthy', { timeout: 120_000 });
    await expect(row).not.toContainText('as of', { timeout: 120_000 });
    expect(board.complaints).toEqual([]);
  });
}
