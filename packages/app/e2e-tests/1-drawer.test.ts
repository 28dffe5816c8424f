import { AxeBuilder } from '@axe-core/playwright';
import { expect, Locator } from '@playwright/test';
import { BoardPage } from './BoardPage';
import { test } from './test';
import { toScreenshotPath } from './toScreenshotPath';

/** What a tab shows once it was read. */
const contents: Record<string, (drawer: Locator) => Locator> = {
  Overview: drawer => drawer.getByRole('heading', { name: 'Revisions' }),
  Resources: drawer => drawer.getByRole('row', { name: /Pod/ }).first(),
  Diff: drawer =>
    drawer.getByText(/resources? (differs?|are what|is what)/).first(),
  History: drawer => drawer.getByRole('heading', { name: 'Deliveries' }),
  Events: drawer =>
    drawer
      .getByRole('list', { name: 'Events' })
      .or(drawer.getByText(/^No Events/)),
  Logs: drawer => drawer.getByRole('log', { name: 'Lines of the log' }),
};
const tabs = Object.keys(contents);
/** Those the documentation shows, in light and wide. */
const documented = ['Overview', 'Resources', 'Diff'];

test.describe('the drawer', () => {
  for (const cluster of ['gcp-gke', 'azure-aks']) {
    test(`shows every tab of a Deployment on ${cluster}`, async ({ page }) => {
      const board = new BoardPage(page);
      await board.open();
      const drawer = await board.openDrawer(cluster);
      for (const tab of tabs) {
        await drawer.getByRole('tab', { name: tab }).click();
        await expect(contents[tab](drawer)).toBeVisible({ timeout: 30_000 });
        await expect(drawer.getByRole('alert')).toHaveCount(0);
      }
      expect(board.complaints).toEqual([]);
    });
  }

  test('is opened, walked through and closed by keyboard alone', async ({
    page,
  }) => {
    const board = new BoardPage(page);
    await board.open();
    const opener = board.row('gcp-gke').getByRole('button', {
      name: 'gcp-gke',
      exact: true,
    });
    await opener.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', {
      name: 'checkout-api on gcp-gke',
    });
    await drawer.getByRole('tab', { name: 'Overview' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(
      drawer.getByRole('tab', { name: 'Resources' }),
    ).toHaveAttribute('aria-selected', 'true');
    const first = drawer.getByRole('row').first();
    await expect(first).toBeVisible({ timeout: 30_000 });
    await first.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(
      drawer.getByRole('region', { name: /^Live manifest of/ }),
    ).toContainText('kind:', { timeout: 30_000 });
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    await expect(opener).toBeFocused();
  });

  test('leads from a Pod to its lines, and a link opens the same', async ({
    page,
  }) => {
    const board = new BoardPage(page);
    await board.open();
    const drawer = await board.openDrawer('gcp-gke');
    await drawer.getByRole('tab', { name: 'Resources' }).click();
    await drawer
      .getByRole('button', { name: /^Logs of checkout-api-/ })
      .first()
      .click({ timeout: 30_000 });
    const log = drawer.getByRole('log');
    await expect(log).toContainText(/\S/, { timeout: 30_000 });
    const shared = new BoardPage(await page.context().newPage());
    await shared.page.goto(page.url());
    await expect(shared.page.getByRole('log')).toContainText(/\S/, {
      timeout: 60_000,
    });
    expect(
      await shared.page.getByLabel('Pod', { exact: true }).inputValue(),
    ).toMatch(/^:Pod:/);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 360]) {
      test(`axe finds nothing in any tab, ${colorScheme}, ${width} px wide`, async ({
        browser,
      }) => {
        const context = await browser.newContext({
          colorScheme,
          viewport: { width, height: 900 },
        });
        const board = new BoardPage(await context.newPage());
        await board.open();
        const drawer = await board.openDrawer('gcp-gke');
        for (const tab of tabs) {
          await drawer.getByRole('tab', { name: tab }).click();
          await expect(contents[tab](drawer)).toBeVisible({ timeout: 30_000 });
          await expect(drawer.getByRole('tab', { name: tab })).toBeInViewport({
            ratio: 0.99,
          });
          if (tab === 'Logs') {
            const box = await contents[tab](drawer).boundingBox();
            expect(box?.height).toBeGreaterThan(400);
          }
          const { violations, passes } = await new AxeBuilder({
            page: board.page,
          })
            .include('[role="dialog"]')
            .analyze();
          expect(passes.length).toBeGreaterThan(5);
          expect(violations).toEqual([]);
          const name = `drawer-${tab.toLowerCase()}`;
          const shown =
            colorScheme === 'light' &&
            width === 1440 &&
            documented.includes(tab);
          await board.page.screenshot({
            path: toScreenshotPath(
              shown ? name : `${name}-${colorScheme}-${width}`,
              { documented: shown },
            ),
          });
        }
        await context.close();
      });
    }
  }
});
