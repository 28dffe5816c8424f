import { expect, Page } from '@playwright/test';
import { resolve } from 'node:path';
import { BoardPage } from './BoardPage';
import { control } from './fleet';
import { readLastCommit } from './readLastCommit';
import { signIn } from './signIn';
import { TemplatePage } from './TemplatePage';
import { test } from './test';

const SERVICE = 'ledger-api';
const CLUSTERS = ['aws-eks-dev', 'aws-eks', 'azure-aks'];
/** Kept by `GITOPS_SCREENSHOTS=docs/images`; else they go with the other results. */
const pictures = resolve(process.env.GITOPS_SCREENSHOTS || 'test-results');
const picture = (name: string) => resolve(pictures, `template-${name}.png`);

/** Opens what templates can do about the service on a cluster, from its row. */
async function openFromRow(page: Page, cluster: string, item: RegExp) {
  const name = `Actions on ${SERVICE} on ${cluster}`;
  await page.getByRole('button', { name, exact: true }).click();
  await page
    .getByRole('menu', { name })
    .getByRole('menuitem', { name: item })
    .click();
  await page.waitForURL(/\/create\/templates\//);
}

async function expectRow(board: BoardPage, cluster: string, words: string[]) {
  for (const word of words) {
    await expect(board.row(cluster)).toContainText(word, { timeout: 90_000 });
  }
}

// Each begins with what the one before left.
test.describe.serial('software templates', () => {
  test.beforeEach(async ({ page }) => {
    test.setTimeout(180_000);
    await signIn(page, 'ada');
  });

  test('a new service is previewed, pushed and Healthy on three clusters of both engines', async ({
    page,
  }) => {
    const form = new TemplatePage(page);
    await form.choose('New service (Helm chart)');
    await form.field('Name').fill('checkout-api');
    await expect(
      form.form.getByText(/There is a service checkout-api already/),
    ).toBeVisible();
    await form.field('Name').fill(SERVICE);
    await expect(form.form.getByText(/There is a service/)).toHaveCount(0);
    await expect(form.field('Image')).toHaveValue(`ghcr.io/org/${SERVICE}`);
    await form.field('What it does').fill('Books what was paid');
    await form.field('Owner').click();
    await page.getByRole('option', { name: 'Payments' }).click();
    await form.checkAccessibility();
    await form.next();

    await expect(form.cluster('gcp-gke')).toBeVisible({ timeout: 30_000 });
    for (const cluster of CLUSTERS) await form.toggle(cluster);
    await expect(form.form.getByText('3 clusters chosen')).toBeVisible();
    await form.field('Namespace').fill('ledger');
    await form.checkAccessibility();
    await page.screenshot({ path: picture('form') });
    await form.next();

    await expect(form.tree).toBeVisible({ timeout: 60_000 });
    await form.tree
      .getByRole('treeitem', { name: /^azure-aks/ })
      .first()
      .getByRole('treeitem', { name: `${SERVICE}.yaml added` })
      .first()
      .click();
    const content = form.form.getByRole('region', { name: /^Content of/ });
    await expect(content).toContainText('kind: HelmRelease');
    await form.checkAccessibility();
    await form.form.getByText('What will be written').scrollIntoViewIfNeeded();
    await page.screenshot({ path: picture('preview') });
    expect(readLastCommit().subject).not.toContain(SERVICE);
    await form.create();

    const link = await form.waitForLink();
    await expect(page.getByText(`${SERVICE}: 1.0.0 on`).first()).toBeVisible();
    await expect(
      page.getByText(`${SERVICE} is Healthy on ${CLUSTERS.join(', ')}.`),
    ).toBeVisible();
    await page.screenshot({ path: picture('task') });

    const { subject, author, changes, files } = readLastCommit();
    expect(subject).toContain(`${SERVICE}: 1.0.0`);
    expect(author).toMatch(/Ada/);
    expect(changes).toEqual(
      expect.arrayContaining([
        `A apps/${SERVICE}/Chart.yaml`,
        ...CLUSTERS.map(each => `A clusters/${each}/apps/${SERVICE}.yaml`),
      ]),
    );
    expect(files[`clusters/azure-aks/apps/${SERVICE}.yaml`]).toContain(
      'kind: HelmRelease',
    );

    const board = new BoardPage(page);
    await link.click();
    await expect(board.table).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('heading', { name: SERVICE })).toBeVisible();
    for (const cluster of CLUSTERS) {
      await expectRow(board, cluster, ['1.0.0', 'Synced', 'Healthy']);
    }
    await expectRow(board, 'aws-eks', ['Argo CD hub']);
    await expectRow(board, 'azure-aks', ['Flux']);
    await page.screenshot({ path: picture('board') });
    expect(board.complaints).toEqual([]);
  });

  test('promote opens from a row with all filled in, and brings its version on', async ({
    page,
  }) => {
    const board = new BoardPage(page);
    await board.open(SERVICE);
    await control({
      op: 'version',
      service: SERVICE,
      cluster: 'aws-eks-dev',
      version: '1.1.0',
    });
    await expectRow(board, 'aws-eks-dev', ['1.1.0', 'Healthy']);
    await openFromRow(page, 'aws-eks-dev', /^Promote/);

    const form = new TemplatePage(page);
    await expect(form.field('Service')).toHaveValue(SERVICE, {
      timeout: 30_000,
    });
    await expect(form.field('Version')).toHaveValue('1.1.0');
    await expect(form.form.getByRole('radio', { name: /^dev/ })).toBeChecked();
    await form.checkAccessibility();
    await form.next();
    await expect(form.cluster('production')).toBeChecked({ timeout: 30_000 });
    for (const cluster of ['aws-eks', 'azure-aks']) {
      await expect(form.cluster(cluster)).toBeChecked();
    }
    await form.next();
    await expect(
      form.form.getByText(/2 files: 0 added, 2 changed/),
    ).toBeVisible({ timeout: 60_000 });
    await expect(
      form.form.getByRole('region', { name: /^Changes in/ }),
    ).toContainText('1.1.0');
    await form.checkAccessibility();
    await form.create();
    await (await form.waitForLink()).click();
    for (const cluster of CLUSTERS) {
      await expectRow(board, cluster, ['1.1.0', 'Healthy']);
    }
    expect(board.complaints).toEqual([]);
  });

  test('roll back opens from the drawer with the version before, and the task links back to its row', async ({
    page,
  }) => {
    const board = new BoardPage(page);
    await board.open(SERVICE);
    const drawer = await board.openDrawer('azure-aks', SERVICE);
    const name = `Actions on ${SERVICE} on azure-aks`;
    await drawer.getByRole('button', { name, exact: true }).click();
    await page
      .getByRole('menu', { name })
      .getByRole('menuitem', { name: /^Roll back/ })
      .click();

    const form = new TemplatePage(page);
    await expect(form.field('Service')).toHaveValue(SERVICE, {
      timeout: 30_000,
    });
    await expect(form.cluster('azure-aks')).toBeChecked();
    await expect(form.field('Back to')).toHaveValue('1.0.0');
    await form.checkAccessibility();
    await form.next();
    await expect(form.tree).toBeVisible({ timeout: 60_000 });
    await form.create();
    await (await form.waitForLink()).click();
    const again = page.getByRole('dialog', { name: `${SERVICE} on azure-aks` });
    await expect(again).toBeVisible({ timeout: 60_000 });
    await page.keyboard.press('Escape');
    await expectRow(board, 'azure-aks', ['1.0.0', 'Healthy']);
    await expectRow(board, 'aws-eks', ['1.1.0']);
    expect(board.complaints).toEqual([]);
  });

  test('a version that does not start fails its task, which says why', async ({
    page,
  }) => {
    const board = new BoardPage(page);
    await board.open(SERVICE);
    await openFromRow(page, 'aws-eks', /^Promote/);
    const form = new TemplatePage(page);
    await expect(form.field('Version')).toHaveValue('1.1.0', {
      timeout: 30_000,
    });
    await form.field('Version').fill('bad');
    await expect(form.form.getByText(/has not run anywhere yet/)).toBeVisible();
    await form.next();
    // The step before has a production as well.
    await expect(form.cluster('production')).toBeChecked({ timeout: 30_000 });
    await form.toggle('production');
    await form.toggle('aws-eks-dev');
    await form.toggle('azure-aks');
    await expect(form.form.getByText('1 cluster chosen')).toBeVisible();
    await form.next();
    await expect(form.tree).toBeVisible({ timeout: 60_000 });
    await form.create();
    await expect(
      page.getByText(`${SERVICE} on aws-eks-dev: Degraded:`).first(),
    ).toBeVisible({ timeout: 120_000 });
    await expect(
      page.getByRole('link', { name: 'See it on the board' }),
    ).toHaveCount(0);
    // Opens in a tab of its own, as every address that is whole.
    const address = await page
      .getByRole('link', { name: /deployments\?cluster=aws-eks-dev/ })
      .first()
      .getAttribute('href');
    await page.goto(address ?? '');
    const row = page.getByRole('dialog', { name: `${SERVICE} on aws-eks-dev` });
    await expect(row).toBeVisible({ timeout: 60_000 });
    await board.open(SERVICE);
    await expectRow(board, 'aws-eks-dev', ['bad', 'Degraded']);
  });

  test('remove takes it off the cluster of a row, then away for good', async ({
    page,
  }) => {
    test.setTimeout(420_000);
    const board = new BoardPage(page);
    await board.open(SERVICE);
    await openFromRow(page, 'aws-eks-dev', /^Remove/);
    const form = new TemplatePage(page);
    await expect(form.cluster('aws-eks-dev')).toBeChecked({ timeout: 30_000 });
    await expect(form.cluster('aws-eks')).not.toBeChecked();
    await form.form
      .getByText('Its workloads on these clusters will be deleted')
      .click();
    await form.checkAccessibility();
    await form.next();
    await expect(form.tree).toBeVisible({ timeout: 60_000 });
    await form.create();
    await (await form.waitForLink()).click();
    await expect(board.row('aws-eks')).toHaveCount(1, { timeout: 60_000 });
    // The catalog reads anew where it is expected; that takes it two minutes and a half at most.
    await expect(board.row('aws-eks-dev')).toHaveCount(0, { timeout: 180_000 });

    await page.getByRole('link', { name: 'Remove', exact: true }).click();
    await expect(form.field('Service')).toHaveValue(SERVICE, {
      timeout: 30_000,
    });
    await form.form
      .getByText('Its workloads on these clusters will be deleted')
      .click();
    const everywhere = form.form.getByText(/^Everywhere, for good/);
    await everywhere.click();
    await expect(form.form.getByText('It is on 2 clusters now:')).toBeVisible();
    // Before anything is refused: the text of a refusal is Backstage's, and in the colour of its theme.
    await form.checkAccessibility();
    await form.form.getByText(/^From the clusters chosen here/).click();
    await form.next();
    await expect(
      form.form.getByText('Choose at least one cluster').first(),
    ).toBeVisible();
    await everywhere.click();
    await form.next();
    await expect(form.tree).toBeVisible({ timeout: 60_000 });
    await form.create();
    await expect(
      page.getByText(/^Its entity was taken out of the catalog/),
    ).toBeVisible({ timeout: 90_000 });
    const { changes } = readLastCommit();
    expect(changes).toEqual(
      expect.arrayContaining([
        `D apps/${SERVICE}/Chart.yaml`,
        `D clusters/aws-eks/apps/${SERVICE}.yaml`,
        `D clusters/azure-aks/apps/${SERVICE}.yaml`,
      ]),
    );
    // Of an entity that is gone the browser complains with the 404.
    expect(board.complaints).toEqual([]);
    await page.goto(`/catalog/default/component/${SERVICE}/deployments`);
    await expect(page.getByText('Entity not found').first()).toBeVisible({
      timeout: 90_000,
    });
  });
});
