import { LogEvent } from '@backstage-gitops/plugin-gitops-common';

const pod = 'checkout-api-7f89f4f885-7mk9q';

/** So many lines, a second apart, of which some are long. */
export function createLogLines(count: number): LogEvent[] {
  const start = Date.parse('2026-11-23T01:30:04Z');
  return Array.from({ length: count }, (_, index) => ({
    type: 'line' as const,
    pod,
    container: 'checkout-api',
    at: new Date(start + index * 1000).toISOString(),
    text:
      index % 100 === 99
        ? `level=debug msg="a long one" body=${'0123456789'.repeat(400)}`
        : `level=${
            index % 7 === 3 ? 'warn' : 'info'
          } msg="request served" path=/checkout/${index} status=200`,
  }));
}
