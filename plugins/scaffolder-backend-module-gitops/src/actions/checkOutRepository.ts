import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { fields } from '../layout/inputs/fields';
import { checkOut } from '../repository/checkOut';
import { GitRemotes } from '../repository/GitRemotes';
import { toFileUrl } from '../repository/toFileUrl';
import { toScmRepoUrl } from '../repository/toScmRepoUrl';
import { examples } from './checkOutRepository.examples';
import { repositoryInput } from './repositoryInput';
import { targetPath } from './targetPath';

/** `gitops:repo:checkout` */
export function createCheckOutRepositoryAction(options: {
  remotes: GitRemotes;
}) {
  return createTemplateAction({
    id: 'gitops:repo:checkout',
    description:
      'Checks the platform repository out into the workspace, over plain Git. An empty repository becomes an empty checkout',
    examples,
    supportsDryRun: true,
    schema: {
      input: () =>
        z.object({
          ...repositoryInput,
          branch: fields.branch
            .optional()
            .describe('The configured or default branch when absent'),
          targetPath,
        }),
      output: () =>
        z.object({
          repoUrl: z.string(),
          scmRepoUrl: z
            .string()
            .describe(
              'The same as publish:github:pull-request and its like take it: github.com?owner=org&repo=platform',
            ),
          branch: z.string(),
          fileUrl: z
            .string()
            .describe(
              'Below it lie the files of the branch for catalog:register: <fileUrl>/apps/payments-api/catalog-info.yaml',
            ),
          commit: z
            .string()
            .optional()
            .describe('Absent when the repository is empty'),
        }),
    },
    async handler(ctx) {
      const { repoUrl, token, username, branch } = ctx.input;
      const remote = options.remotes.open(repoUrl, {
        credentials: { token, username },
        signal: ctx.signal,
      });
      const directory = resolveSafeChildPath(
        ctx.workspacePath,
        ctx.input.targetPath ?? 'platform',
      );
      const checkedOut = await checkOut(remote, { directory, branch });
      ctx.logger.info(
        checkedOut.commit
          ? `Checked out ${checkedOut.branch} of ${
              remote.url
            } at ${checkedOut.commit.slice(0, 8)}.`
          : `${remote.url} is empty: its first commit will be ours.`,
      );
      ctx.output('repoUrl', remote.url);
      ctx.output('scmRepoUrl', toScmRepoUrl(remote.url));
      ctx.output('branch', checkedOut.branch);
      ctx.output(
        'fileUrl',
        toFileUrl(remote.url, {
          branch: checkedOut.branch,
          type: remote.hostType,
        }),
      );
      if (checkedOut.commit) ctx.output('commit', checkedOut.commit);
    },
  });
}
