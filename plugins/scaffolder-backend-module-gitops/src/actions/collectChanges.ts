import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { readBaseCommit } from '../repository/readBaseCommit';
import { readCheckout } from '../repository/readCheckout';
import { readOwnChanges } from '../repository/readOwnChanges';
import { examples } from './collectChanges.examples';
import { targetPath } from './targetPath';

/** `gitops:repo:changes` */
export function createCollectChangesAction() {
  return createTemplateAction({
    id: 'gitops:repo:changes',
    description:
      'Puts the files that were changed in a checked out repository, and only those, into a folder for publish:github:pull-request and its like, which upload every file they find, and tells which were removed',
    examples,
    supportsDryRun: true,
    schema: {
      input: () =>
        z.object({
          targetPath,
          changesPath: z
            .string()
            .min(1)
            .default('changes')
            .describe('The new folder, from the root of the workspace'),
        }),
      output: () =>
        z.object({
          changesPath: z.string().describe('For sourcePath'),
          changed: z.array(z.string()).describe('New and changed files'),
          removed: z.array(z.string()).describe('For filesToDelete'),
        }),
    },
    async handler(ctx) {
      const directory = resolveSafeChildPath(
        ctx.workspacePath,
        ctx.input.targetPath ?? 'platform',
      );
      const changesPath = ctx.input.changesPath ?? 'changes';
      const folder = resolveSafeChildPath(ctx.workspacePath, changesPath);
      if (isBelow(folder, directory) || isBelow(directory, folder)) {
        throw new InputError(
          `changesPath '${changesPath}' has to be beside the checkout, not around or in it.`,
        );
      }
      await readCheckout(directory);
      const own = await readOwnChanges(
        directory,
        await readBaseCommit(directory),
      );
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      const changed: string[] = [];
      const removed: string[] = [];
      for (const { path, content } of own) {
        if (content === undefined) {
          removed.push(path);
          ctx.logger.info(`  removed ${path}`);
          continue;
        }
        const place = resolveSafeChildPath(folder, path);
        await mkdir(dirname(place), { recursive: true });
        await writeFile(place, content);
        changed.push(path);
        ctx.logger.info(`  changed ${path}`);
      }
      ctx.logger.info(
        `${changed.length} files to write and ${removed.length} to remove, in ${changesPath}.`,
      );
      ctx.output('changesPath', changesPath);
      ctx.output('changed', changed);
      ctx.output('removed', removed);
    },
  });
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
