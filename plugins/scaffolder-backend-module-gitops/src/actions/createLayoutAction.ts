import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import {
  createTemplateAction,
  TemplateAction,
  TemplateExample,
} from '@backstage/plugin-scaffolder-node';
import { zodToJsonSchema } from 'zod-to-json-schema';
import { z } from 'zod/v3';
import { LayoutAction, planLayout } from '../layout';
import { layoutOperations } from '../layout/layoutOperations';
import { PlanFile } from '../repository/PlanFile';
import { readRepositoryFiles } from '../repository/readRepositoryFiles';
import { toDiff } from '../repository/toDiff';
import { writeChanges } from '../repository/writeChanges';
import { LayoutGuard } from './LayoutGuard';
import { layoutOutput } from './layoutOutput';
import { logChanges, toChangeKind } from './logChanges';
import { splitInput } from './splitInput';
import { targetPath } from './targetPath';

/**
 * Makes the action of a layout operation: read the repository in the workspace, plan, write, and leave the step
 * beside the tree for `gitops:repo:push`. Without a checkout the files alone are written, for actions that open
 * pull requests.
 */
export function createLayoutAction(
  id: LayoutAction,
  options: {
    description: string;
    examples: TemplateExample[];
    guard?: LayoutGuard;
  },
) {
  const { guard, ...rest } = options;
  const { schema }: { schema: z.AnyZodObject } = layoutOperations[id];
  const own = z.object({ targetPath, ...guard?.input });
  const input = schema.merge(own);
  const action = createTemplateAction({
    id,
    ...rest,
    supportsDryRun: true,
    schema: {
      input: () => input,
      output: () => layoutOutput,
    },
    async handler(ctx) {
      const { own: mine, values } = splitInput(ctx.input, own.shape);
      const { targetPath: folder, ...asked } = mine;
      const directory = resolveSafeChildPath(ctx.workspacePath, folder);
      const files = await readRepositoryFiles(directory);
      const plan = await planLayout(id, values, files);
      await guard?.check(plan.facts, asked, ctx);
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
      const { service, clusters, version, isGone, moves } = plan.facts;
      if (service) ctx.output('service', service);
      if (clusters) ctx.output('clusters', clusters);
      if (version) ctx.output('version', version);
      if (isGone !== undefined) ctx.output('isGone', isGone);
      if (moves) ctx.output('moves', moves);
    },
  });
  // The scaffolder's validator cannot follow the references by which a field that comes twice is told. Two libraries
  // name the same standard by types of their own.
  const whole = zodToJsonSchema(input, { $refStrategy: 'none' });
  return {
    ...action,
    schema: { ...action.schema, input: whole } as TemplateAction['schema'],
  };
}
