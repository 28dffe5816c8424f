import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { fields } from '../inputs/fields';
import {
  findValuesPath,
  readDeploymentValue,
  setDeploymentValue,
} from '../platform/deploymentValues';
import { readVersion } from '../platform/deploymentVersion';
import { layoutPaths } from '../platform/layoutPaths';
import { readPlatform } from '../platform/readPlatform';
import { LayoutOperation } from './LayoutOperation';
import { moveVersion } from './moveVersion';
import { selectTargets } from './selectTargets';
import { toTitle } from './toTitle';

const place = z
  .object({
    environments: z.array(fields.environment).max(50).optional(),
    clusters: z.array(fields.cluster).max(500).optional(),
  })
  .strict();

const valueKey = z
  .string()
  .max(200)
  .regex(
    /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/,
    "is not a path to a value like 'env.LOG_LEVEL'",
  )
  .refine(
    key =>
      !key
        .split('.')
        .some(part =>
          ['__proto__', 'constructor', 'prototype'].includes(part),
        ) && key !== 'image.tag',
    'cannot be promoted by its path',
  );

const schema = z
  .object({
    service: fields.service,
    from: place
      .optional()
      .describe('Where the version runs; needed unless version is given'),
    to: place.describe('Where it should run'),
    version: fields.version
      .optional()
      .describe('The version of `from` when absent'),
    values: z
      .array(valueKey)
      .max(100)
      .optional()
      .describe(
        "Other values of the service's file that go with it, as 'env.LOG_LEVEL'",
      ),
  })
  .strict();

/** Brings a version, and other values when asked, from some clusters to others. */
export const promoteService: LayoutOperation<typeof schema> = {
  schema,
  apply(draft, { service, from, to, version: given, values = [] }) {
    const platform = readPlatform(draft);
    const targets = selectTargets(draft, service, { platform, ...to });
    const sources = from
      ? selectTargets(draft, service, { platform, ...from })
      : [];
    const version = given ?? readOnlyVersion(draft, service, sources);
    const moves = moveVersion(draft, service, { clusters: targets, version });
    if (values.length > 0) {
      copyValues(draft, service, { sources, targets, values });
    }
    return {
      title: toTitle(service, version, targets),
      service,
      version,
      clusters: targets,
      moves,
    };
  },
};

function readOnlyVersion(
  draft: FileDraft,
  service: string,
  sources: readonly string[],
): string {
  if (sources.length === 0) {
    throw new InputError('Say a version, or from where it comes.');
  }
  const versions = new Set(
    sources.map(cluster =>
      readVersion(draft.read(layoutPaths.deployment(cluster, service)) ?? ''),
    ),
  );
  const [version, ...others] = versions;
  if (version === undefined || others.length > 0) {
    throw new InputError(
      `${sources.join(', ')} run ${[...versions]
        .map(each => each ?? 'no version that can be read')
        .join(', ')}. Say which version to promote.`,
    );
  }
  return version;
}

function copyValues(
  draft: FileDraft,
  service: string,
  plan: {
    sources: readonly string[];
    targets: readonly string[];
    values: readonly string[];
  },
): void {
  const [source, ...others] = plan.sources;
  if (!source || others.length > 0) {
    throw new InputError(
      `Other values come from one cluster only; 'from' means ${
        plan.sources.join(', ') || 'none'
      }.`,
    );
  }
  const text = draft.read(layoutPaths.deployment(source, service)) ?? '';
  if (!findValuesPath(text)) {
    throw new InputError(
      `${service} has overlays, not a chart with values: change apps/${service}/overlays instead.`,
    );
  }
  for (const key of plan.values) {
    const value = readDeploymentValue(text, key);
    if (value === undefined) {
      throw new InputError(
        `${layoutPaths.deployment(source, service)} has no value '${key}'.`,
      );
    }
    for (const target of plan.targets) {
      const file = layoutPaths.deployment(target, service);
      draft.write(
        file,
        setDeploymentValue(draft.read(file) ?? '', key, { value, file }),
      );
    }
  }
}
