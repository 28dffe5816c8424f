import { expect } from '@playwright/test';
import { BoardPage } from './BoardPage';
import { control, pushChange } from './fleet';
import { test } from './test';

test.describe('while the tab is open', () => {
  test('a pushed commit moves one row to the new version, by itself', async ({
    page,
  }, { annotations }) => {
    const board = new BoardPage(page);
    await board.open();
    const row = board.row('aws-eks-dev');
    await expect(row).toContainText('1.6.0');
    const sha = pushChange(
      'clusters/aws-eks-dev/apps/checkout-api.yaml',
      text => text.replace(/tag: .*/, "tag: '1.7.0'"),
      'checkout-api: 1.7.0 in dev',
    );
    const pushedAt = Date.now();
    await expect(row).toContainText('1.7.0', { timeout: 60_000 });
    const seconds = (Date.now() - pushedAt) / 1000;
    annotations.push({
      type: 'from push to new version on screen',
      description: `${seconds.toFixed(1)} s`,
    });
    // eslint-disable-next-line no-console -- a figure people ask for
    console.log(`from push to new version on screen: ${seconds.toFixed(1)} s`);
    await expect(row).toContainText('Healthy', { timeout: 60_000 });
    await expect(row).toContainText('Synced', { timeout: 60_000 });
    await expect(row).toContainText(sha.slice(0, 7), { timeout: 60_000 });
    await expect(row).toContainText('Edsger Example', { timeout: 60_000 });
    await expect(board.row('gcp-gke')).toContainText('1.4.2');
    expect(board.complaints).toEqual([]);
  });

  test('what was delivered is in the history of its row, for everybody with the link', async ({
    page,
  }) => {
    const board = new BoardPage(page);
    await board.open();
    const sha = pushChange(
      'clusters/aws-eks-dev/apps/checkout-api.yaml',
      text => text.replace(/tag: .*/, "tag: '1.7.1'"),
      'checkout-api: 1.7.1 in dev',
    );
    const row = board.row('aws-eks-dev');
    await expect(row).toContainText('1.7.1', { timeout: 60_000 });
    await expect(row).toContainText('Healthy', { timeout: 60_000 });
    const drawer = await board.openHistory('aws-eks-dev');
    const newest = drawer
      .getByRole('list', { name: 'Deliveries' })
      .getByRole('listitem')
      .first();
    await expect(newest).toContainText('1.7.1', { timeout: 60_000 });
    await expect(newest).toContainText('Healthy', { timeout: 60_000 });
    await expect(newest).toContainText(sha.slice(0, 7), { timeout: 60_000 });
    await expect(newest).toContainText('Edsger Example');
    await expect(newest).toContainText('took');
    const changes = drawer.getByRole('list', { name: 'Changes of state' });
    await expect(changes).toContainText(/Version: .* → 1\.7\.1/);
    await drawer.getByRole('radio', { name: 'Health' }).click();
    await expect(changes).not.toContainText('Version:');

    const shared = new BoardPage(await page.context().newPage());
    await shared.page.goto(page.url());
    await expect(
      shared.page
        .getByRole('dialog', { name: 'checkout-api on aws-eks-dev' })
        .getByText('1.7.1')
        .first(),
    ).toBeVisible({ timeout: 60_000 });
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    expect(page.url()).not.toContain('deployment=');
    expect(board.complaints).toEqual([]);
  });

  test('a commit moves the Flux cluster as well', async ({ page }) => {
    const board = new BoardPage(page);
    await board.open();
    await control({
      op: 'version',
      service: 'checkout-api',
      cluster: 'azure-aks',
      version: '1.4.3',
    });
    const row = board.row('azure-aks');
    await expect(row).toContainText('1.4.3', { timeout: 90_000 });
    await expect(row).toContainText('Synced', { timeout: 90_000 });
    await expect(row).toContainText('Healthy', { timeout: 90_000 });
  });

  test('an image that cannot start is Degraded, and says so', async ({
    page,
  }) => {
    const board = new BoardPage(page);
    await board.open();
    await control({
      op: 'version',
      service: 'checkout-api',
      cluster: 'aws-eks-staging',
      version: 'bad',
    });
    const row = board.row('aws-eks-staging');
    await expect(row).toContainText('Degraded', { timeout: 90_000 });
    await control({
      op: 'version',
      service: 'checkout-api',
      cluster: 'aws-eks-staging',
      version: '1.5.0',
    });
    await expect(row).toContainText('Healthy', { timeout: 90_000 });
  });

  test('drift that nothing undoes stays on the row', async ({ page }) => {
    const board = new BoardPage(page);
    await board.open('user-service');
    await control({ op: 'drift', service: 'user-service', cluster: 'aws-eks' });
    const row = board.row('aws-eks');
    await expect(row).toContainText('OutOfSync', { timeout: 30_000 });
    await expect(row).toContainText('drifted', { timeout: 30_000 });
    await control({ op: 'heal', service: 'user-service', cluster: 'aws-eks' });
    await expect(row).not.toContainText('OutOfSync', { timeout: 30_000 });
  });
});
