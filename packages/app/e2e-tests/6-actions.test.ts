import { AxeBuilder } from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';
import { BoardPage } from './BoardPage';
import { control } from './fleet';
import { readAuditLog } from './readAuditLog';
import { test } from './test';

/** Signs in as one of the people of the demo. */
async function signIn(page: Page, user: string) {
  await page.addInitScript(
    entityRef => window.localStorage.setItem('gitops-demo-user', entityRef),
    `user:default/${user}`,
  );
}

/** Opens what can be done to a service on a cluster. */
async function openMenu(page: Page, cluster: string, app = 'checkout-api') {
  const name = `Actions on ${app} on ${cluster}`;
  await page.getByRole('button', { name, exact: true }).click();
  const menu = page.getByRole('menu', { name });
  await expect(menu).toBeVisible();
  return menu;
}

/** Chooses an action in the menu of a row, confirms it, and waits until the engine took it. */
async function takeAction(
  page: Page,
  cluster: string,
  action: string,
  app = 'checkout-api',
) {
  const menu = await openMenu(page, cluster, app);
  await menu.getByRole('menuitem', { name: action, exact: true }).click();
  const dialog = page.getByRole('dialog', {
    name: `${action} ${app} on ${cluster}?`,
  });
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await expect(dialog).toHaveCount(0, { timeout: 30_000 });
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

  test('how a sync ended is told on another page, and after that was loaded anew', async ({
    page,
  }) => {
    await signIn(page, 'grace');
    const board = new BoardPage(page);
    await board.open();
    await takeAction(page, 'gcp-gke', 'Sync');
    // Left and loaded anew as soon as it was taken.
    await page.goto('/create');
    await page.reload();
    await expect(
      page.getByText('Sync of checkout-api on gcp-gke succeeded'),
    ).toBeVisible({ timeout: 60_000 });
    expect(page.url()).toContain('/create');
    expect(board.complaints).toEqual([]);
  });

  test('a row that drifted becomes Synced by a sync, which its history and the audit log tell', async ({
    page,
  }) => {
    await signIn(page, 'grace');
    const board = new BoardPage(page);
    await board.open('user-service');
    const row = board.row('aws-eks');
    await expect(row).toContainText('Synced');
    // Its set rolls out in waves, which switches self-heal off: only a person ends it.
    await control({ op: 'drift', service: 'user-service', cluster: 'aws-eks' });
    await expect(row).toContainText('OutOfSync', { timeout: 60_000 });
    await takeAction(page, 'aws-eks', 'Sync', 'user-service');
    await expect(
      page.getByText('Sync of user-service on aws-eks succeeded'),
    ).toBeVisible({ timeout: 60_000 });
    await expect(row).not.toContainText('OutOfSync', { timeout: 60_000 });
    await expect(row).toContainText('Synced');

    const drawer = await board.openHistory('aws-eks', 'user-service');
    const changes = drawer.getByRole('list', { name: 'Changes of state' });
    await expect(changes).toContainText(/Sync: OutOfSync → Synced/, {
      timeout: 60_000,
    });
    await expect
      .poll(() => readAuditLog().at(-1))
      .toMatch(
        /"user":"user:default\/grace","action":"sync".*Application:user-service-aws-eks".*"outcome":"Succeeded","durationMs":\d+/,
      );
    await drawer.getByRole('tab', { name: 'Overview' }).click();
    await expect(
      drawer
        .getByRole('list', { name: 'Recent actions' })
        .getByRole('listitem')
        .first(),
    ).toContainText(/Sync succeeded by user:default\/grace/);
    expect(board.complaints).toEqual([]);
  });

  test('Flux reconciles, is suspended and resumed, each until its effect is seen', async ({
    page,
  }) => {
    await signIn(page, 'grace');
    const board = new BoardPage(page);
    await board.open();
    const row = board.row('azure-aks');
    for (const [name, title] of [
      ['Reconcile with source', 'Reconcile with source'],
      ['Suspend', 'Suspend'],
      ['Resume', 'Resume'],
    ]) {
      await takeAction(page, 'azure-aks', name);
      await expect(
        page.getByText(`${title} of checkout-api on azure-aks succeeded`),
      ).toBeVisible({ timeout: 60_000 });
      if (name === 'Suspend') {
        await expect(row).toContainText(/suspended/i, { timeout: 60_000 });
      } else {
        await expect(row).not.toContainText(/suspended/i, { timeout: 60_000 });
      }
    }
    expect(board.complaints).toEqual([]);
  });

  test('a source is reconciled from the drawer, and a resource restarted from the menu of its line', async ({
    page,
  }) => {
    await signIn(page, 'grace');
    const board = new BoardPage(page);
    await board.open();
    const flux = await board.openDrawer('azure-aks');
    await flux
      .getByRole('group', { name: /^Actions on GitRepository/ })
      .getByRole('button', { name: 'Reconcile' })
      .click({ timeout: 30_000 });
    const question = page.getByRole('dialog', {
      name: /^Reconcile GitRepository .* on azure-aks\?$/,
    });
    await expect(question).toContainText('deployments are fetched from it');
    await question.getByRole('button', { name: 'Reconcile' }).click();
    await expect(
      page.getByText(/^Reconcile of GitRepository .* succeeded$/),
    ).toBeVisible({ timeout: 60_000 });
    await page.keyboard.press('Escape');
    await expect(flux).toBeHidden();

    const drawer = await board.openDrawer('aws-eks-staging');
    await drawer.getByRole('tab', { name: 'Resources' }).click();
    const more = drawer.getByRole('button', {
      name: 'More about Deployment checkout-api',
    });
    await more.focus({ timeout: 30_000 });
    await page.keyboard.press('Enter');
    const menu = page.getByRole('menu');
    await menu.getByRole('menuitem', { name: 'Scale …' }).click();
    const scale = page.getByRole('dialog', { name: /^Scale / });
    const confirm = scale.getByRole('button', { name: 'Scale' });
    await scale.getByLabel('replicas').fill('many');
    await expect(confirm).toBeDisabled();
    await scale.getByRole('button', { name: 'Cancel' }).click();
    await more.click();
    await menu.getByRole('menuitem', { name: 'Restart' }).click();
    await page
      .getByRole('dialog', { name: /^Restart / })
      .getByRole('button', { name: 'Restart' })
      .click();
    await expect(
      page.getByText(
        '“restart” on Deployment checkout-api of checkout-api on aws-eks-staging succeeded',
      ),
    ).toBeVisible({ timeout: 60_000 });
    expect(board.complaints).toEqual([]);
  });

  test('a workload that Flux delivers is restarted from its details in the drawer', async ({
    page,
  }) => {
    await signIn(page, 'grace');
    const board = new BoardPage(page);
    await board.open();
    const drawer = await board.openDrawer('azure-aks');
    await drawer.getByRole('tab', { name: 'Resources' }).click();
    const pods = drawer.getByRole('row', { name: /^Pod / });
    await expect(pods.first()).toBeVisible({ timeout: 30_000 });
    const readNames = async () =>
      (await pods.allTextContents()).map(
        text => /checkout-api-\w+-\w+/.exec(text)?.[0],
      );
    const before = await readNames();
    await drawer
      .getByRole('row', { name: /^Deployment checkout-api/ })
      .getByText('checkout-api', { exact: true })
      .click();
    await drawer
      .getByRole('button', { name: 'Restart' })
      .click({ timeout: 30_000 });
    const question = page.getByRole('dialog', { name: /^Restart / });
    await expect(question).toContainText('On azure-aks, through Flux');
    await question.getByRole('button', { name: 'Restart' }).click();
    await expect(
      page.getByText(
        '“restart” on Deployment checkout-api of checkout-api on azure-aks succeeded',
      ),
    ).toBeVisible({ timeout: 60_000 });
    // Its Pods are others than before, and stand open as those did.
    await expect
      .poll(
        async () => {
          const now = await readNames();
          return now.length > 0 && !now.some(pod => before.includes(pod));
        },
        { timeout: 60_000 },
      )
      .toBe(true);
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
