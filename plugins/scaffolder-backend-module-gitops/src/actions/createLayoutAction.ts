import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import {
  createTemplateAction,
  TemplateExample,
} from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { LayoutAction, planLayout } from '../layout';
import { layoutOperations } from '../layout/layoutOperations';
import { PlanFile } from '../repository/PlanFile';
import { readRepositoryFiles } from '../repository/readRepositoryFiles';
import { toDiff } from '../repository/toDiff';
import { writeChanges } from '../repository/writeChanges';
import { layoutOutput } from './layoutOutput';
import { logChanges, toChangeKind } from './logChanges';
import { targetPath } from './targetPath';

const ownInput = z.object({ targetPath }).passthrough();

/**
 * Makes the action of a layout operation: read the repository in the workspace, plan, write, and leave the step
 * beside the tree for `gitops:repo:push`. Without a checkout the files alone are written, for actions that open
 * pull requests.
 */
export function createLayoutAction(
  id: LayoutAction,
  options: { description: string; examples: TemplateExample[] },
) {
  const { schema }: { schema: z.AnyZodObject } = layoutOperations[id];
  return createTemplateAction({
    id,
    ...options,
    supportsDryRun: true,
    schema: {
      input: () => schema.extend({ targetPath }),
      output: () => layoutOutput,
    },
    async handler(ctx) {
      const { targetPath: folder, ...values } = ownInput.parse(ctx.input);
      const directory = resolveSafeChildPath(ctx.workspacePath, folder);
      const files = await readRepositoryFiles(directory);
      const plan = await planLayout(id, values, files);
      logChanges(ctx.logger, plan);
      const diff = toDiff(plan.changes);
      if (ctx.isDryRun && diff) ctx.logger.info(diff);
      await writeChanges(directory, plan.changes);
      await new PlanFile(directory).add({
        action: id,
        input: values,
        title: plan.title,
      });
      ctx.output(
        'changes',
        plan.changes.map(change => ({
          path: change.path,
          change: toChangeKind(change),
        })),
      );
      ctx.output('diff', diff);
      ctx.output('title', plan.title);
      ctx.output('warnings', plan.warnings);
      const { service, clusters, version, moves } = plan.facts;
      if (service) ctx.output('service', service);
      if (clusters) ctx.output('clusters', clusters);
      if (version) ctx.output('version', version);
      if (moves) ctx.output('moves', moves);
    },
  });
}
