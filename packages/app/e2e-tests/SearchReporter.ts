import { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Says at the end how much was searched for what no browser may be told. */
export default class SearchReporter implements Reporter {
  readonly #total = { answers: 0, bytes: 0, unread: 0 };

  onTestEnd(_: TestCase, { annotations }: TestResult) {
    for (const { type, description } of annotations) {
      if (type !== 'searched' || !description) continue;
      const [answers, bytes, unread] = description.split(' ').map(Number);
      this.#total.answers += answers;
      this.#total.bytes += bytes;
      this.#total.unread += unread;
    }
  }

  onEnd() {
    const { answers, bytes, unread } = this.#total;
    process.stdout.write(
      `Searched for tokens and API hosts: ${answers} responses, ${bytes} bytes; the bodies of ${unread} were gone before they could be read.\n`,
    );
  }

  printsToStdio() {
    return false;
  }
}
