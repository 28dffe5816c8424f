import { AxeBuilder } from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';
import { BoardPage } from './BoardPage';
import { test } from './test';

/** Signs in as one of the people of the demo. */
async function signIn(page: Page, user: string) {
  await page.addInitScript(
    entityRef => window.localStorage.setItem('gitops-demo-user', entityRef),
    `user:default/${user}`,
  );
}

/** Opens what can be done to checkout-api on a cluster. */
async function openMenu(page: Page, cluster: string) {
  const name = `Actions on checkout-api on ${cluster}`;
  await page.getByRole('button', { name }).click();
  const menu = page.getByRole('menu', { name });
  await expect(menu).toBeVisible();
  return menu;
}

test.describe('actions', () => {
  test('an operator tries a sync out, and Argo CD takes it', async ({
    page,
  }) => {
    await signIn(page, 'grace');
    const board = new BoardPage(page);
    await board.open();
    const menu = await openMenu(page, 'gcp-gke');
    await menu.getByRole('menuitem', { name: /^Sync/ }).click();
    const dialog = page.getByRole('dialog', {
      name: 'Sync checkout-api on gcp-gke?',
    });
    await expect(dialog).toContainText('On gcp-gke, through Argo CD');
    const { violations } = await new AxeBuilder({ page })
      .include('[role="dialog"]')
      .analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await dialog.getByText('Dry run only').click();
    await dialog.getByRole('button', { name: 'Sync', exact: true }).click();
    await expect(dialog).toHaveCount(0, { timeout: 30_000 });
    expect(board.complaints).toEqual([]);
  });

  test('a guest sees why not', async ({ page }) => {
    await signIn(page, 'guest');
    const board = new BoardPage(page);
    await board.open();
    const menu = await openMenu(page, 'gcp-gke');
    const sync = menu.getByRole('menuitem', { name: /^Sync/ });
    await expect(sync).toHaveAttribute('aria-disabled', 'true');
    await expect(sync).toContainText('permission policy');
    await expect(
      page.getByRole('checkbox', { name: /^Select checkout-api/ }),
    ).toHaveCount(0);
    expect(board.complaints).toEqual([]);
  });
});
