import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { BoardServices, createBoardClient } from '../board/createBoardClient';
import { fields } from '../layout/inputs/fields';
import { waitForDeployments } from '../wait/waitForDeployments';
import { examples } from './waitForDeployment.examples';

/** `gitops:deployment:wait` */
export function createWaitForDeploymentAction(
  services: BoardServices & {
    /** Of the app, as browsers reach it; without one no addresses are told. */
    appUrl?: string;
    now: () => Date;
    sleep: (ms: number, signal?: AbortSignal) => Promise<unknown>;
  },
) {
  return createTemplateAction({
    id: 'gitops:deployment:wait',
    description:
      'Waits until a service is Synced and Healthy on its clusters, at the commit that was pushed; fails with the reason the board shows',
    examples,
    supportsDryRun: true,
    schema: {
      input: () =>
        z.object({
          service: fields.service,
          clusters: z.array(fields.cluster).min(1),
          version: fields.version
            .optional()
            .describe('The version it should run'),
          commit: z
            .string()
            .regex(/^[0-9a-f]{40}$/, 'is not the hash of a commit')
            .optional()
            .describe('The commit it should run, or a later one'),
          board: z
            .string()
            .max(1000)
            .regex(/^\/(?!\/)\S*$/, 'is not a path that begins with one slash')
            .optional()
            .describe(
              'Path of the page with the board, below the address of the app. A failure then names the address of the row it speaks of',
            ),
          timeoutMinutes: z
            .number()
            .positive()
            .max(180)
            .default(15)
            .describe('How long to wait'),
        }),
      output: () =>
        z.object({
          deployments: z.array(
            z.object({
              cluster: z.string(),
              version: z.string().optional(),
              health: z.string(),
              sync: z.string(),
              link: z.string().optional(),
            }),
          ),
        }),
    },
    async handler(ctx) {
      const { service, clusters, version, commit, board } = ctx.input;
      const minutes = ctx.input.timeoutMinutes ?? 15;
      const goal = [
        version && `at ${version}`,
        commit && `from ${commit.slice(0, 8)}`,
      ].filter(Boolean);
      const sentence = `${service} to be Healthy ${goal.join(
        ' ',
      )} on ${clusters.join(', ')}`.replace(/ {2,}/g, ' ');
      if (ctx.isDryRun) {
        ctx.logger.info(`Would wait for ${sentence}.`);
        ctx.output('deployments', []);
        return;
      }
      ctx.logger.info(
        `Waiting for ${sentence}, for ${minutes} minutes at most.`,
      );
      const api = createBoardClient(
        services,
        await ctx.getInitiatorCredentials(),
      );
      const rows = await waitForDeployments(api, {
        service,
        clusters,
        goal: { version, commit, since: services.now().toISOString() },
        timeoutMs: minutes * 60_000,
        now: services.now,
        sleep: services.sleep,
        log: line => ctx.logger.info(line),
        ...(board &&
          services.appUrl && {
            toLink: cluster =>
              toRowUrl(`${services.appUrl}${board}`, { service, cluster }),
          }),
        signal: ctx.signal,
      });
      ctx.logger.info(`${service} is Healthy on ${clusters.join(', ')}.`);
      ctx.output(
        'deployments',
        rows.map(({ cluster, health, sync, link, ...row }) => ({
          cluster: cluster.name,
          ...(row.version && { version: row.version.value }),
          health,
          sync,
          ...(link && { link }),
        })),
      );
    },
  });
}

function toRowUrl(
  page: string,
  row: { service: string; cluster: string },
): string {
  const url = new URL(page);
  url.searchParams.set('cluster', row.cluster);
  url.searchParams.set('app', row.service);
  return url.href;
}
