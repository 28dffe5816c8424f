import { expect, test as base } from '@playwright/test';
import { AnswerRecorder } from './AnswerRecorder';
import { readConfidential } from './readConfidential';

/**
 * Playwright's `test`, which also fails when the backend told any page a configured token or the address of
 * an API. What tests ask the fleet themselves does not count.
 */
export const test = base.extend<{ answers: AnswerRecorder }>({
  answers: [
    // Asks for the context so that it ends before the context does, and nothing is lost on the way.
    async ({ browser, context }, use, { annotations }) => {
      const answers = new AnswerRecorder(readConfidential());
      const watch = answers.watch.bind(answers);
      watch(context);
      browser.on('context', watch);
      await use(answers);
      browser.off('context', watch);
      await answers.settle();
      const { bytes, unread, leaks } = answers;
      annotations.push({
        type: 'searched',
        description: `${answers.answers} ${bytes} ${unread.length}`,
      });
      expect(leaks, 'what the browser was told and must not be').toEqual([]);
    },
    { auto: true },
  ],
});
