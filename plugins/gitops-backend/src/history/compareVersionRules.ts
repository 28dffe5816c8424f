import { VersionRule } from '@backstage-gitops/plugin-gitops-common';

const fromStrongest: readonly string[] = [
  'image-annotation',
  'version-label',
  'image-tag',
  'chart',
  'revision',
] satisfies VersionRule[];

/** Negative when `a` says more of a version than `b`, zero when they say the same. */
export function compareVersionRules(a: string, b: string): number {
  return fromStrongest.indexOf(a) - fromStrongest.indexOf(b);
}
