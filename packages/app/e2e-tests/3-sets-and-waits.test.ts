import { expect } from '@playwright/test';
import { BoardPage } from './BoardPage';
import { control } from './fleet';
import { test } from './test';

test.describe('when something waits or cannot be made', () => {
  test('a sync that waits for a person says so, until somebody confirms', async ({
    page,
  }) => {
    const board = new BoardPage(page);
    await board.open();
    const row = board.row('aws-eks-staging');
    await expect(row).toContainText('Healthy', { timeout: 60_000 });
    const where = { service: 'checkout-api', cluster: 'aws-eks-staging' };
    try {
      await control({ op: 'wait', ...where, for: 'confirmation' });
      await expect(row).toContainText('waits for a person', {
        timeout: 60_000,
      });
      await expect(row).toContainText('every later sync waits behind it');
      await expect(page.getByText(/\d needs? a look/)).toBeVisible();
    } finally {
      await control({ op: 'confirm', ...where });
    }
    await expect(row).not.toContainText('waits for a person', {
      timeout: 60_000,
    });
    await expect(row).toContainText('Synced', { timeout: 60_000 });
    expect(board.complaints).toEqual([]);
  });

  test('a rollout that stands says at which step, why, and who waits', async ({
    page,
  }) => {
    test.setTimeout(240_000);
    const board = new BoardPage(page);
    await board.open('user-service');
    const move = (cluster: string, version: string) =>
      control({ op: 'version', service: 'user-service', cluster, version });
    await expect(board.row('aws-eks-dev')).toContainText('step 1 of');
    try {
      await move('aws-eks-dev', 'bad');
      await expect(board.row('aws-eks-dev')).toContainText('Degraded', {
        timeout: 90_000,
      });
      await move('aws-eks', '7.2.0');
      const waiting = board.row('aws-eks');
      await expect(waiting).toContainText('OutOfSync', { timeout: 60_000 });
      await expect(waiting).toContainText(/waits for .*, step \d of \d/, {
        timeout: 60_000,
      });
      await expect(
        page.getByText(/^Rollout of user-service stopped at step 1 of \d\.$/),
      ).toBeVisible({ timeout: 60_000 });
      await expect(
        page.getByText(
          /^user-service-aws-eks-dev is Degraded, so aws-eks wait/,
        ),
      ).toBeVisible();
    } finally {
      await move('aws-eks-dev', '7.1.0');
    }
    await expect(
      page.getByText(/^Rollout of user-service stopped/),
    ).toHaveCount(0, { timeout: 90_000 });
    await expect(board.row('aws-eks')).toContainText('7.2.0', {
      timeout: 90_000,
    });
    expect(board.complaints).toEqual([]);
  });

  test('a set that cannot generate is named, and what it made runs on', async ({
    page,
  }) => {
    const board = new BoardPage(page);
    await board.open();
    const notice = page.getByText(
      /^ApplicationSet checkout-api cannot generate since /,
    );
    await expect(notice).toHaveCount(0);
    try {
      await control({ op: 'breakSet', service: 'checkout-api' });
      await expect(notice).toBeVisible({ timeout: 90_000 });
      await expect(
        page.getByText(/What it made runs on; what it should make is missing/),
      ).toBeVisible();
      await expect(board.row('gcp-gke')).toContainText('Healthy');
      await expect(board.row('gcp-gke')).toContainText(
        'ApplicationSet checkout-api',
      );
    } finally {
      await control({ op: 'healSet', service: 'checkout-api' });
    }
    await expect(notice).toHaveCount(0, { timeout: 90_000 });
    expect(board.complaints).toEqual([]);
  });
});
