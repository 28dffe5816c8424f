import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { BoardPage } from './BoardPage';
import { test } from './test';
import { toScreenshotPath } from './toScreenshotPath';

const clusters = [
  'aws-eks-dev',
  'aws-eks-staging',
  'aws-eks',
  'azure-aks',
  'gcp-gke',
];

test.describe('on a good day', () => {
  test('the tab shows every cluster of both engines, Synced and Healthy', async ({
    page,
  }) => {
    const board = new BoardPage(page);
    await board.open();
    for (const cluster of clusters) {
      const row = board.row(cluster);
      await expect(row).toContainText('Synced', { timeout: 60_000 });
      await expect(row).toContainText('Healthy', { timeout: 60_000 });
    }
    await expect(board.row('azure-aks')).toContainText('Flux');
    await expect(board.row('gcp-gke')).toContainText('Argo CD hub');
    await expect(board.row('aws-eks-dev')).toContainText('1.6.0');
    await expect(board.row('aws-eks-staging')).toContainText('1.5.0');
    await expect(board.row('aws-eks')).toContainText('1.4.2');
    expect(board.complaints).toEqual([]);
    await page.screenshot({
      path: toScreenshotPath('board-light', { documented: true }),
    });
  });

  test('environments stand in the configured order', async ({ page }) => {
    const board = new BoardPage(page);
    await board.open();
    const headers = await board.table.getByRole('rowheader').allInnerTexts();
    const order = ['dev', 'staging', 'production'].map(name =>
      headers.findIndex(header => new RegExp(`^${name}(?!-)`).test(header)),
    );
    expect(order.every(index => index >= 0)).toBe(true);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
  });

  test('the card on the overview page leads to the tab', async ({ page }) => {
    const board = new BoardPage(page);
    await page.goto('/catalog/default/component/checkout-api');
    await page
      .getByRole('link', { name: /Open/ })
      .first()
      .click({ timeout: 60_000 });
    await expect(board.table).toBeVisible();
  });

  test('a filter lives in the address and can be shared', async ({ page }) => {
    const board = new BoardPage(page);
    await board.open();
    await page.getByLabel('Filter deployments').fill('gcp');
    await expect(board.row('aws-eks-dev')).toHaveCount(0);
    await expect(board.row('gcp-gke')).toHaveCount(1);
    const shared = new BoardPage(await page.context().newPage());
    await shared.page.goto(page.url());
    await expect(shared.row('gcp-gke')).toHaveCount(1, { timeout: 60_000 });
    await expect(shared.row('aws-eks-dev')).toHaveCount(0);
  });

  test('an entity that nobody delivers says why, and how to link it', async ({
    page,
  }) => {
    await page.goto('/catalog/default/component/web-shop/deployments');
    await expect(
      page.getByRole('heading', { name: 'No engine delivers web-shop' }),
    ).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('gitops/app-name: web-shop')).toBeVisible();
  });

  test('services without our annotation are found too', async ({ page }) => {
    const board = new BoardPage(page);
    await board.open('inventory-api');
    await expect(board.row('gcp-gke')).toHaveCount(1);
    await board.open('user-service');
    await expect(board.row('gcp-gke')).toContainText('self-heal off');
  });

  test('how the rows were found is explained', async ({ page }) => {
    const board = new BoardPage(page);
    await board.open();
    await page.getByRole('button', { name: 'How were these found?' }).click();
    const dialog = page.getByRole('dialog', {
      name: 'How checkout-api was found',
    });
    await expect(dialog).toContainText('gitops/app-name');
    await expect(dialog).toContainText(/Argo CD hub.*live since/);
    await expect(dialog).toContainText(/[1-9]\d* of \d+ belong to the entity/);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect(board.complaints).toEqual([]);
  });

  test('the delivery figures open, with what they mean', async ({ page }) => {
    const board = new BoardPage(page);
    await board.open();
    await page.getByRole('button', { name: /^Delivery figures/ }).click();
    await expect(
      page
        .getByRole('table', { name: /Delivery figures over 30 days/ })
        .or(page.getByText(/^Nothing was delivered in these 30 days/)),
    ).toBeVisible();
    await page.getByText('7 days', { exact: true }).click();
    await expect(
      page
        .getByRole('table', { name: /Delivery figures over 7 days/ })
        .or(page.getByText(/^Nothing was delivered in these 7 days/)),
    ).toBeVisible();
    expect(board.complaints).toEqual([]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 360]) {
      test(`axe finds nothing, ${colorScheme}, ${width} px wide`, async ({
        browser,
      }) => {
        const context = await browser.newContext({
          colorScheme,
          viewport: { width, height: 900 },
        });
        const board = new BoardPage(await context.newPage());
        await board.open();
        await expect(board.row('gcp-gke')).toContainText('Healthy');
        await board.page.screenshot({
          path: toScreenshotPath(`board-${colorScheme}-${width}`, {
            documented: false,
          }),
        });
        await board.page
          .getByRole('button', { name: 'Delivery figures' })
          .click();
        await expect(
          board.page.getByRole('radiogroup', { name: 'Over how many days' }),
        ).toBeVisible();
        const { violations, passes } = await new AxeBuilder({
          page: board.page,
        })
          .include('[data-testid="gitops-deployments"]')
          .analyze();
        expect(passes.length).toBeGreaterThan(5);
        expect(violations).toEqual([]);
        const drawer = await board.openHistory('gcp-gke');
        await expect(drawer.getByText('Deliveries')).toBeVisible();
        const inDrawer = await new AxeBuilder({ page: board.page })
          .include('[role="dialog"]')
          .analyze();
        await board.page.screenshot({
          path: toScreenshotPath(`history-${colorScheme}-${width}`, {
            documented: false,
          }),
        });
        expect(inDrawer.passes.length).toBeGreaterThan(5);
        expect(inDrawer.violations).toEqual([]);
        await board.page.keyboard.press('Escape');
        await expect(drawer).toBeHidden();
        await board.page.screenshot({
          path: toScreenshotPath(`figures-${colorScheme}-${width}`, {
            documented: false,
          }),
        });
        await context.close();
      });
    }
  }

  test('everything can be reached by keyboard', async ({ page }) => {
    const board = new BoardPage(page);
    await board.open();
    const filter = page.getByLabel('Filter deployments');
    await filter.focus();
    const reached = new Set<string>();
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(() => {
          const element = document.activeElement;
          const label = element?.getAttribute('aria-label');
          return label || element?.textContent || '';
        }),
      );
    }
    expect([...reached].some(text => text.includes('Sync'))).toBe(true);
    expect([...reached].some(text => text.includes('1.4.2'))).toBe(true);
  });
});
