import { Page } from '@playwright/test';

/** Signs in as one of the people of the demo. */
export async function signIn(page: Page, user: 'guest' | 'ada' | 'grace') {
  await page.addInitScript(
    entityRef => window.localStorage.setItem('gitops-demo-user', entityRef),
    `user:default/${user}`,
  );
}
