import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { examples } from './refresh.examples';

/** The catalog, as far as it reads an entity again. */
export type CatalogRefresh = {
  refreshEntity(
    entityRef: string,
    options: { credentials: BackstageCredentials },
  ): Promise<void>;
};

/** `gitops:catalog:refresh` */
export function createRefreshAction(options: { catalog: CatalogRefresh }) {
  const { catalog } = options;
  return createTemplateAction({
    id: 'gitops:catalog:refresh',
    description:
      'Has the catalog read an entity again now, as the person who started the task, so that its board expects the clusters that were just written. Where that is refused it is said in the log: the catalog does so by itself a few minutes later',
    examples,
    supportsDryRun: true,
    schema: {
      input: () =>
        z.object({
          entityRef: z
            .string()
            .min(1)
            .max(500)
            .describe('The entity, such as component:default/payments-api'),
        }),
      output: () =>
        z.object({
          isAsked: z.boolean().describe('Whether the catalog took the request'),
        }),
    },
    async handler(ctx) {
      const { entityRef } = ctx.input;
      if (ctx.isDryRun) {
        ctx.logger.info(`Would have the catalog read ${entityRef} again.`);
        ctx.output('isAsked', false);
        return;
      }
      try {
        await catalog.refreshEntity(entityRef, {
          credentials: await ctx.getInitiatorCredentials(),
        });
        ctx.logger.info(`The catalog reads ${entityRef} again.`);
        ctx.output('isAsked', true);
      } catch (error) {
        // What was pushed is pushed: this must not make the task one that failed.
        ctx.logger.warn(
          `The catalog was not asked to read ${entityRef} again (${
            error instanceof Error ? error.name : 'an error'
          }); it does so by itself within minutes.`,
        );
        ctx.output('isAsked', false);
      }
    },
  });
}
