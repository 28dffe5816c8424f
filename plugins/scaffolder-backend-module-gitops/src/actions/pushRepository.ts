import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { fields } from '../layout/inputs/fields';
import { GitRemotes } from '../repository/GitRemotes';
import { PlanFile } from '../repository/PlanFile';
import { pushPlan } from '../repository/pushPlan';
import { PushQueue } from '../repository/PushQueue';
import { readCheckout } from '../repository/readCheckout';
import { toAuthor } from '../repository/toAuthor';
import { toCommitMessage } from '../repository/toCommitMessage';
import { toDiff } from '../repository/toDiff';
import { GitPerson } from '../repository/writeCommit';
import { toChangeKind } from './logChanges';
import { examples } from './pushRepository.examples';
import { repositoryInput } from './repositoryInput';
import { targetPath } from './targetPath';

const MOST_ATTEMPTS = 100;

/** `gitops:repo:push` */
export function createPushRepositoryAction(options: {
  remotes: GitRemotes;
  queue: PushQueue;
  committer: GitPerson;
  now: () => Date;
  random: () => number;
  sleep: (ms: number, signal?: AbortSignal) => Promise<unknown>;
}) {
  const { remotes, queue, committer } = options;
  return createTemplateAction({
    id: 'gitops:repo:push',
    description:
      'Commits and pushes what was done to the checked out platform repository, replayed on its newest head, so that nobody who pushes at the same time loses anything',
    examples,
    supportsDryRun: true,
    schema: {
      input: () =>
        z.object({
          ...repositoryInput,
          branch: fields.branch
            .optional()
            .describe(
              'The branch that was checked out when absent. One the host does not have yet begins there, ready for a pull request',
            ),
          commitMessage: z
            .string()
            .min(1)
            .max(5000)
            .optional()
            .describe('What was done, in the words of the steps, when absent'),
          targetPath,
        }),
      output: () =>
        z.object({
          commit: z
            .string()
            .describe(
              'The commit that has everything asked for, also when it was there before',
            ),
          isNew: z
            .boolean()
            .describe('False when there was nothing left to commit'),
          branch: z.string(),
          repoUrl: z.string(),
          changes: z.array(
            z.object({
              path: z.string(),
              change: z.enum(['added', 'changed', 'removed']),
            }),
          ),
          attempts: z.number(),
          diff: z.string(),
        }),
    },
    async handler(ctx) {
      const directory = resolveSafeChildPath(
        ctx.workspacePath,
        ctx.input.targetPath ?? 'platform',
      );
      const checkout = await readCheckout(directory);
      const remote = remotes.open(ctx.input.repoUrl ?? checkout.url, {
        credentials: { token: ctx.input.token, username: ctx.input.username },
        signal: ctx.signal,
      });
      const branch = ctx.input.branch ?? checkout.branch;
      const steps = await new PlanFile(directory).read();
      const message = toCommitMessage({
        message: ctx.input.commitMessage,
        titles: steps.map(({ title }) => title),
        taskId: ctx.task.id,
      });
      const push = () =>
        queue.run(`${remote.url}#${branch}`, () =>
          pushPlan(remote, {
            directory,
            branch,
            from: checkout.branch,
            steps,
            message,
            author: toAuthor(ctx.user, committer),
            committer,
            isDryRun: ctx.isDryRun ?? false,
            attempts: MOST_ATTEMPTS,
            now: options.now,
            random: options.random,
            sleep: ms => options.sleep(ms, ctx.signal),
            onRetry: sentence => ctx.logger.info(sentence),
            signal: ctx.signal,
          }),
        );
      const pushed = await ctx.checkpoint({
        key: `gitops.repo.push.${ctx.step?.id ?? ''}.${branch}`,
        fn: async () => {
          const { commit, isNew, changes, attempts } = await push();
          return {
            commit,
            isNew,
            attempts,
            diff: toDiff(changes),
            changes: changes.map(change => ({
              path: change.path,
              change: toChangeKind(change),
            })),
          };
        },
      });
      const { commit, isNew, changes } = pushed;
      for (const { path, change } of changes) {
        ctx.logger.info(`  ${change} ${path}`);
      }
      if (isNew) {
        ctx.logger.info(
          `Pushed ${commit.slice(0, 8)} to ${branch} of ${remote.url}.`,
        );
      } else if (ctx.isDryRun && changes.length > 0) {
        ctx.logger.info(`Would push this to ${branch} of ${remote.url}:`);
        ctx.logger.info(pushed.diff);
      } else {
        ctx.logger.info(`Nothing to do: ${branch} has everything already.`);
      }
      ctx.output('commit', commit);
      ctx.output('isNew', isNew);
      ctx.output('branch', branch);
      ctx.output('repoUrl', remote.url);
      ctx.output('changes', changes);
      ctx.output('attempts', pushed.attempts);
      ctx.output('diff', pushed.diff);
    },
  });
}
