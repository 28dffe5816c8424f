import { Config } from '@backstage/config';
import {
  createConfigError,
  toConfigValueText,
} from '@backstage-gitops/plugin-gitops-node';
import { GitopsConfig } from './GitopsConfig';
import { gitopsConfigSchema } from './gitopsConfigSchema';
import { toConfigError } from './toConfigError';

/**
 * Reads the backend's own part of `gitops`; without any, everything is empty.
 *
 * @throws InputError with one sentence that says which key is wrong, what it has and what it should be.
 */
export function readGitopsConfig(config: Config): GitopsConfig {
  const root = config.getOptional('gitops') ?? {};
  const parsed = gitopsConfigSchema.safeParse(root);
  if (!parsed.success) {
    throw toConfigError(parsed.error.issues[0], root);
  }
  refuseRepetition(
    parsed.data.environments,
    'gitops.environments',
    'each environment once',
  );
  refuseRepetition(
    parsed.data.clusters.flatMap(({ name, aliases }) => [name, ...aliases]),
    'gitops.clusters',
    'names and aliases that are each used once',
  );
  return parsed.data;
}

function refuseRepetition(names: string[], key: string, wanted: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw createConfigError(key, {
      has: `${toConfigValueText(twice)} twice`,
      shouldBe: wanted,
    });
  }
}
