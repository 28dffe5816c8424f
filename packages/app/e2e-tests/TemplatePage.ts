import { AxeBuilder } from '@axe-core/playwright';
import { expect, Locator, Page } from '@playwright/test';

/** The form of a software template and the page of its task, as a person uses them. */
export class TemplatePage {
  readonly form: Locator;
  /** The files that would be written. */
  readonly tree: Locator;

  constructor(readonly page: Page) {
    this.form = page.locator('form');
    this.tree = page.getByRole('tree', {
      name: 'Files that would be written',
    });
  }

  /** Chooses a template on the page where one creates things. */
  async choose(title: string) {
    await this.page.goto('/create');
    await this.page
      .locator('.MuiCard-root')
      .filter({ has: this.page.getByRole('heading', { name: title }) })
      .getByRole('button', { name: 'Choose' })
      .click({ timeout: 60_000 });
    await expect(this.form).toBeVisible({ timeout: 30_000 });
  }

  field(name: string): Locator {
    return this.form.getByLabel(name).first();
  }

  cluster(name: string): Locator {
    return this.form.getByRole('checkbox', {
      name: new RegExp(`^${name}(?![\\w-])`),
    });
  }

  /** Chooses a cluster or an environment, or no longer. Its box lies under its words. */
  async toggle(name: string) {
    await this.form
      .locator('label')
      .filter({ hasText: new RegExp(`^${name} `) })
      .click();
  }

  async next() {
    await this.form.getByRole('button', { name: 'Next' }).click();
  }

  /** Fails with what axe finds in the step that is shown. */
  async checkAccessibility() {
    const { violations, passes } = await new AxeBuilder({ page: this.page })
      .include('form')
      .analyze();
    expect(passes.length).toBeGreaterThan(3);
    expect(
      violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
      ),
    ).toEqual([]);
  }

  /** From the last step over the review to the page of the task. */
  async create() {
    await this.form.getByRole('button', { name: 'Review' }).click();
    await this.page
      .getByRole('button', { name: 'Create' })
      .click({ timeout: 30_000 });
    await this.page.waitForURL(/\/create\/tasks\//);
  }

  /** The way back to the board, which the task shows when it is done. */
  async waitForLink(): Promise<Locator> {
    const link = this.page.getByRole('link', { name: 'See it on the board' });
    const failure = this.page.getByRole('heading', { name: /^Error/ });
    await expect(link.or(failure)).toBeVisible({ timeout: 90_000 });
    await expect(failure).toHaveCount(0);
    return link;
  }
}
