import { z } from 'zod/v3';
import { checkRanBefore } from '../board/checkRanBefore';
import { BoardServices, createBoardClient } from '../board/createBoardClient';
import { LayoutGuard } from './LayoutGuard';

/** Lets a service back only to a version that ran on each of the clusters, as the board's history knows. */
export function createHistoryGuard(services: BoardServices): LayoutGuard {
  const input = {
    allowNeverRan: z
      .boolean()
      .default(false)
      .describe(
        'Also to a version that the board never saw there: it remembers no more than its history, and may be down',
      ),
  };
  return {
    input,
    async check({ service, version, clusters }, own, ctx) {
      const { allowNeverRan } = z.object(input).parse(own);
      if (!service || !version || !clusters?.length) return;
      if (allowNeverRan) {
        ctx.logger.info(`Whether ${version} ran there before was not asked.`);
        return;
      }
      await checkRanBefore(
        createBoardClient(services, await ctx.getInitiatorCredentials()),
        { service, version, clusters },
        { signal: ctx.signal },
      );
      ctx.logger.info(
        `${service} ran ${version} on ${clusters.join(', ')} before.`,
      );
    },
  };
}
