import { expect } from '@playwright/test';
import { AnswerRecorder } from './AnswerRecorder';
import { BoardPage } from './BoardPage';
import { findConfidential } from './findConfidential';
import { readConfidential } from './readConfidential';
import { test } from './test';

test.describe('the search for what no browser may be told', () => {
  test('finds each token and API host, however it is written', () => {
    const confidential = readConfidential();
    expect(confidential.length).toBeGreaterThan(3);
    for (const { name, value } of confidential) {
      for (const text of [
        value,
        encodeURIComponent(value),
        ...['', 'a', 'ab', 'abc'].map(before =>
          Buffer.from(`${before}${value}, and more`).toString('base64'),
        ),
      ]) {
        const body = JSON.stringify({ items: [{ message: `x ${text} y` }] });
        expect(findConfidential(body, confidential)).toContain(name);
      }
    }
    expect(findConfidential('{"items":[]}', confidential)).toEqual([]);
  });

  test('reads headers, bodies and streams, while links lead to other hosts', async ({
    answers,
    browser,
  }) => {
    const context = await browser.newContext();
    const recorder = new AnswerRecorder([
      { name: 'header', value: 'x-content-type-options' },
      { name: 'body', value: 'checkout-api' },
    ]);
    recorder.watch(context);
    const board = new BoardPage(await context.newPage());
    await board.open();
    const drawer = await board.openDrawer('gcp-gke');
    await expect(
      drawer.locator('a[href^="https://argocd.example.com/"]').first(),
    ).toBeVisible({ timeout: 30_000 });
    await drawer.getByRole('tab', { name: 'Logs' }).click();
    await expect(drawer.getByRole('log')).toContainText(/\w/, {
      timeout: 30_000,
    });
    await recorder.settle();
    await answers.settle();
    const found = (name: string, where: RegExp) =>
      recorder.leaks.filter(
        leak => leak.name === name && where.test(leak.where),
      ).length;
    expect(found('header', /^headers of .*\/api\/gitops\//)).toBeGreaterThan(0);
    expect(found('body', /^http.*\/deployments/)).toBeGreaterThan(0);
    expect(found('body', /^http.*\/logs/)).toBeGreaterThan(0);
    expect(answers.answers).toBeGreaterThan(5);
    expect(answers.bytes).toBeGreaterThan(10_000);
    await context.close();
  });
});
