import { expect, Locator, Page } from '@playwright/test';

/** The Deployments tab as a person reads it. */
export class BoardPage {
  /** What went wrong in the browser so far. */
  readonly complaints: string[] = [];
  readonly table: Locator;

  constructor(
    readonly page: Page,
    options: { expectsFailures?: boolean } = {},
  ) {
    this.table = page.getByRole('table', { name: /Where .* runs/ });
    page.on('pageerror', error => this.complaints.push(error.message));
    page.on('console', message => {
      if (message.type() === 'error' && !options.expectsFailures) {
        this.complaints.push(message.text());
      }
    });
  }

  async open(service = 'checkout-api', query = '') {
    await this.page.goto(
      `/catalog/default/component/${service}/deployments${query}`,
    );
    await expect(this.table).toBeVisible({ timeout: 60_000 });
  }

  /** Opens all about a Deployment, by the name of its cluster. */
  async openDrawer(cluster: string, service = 'checkout-api') {
    await this.row(cluster)
      .getByRole('button', { name: cluster, exact: true })
      .click();
    const drawer = this.page.getByRole('dialog', {
      name: `${service} on ${cluster}`,
    });
    await expect(drawer).toBeVisible();
    return drawer;
  }

  /** Opens what happened on a cluster. */
  async openHistory(cluster: string, service = 'checkout-api') {
    await this.page
      .getByRole('button', {
        name: `History of ${service} on ${cluster}`,
        exact: true,
      })
      .click();
    const drawer = this.page.getByRole('dialog', {
      name: `${service} on ${cluster}`,
    });
    await expect(drawer).toBeVisible();
    return drawer;
  }

  /** The row of a cluster. */
  row(cluster: string): Locator {
    return this.table.getByRole('row').filter({
      has: this.page.getByRole('rowheader', {
        name: new RegExp(`^${cluster}(?![\\w-])`),
      }),
    });
  }
}
