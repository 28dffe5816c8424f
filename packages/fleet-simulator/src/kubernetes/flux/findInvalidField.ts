import { z } from 'zod/v3';
import { KubernetesObject } from '../objects/KubernetesObject';
import { helmReleaseSpec } from './helmReleaseSpec';
import { kustomizationSpec } from './kustomizationSpec';
import { gitRepositorySpec, helmChartSpec } from './sourceSpecs';

const specs: Record<string, z.ZodTypeAny> = {
  GitRepository: gitRepositorySpec,
  HelmChart: helmChartSpec,
  Kustomization: kustomizationSpec,
  HelmRelease: helmReleaseSpec,
};

/**
 * What a definition's schema has against an object, as `spec.prune: Required`; undefined when nothing. Only
 * the fields that controllers here use are looked at.
 */
export function findInvalidField(object: KubernetesObject): string | undefined {
  const parsed = specs[object.kind]?.safeParse(object.spec ?? {});
  if (!parsed || parsed.success) return undefined;
  const [issue] = parsed.error.issues;
  return `${['spec', ...issue.path].join('.')}: ${issue.message}`;
}
