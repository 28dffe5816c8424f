import { PlatformRepository } from '../git/PlatformRepository';
import { HubInventory } from './HubInventory';
import { ReplayedApplication, replayCommit } from './replayCommit';

/**
 * Goes through commits as the hub would have, so that a start finds Applications with the history their
 * repository tells.
 *
 * @param commits - oldest first
 * @param inventory - takes what was applied on the hub
 */
export function replayHistory(
  repository: PlatformRepository,
  commits: string[],
  inventory: HubInventory,
): ReplayedApplication[] {
  const all = commits.reduce(
    (before, commit) => replayCommit(commit, before, { repository, inventory }),
    new Map<string, ReplayedApplication>(),
  );
  return [...all.values()];
}
