import { expect } from '@playwright/test';
import { BoardPage } from './BoardPage';
import { control } from './fleet';
import { test } from './test';
import { toScreenshotPath } from './toScreenshotPath';

test('forty clusters fold, and unfold', async ({ page }) => {
  // So that the others in production are as many, whichever tests came before.
  await control({
    op: 'version',
    service: 'checkout-api',
    cluster: 'azure-aks',
    version: '1.4.4',
  });
  await control({ op: 'grow', count: 37 });
  const board = new BoardPage(page);
  await board.open();
  await expect(board.table).toContainText(/1\.4\.2 on 39/, { timeout: 90_000 });
  // Rows have buttons that open menus, which are no groups.
  const groups = board.table.getByRole('button', {
    name: / on \d/,
    expanded: false,
  });
  await expect(groups.first()).toBeVisible();
  await expect(board.table).toContainText(/39 on 1\.4\.2/, {
    timeout: 60_000,
  });
  const folded = await board.table.getByRole('row').count();
  expect(folded).toBeLessThan(30);
  await page.screenshot({
    path: toScreenshotPath('board-many', { documented: false }),
  });
  await groups.first().click();
  await expect
    .poll(() => board.table.getByRole('row').count())
    .toBeGreaterThan(folded);
});
