import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { validateRepository } from '../layout';
import { readBaseFiles } from '../repository/readBaseFiles';
import { readRepositoryFiles } from '../repository/readRepositoryFiles';
import { targetPath } from './targetPath';
import { examples } from './validateRepository.examples';

/** `gitops:repo:validate` */
export function createValidateRepositoryAction() {
  return createTemplateAction({
    id: 'gitops:repo:validate',
    description:
      'Checks a platform repository: schemas, references between files, waves, registrations, secrets. Errors end the task',
    examples,
    supportsDryRun: true,
    schema: {
      input: () =>
        z.object({
          targetPath,
          failOn: z
            .enum(['error', 'warning', 'never'])
            .default('error')
            .describe('What ends the task'),
        }),
      output: () =>
        z.object({
          errors: z.number(),
          warnings: z.number(),
          findings: z.array(
            z.object({
              severity: z.enum(['error', 'warning']),
              rule: z.string(),
              path: z.string(),
              line: z.number(),
              message: z.string(),
            }),
          ),
          report: z.string().describe('A line for each, with file and line'),
        }),
    },
    async handler(ctx) {
      const directory = resolveSafeChildPath(
        ctx.workspacePath,
        ctx.input.targetPath ?? 'platform',
      );
      const files = await readRepositoryFiles(directory);
      if (files.size === 0) {
        throw new InputError('There is no platform repository at targetPath.');
      }
      const findings = await validateRepository(
        files,
        await readBaseFiles(directory),
      );
      const errors = findings.filter(each => each.severity === 'error').length;
      const warnings = findings.length - errors;
      const lines = findings.map(
        ({ severity, path, line, message, rule }) =>
          `${path}:${line}: ${severity}: ${message} [${rule}]`,
      );
      findings.forEach(({ severity }, index) =>
        ctx.logger[severity === 'error' ? 'error' : 'warn'](lines[index]),
      );
      const summary = `${files.size} files, ${errors} ${
        errors === 1 ? 'error' : 'errors'
      }, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`;
      ctx.logger.info(summary);
      ctx.output('errors', errors);
      ctx.output('warnings', warnings);
      ctx.output('findings', findings);
      ctx.output('report', lines.join('\n'));
      const failOn = ctx.input.failOn ?? 'error';
      const isBad =
        (failOn !== 'never' && errors > 0) ||
        (failOn === 'warning' && warnings > 0);
      if (isBad) {
        throw new InputError(
          `The repository is not right: ${summary}\n${lines.join('\n')}`,
        );
      }
    },
  });
}
