import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { examples } from './unregister.examples';

/** The catalog, as far as it knows what was registered. */
export type CatalogLocations = {
  getLocationByRef(
    ref: string,
    options: { credentials: BackstageCredentials },
  ): Promise<{ id: string } | undefined>;
  removeLocationById(
    id: string,
    options: { credentials: BackstageCredentials },
  ): Promise<void>;
};

/** `gitops:catalog:unregister` */
export function createUnregisterAction(options: { catalog: CatalogLocations }) {
  const { catalog } = options;
  return createTemplateAction({
    id: 'gitops:catalog:unregister',
    description:
      'Takes what catalog:register registered out of the catalog, as the person who started the task. What was registered otherwise stays',
    examples,
    supportsDryRun: true,
    schema: {
      input: () =>
        z.object({
          catalogInfoUrl: z
            .string()
            .max(2000)
            .describe('The address that was given to catalog:register'),
        }),
      output: () =>
        z.object({
          isTakenOut: z
            .boolean()
            .describe(
              'Whether it was there, and the catalog let it go; never in a dry run',
            ),
        }),
    },
    async handler(ctx) {
      const { catalogInfoUrl } = ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      try {
        const location = await catalog.getLocationByRef(
          `url:${catalogInfoUrl}`,
          { credentials },
        );
        const isTakenOut = location !== undefined && !ctx.isDryRun;
        if (!location) {
          ctx.logger.info(
            `Nothing to do: ${catalogInfoUrl} is not registered in the catalog, as far as you may see.`,
          );
        } else if (ctx.isDryRun) {
          ctx.logger.info(`Would take ${catalogInfoUrl} out of the catalog.`);
        } else {
          await catalog.removeLocationById(location.id, { credentials });
          ctx.logger.info(`Took ${catalogInfoUrl} out of the catalog.`);
        }
        ctx.output('isTakenOut', isTakenOut);
      } catch (error) {
        // What was pushed is pushed: this must not make the task one that failed.
        ctx.logger.warn(
          `${catalogInfoUrl} stays in the catalog, which refused to let it go (${
            error instanceof Error ? error.name : 'an error'
          }).`,
        );
        ctx.output('isTakenOut', false);
      }
    },
  });
}
