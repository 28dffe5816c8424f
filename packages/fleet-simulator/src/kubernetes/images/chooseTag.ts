import { maxSatisfying } from 'semver';
import { z } from 'zod/v3';
import { imagePolicySpec } from './imageSpecs';

/** The tag a policy wants of those there are; undefined when none fits. */
export function chooseTag(
  tags: string[],
  { policy }: z.infer<typeof imagePolicySpec>,
): string | undefined {
  if (policy.semver)
    return maxSatisfying(tags, policy.semver.range) ?? undefined;
  const sorted = [...tags].sort();
  return policy.alphabetical?.order === 'desc'
    ? sorted[0]
    : sorted[sorted.length - 1];
}
