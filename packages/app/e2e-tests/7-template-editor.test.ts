import { expect, Page } from '@playwright/test';
import { signIn } from './signIn';
import { test } from './test';

/** Shows one of our fields in the template editor's Custom Field Explorer. */
async function explore(page: Page, field: string) {
  const choice = page.getByRole('textbox').first();
  await choice.click();
  await choice.fill(field);
  await page.getByRole('option', { name: field, exact: true }).click();
  await expect(page.getByText(`${field} Example`).first()).toBeVisible();
}

test('form fields read live data and say what is wrong in the template editor too', async ({
  page,
}) => {
  await signIn(page, 'grace');
  await page.goto('/create/edit/custom-fields');
  await expect(page.getByText('Field Options')).toBeVisible({
    timeout: 60_000,
  });
  await explore(page, 'GitopsServiceName');
  await page.getByLabel('Name').last().fill('checkout-api');
  await expect(
    page.getByText(/There is a service checkout-api already/),
  ).toBeVisible();
  await explore(page, 'GitopsClusterPicker');
  await expect(
    page.getByRole('checkbox', { name: /^gcp-gke/ }).first(),
  ).toBeVisible({ timeout: 30_000 });
  await explore(page, 'GitopsVersionPicker');
  await expect(page.getByText('Choose a service first.')).toBeVisible();
});
